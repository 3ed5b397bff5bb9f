import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormChange } from '../../../shared/src/protocol/form.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { applyTextEdits } from '../../../server/src/core/writing/textEdits.ts';
import { anyJson } from '../support/arbitraryRecords.ts';
import { checkEdit, FRESH, ID, plan } from './support.ts';

const first = `# first
example_id: ${ID}01
version: 1
name: one # a name
function_name: f
input: { text: Hello }
expected_output:
  intent: greet
`;
const second = `example_id: ${ID}02
version: 1
input:
  text: Bye
  tries: 2
  tags: [a]
  sure: true
expected_output: { intent: leave }
`;
const text = `${first}---\n${second}`;

describe('a change', () => {
  test('of a record further down has its place in the file', () => {
    checkEdit(text, { set: ['input', 'text'], value: 'Bye now' }, text.replace('Bye', 'Bye now'), {
      document: 1,
    });
  });

  test('goes to the record with the id, wherever it stands', () => {
    const place = { document: 0, id: `${ID}02` };
    checkEdit(
      text,
      { set: ['version'], value: 2 },
      `${first}---\n${second.replace('version: 1', 'version: 2')}`,
      place,
    );
  });

  test('makes what lacks on the way', () => {
    checkEdit(
      text,
      { set: ['attribution', 'license'], value: 'MIT' },
      text.replace('  intent: greet\n', '  intent: greet\nattribution:\n  license: MIT\n'),
    );
  });

  test('takes out, and names anew', () => {
    checkEdit(text, { remove: ['name'] }, text.replace('name: one # a name\n', ''));
    checkEdit(
      text,
      { rename: ['expected_output', 'intent'], to: 'label' },
      text.replace('intent: greet', 'label: greet'),
    );
  });

  test('to what is there already is no edit', () => {
    expect(plan(text, { set: ['name'], value: 'one' }, { document: 0 })).toMatchObject({ edits: [] });
  });

  test('is refused with a reason where it cannot be made', () => {
    const refused = (change: FormChange, of = text, id?: string): string => {
      const answer = plan(of, change, { document: 0, ...(id !== undefined && { id }) });
      return 'refused' in answer ? answer.refused : 'not refused';
    };
    expect(refused({ set: ['example_id'], value: 'x' })).toMatch(/identity/);
    expect(refused({ set: ['name'], value: 'x' }, text, `${ID}77`)).toMatch(/no longer/);
    expect(refused({ rename: ['name'], to: 'version' })).toMatch(/already/);
    expect(refused({ set: ['name'], value: 'x' }, `${first}input: [`)).toMatch(/edit it in the text/);
    const aliases = 'input: &a { text: x }\nexpected_output: *a\n';
    expect(refused({ set: ['input', 'text'], value: 'y' }, aliases)).toMatch(/edit it in the text/);
  });

  test('of any value leaves every other record as it is', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const answer = plan(text, { set: ['input', 'text'], value }, { document: 1 });
        if ('refused' in answer) throw new Error(answer.refused);
        const after = new OpenFile('file:///w/a.example.yaml', 'example', applyTextEdits(text, answer.edits));
        expect(after.documents[0]?.segment.text.startsWith(first)).toBe(true);
        expect(after.documents[1]?.value).toMatchObject({ input: { text: value, tries: 2 } });
      }),
      { numRuns: 100 },
    );
  });
});

describe('records', () => {
  const added = `---
example_id: ${FRESH}
version: 1
function_name: f
input:
  text: ""
expected_output:
  intent: ""
status: draft
created_at: "2026-03-04T09:30:00Z"
`;

  test('a new one stands at the end, with the fields of the one that is shown', () => {
    checkEdit(text, { create: true }, text + added);
    expect(plan(text, { create: true }, { document: 0 })).toMatchObject({
      place: { document: 2, id: FRESH },
    });
    const like = plan(text, { create: true }, { document: 1 });
    expect('edits' in like && like.edits[0]?.newText).toContain(
      '  text: ""\n  tries: 0\n  tags: []\n  sure: false\n',
    );
  });

  test('a new one in an empty file has what is required', () => {
    checkEdit(
      '',
      { create: true },
      `databit_id: ${FRESH}\nversion: 1\ncontent:\n  text: ""\nstatus: draft\ncreated_at: "2026-03-04T09:30:00Z"\n`,
      { document: 0 },
      'file:///w/a.databit.yaml',
    );
  });

  test('a deleted one goes with its text; the last one leaves an empty file', () => {
    checkEdit(text, { delete: true }, `---\n${second}`);
    checkEdit(text, { delete: true }, first, { document: 1 });
    checkEdit(first, { delete: true }, '');
  });
});
