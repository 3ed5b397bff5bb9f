import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/diagnose.ts';

const HEAD = 'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\nexpected_output: y\n';

describe('comments with a reason', () => {
  it('let problems stay on the next line and below it, or on their own', () => {
    checkDiagnostics(`${HEAD}# databits-ignore privacy.email: ours

# another comment
input:
  text: a@b.co
  more: |
    c@d.co
metadata:
  one: a@b.co # databits-ignore privacy.*: ours
  two: a@b.co
#      ^^^^^^ warning[privacy.email]
`);
  });

  it('are about the codes that they name, of any rule', () => {
    checkDiagnostics(
      `${HEAD}# databits-ignore privacy.phone, record.not-in-enum: we know
difficulty: hrad
# databits-ignore privacy.phone: we know
#^ hint[suppression.unused]
input: a@b.co
#      ^^^^^^ warning[privacy.email]
`.replace('#^ hint', '# <^ hint'),
    );
    checkDiagnostics(`#- a.example.yaml
# databits-ignore example.conflict: the house rule changed
${HEAD}input: x
#- b.example.yaml
example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[example.conflict]
version: 1
input: x
expected_output: z
`);
  });

  it('are none within a text', () => {
    checkDiagnostics(`${HEAD}input: |
  # databits-ignore privacy.email: ours
  a@b.co
# ^^^^^^ warning[privacy.email]
name: "x # databits-ignore privacy.email: ours"
`);
  });

  it('count in every document of a stream by their own lines', () => {
    const other = HEAD.replace('2e40', '2e41');
    checkDiagnostics(`# about
${HEAD}input: c@d.co
#      ^^^^^^ warning[privacy.email]
---
${other}input: a@b.co # databits-ignore privacy.email: ours
`);
  });
});

describe('comments that let nothing stay', () => {
  it('are told, and the problem with them', () => {
    checkDiagnostics(`${HEAD}# databits-ignore privacy.email:
# <^ warning[suppression.no-reason]
input: a@b.co
#      ^^^^^^ warning[privacy.email]
# databits-ignore
# <^ warning[suppression.unknown-code]
# databits-ignore privacy.mail: why
# <^ warning[suppression.unknown-code]
# databits-ignore version.not-raised: told by git alone
name: a
`);
  });
});
