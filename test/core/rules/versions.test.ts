import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/diagnose.ts';

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

/** A file with one example, its version line annotated. */
function example(path: string, version: number, input: string, more = '', annotation = ''): string {
  return `#- ${path}\nexample_id: ${ID}\nversion: ${String(version)}\n${annotation}input: ${input}\nexpected_output: y\n${more}`;
}

const at = (code: string, severity = 'error'): string => `#        ^ ${severity}[version.${code}]\n`;

describe('versions against the base', () => {
  it('go up with the content and only with it', () => {
    const base = example('base/a.example.yaml', 3, 'x');
    checkDiagnostics(base + example('a.example.yaml', 3, 'x'));
    checkDiagnostics(base + example('a.example.yaml', 4, 'z'));
    checkDiagnostics(base + example('a.example.yaml', 3, 'z', '', at('not-raised')));
    checkDiagnostics(base + example('a.example.yaml', 4, 'x', '', at('raised-without-change', 'warning')));
    checkDiagnostics(base + example('a.example.yaml', 2, 'x', '', at('lowered')));
    checkDiagnostics(base + example('a.example.yaml', 2, 'z', '', at('lowered')));
    checkDiagnostics(base + example('a.example.yaml', 7, 'z', '', at('skipped', 'warning')));
  });

  it('are not asked for by annotations, scores and reviews', () => {
    const more = 'name: Other\nstatus: approved\nquality_scores: { clear: 0.5 }\nusage_count: 4\n';
    checkDiagnostics(example('base/a.example.yaml', 1, 'x') + example('a.example.yaml', 1, 'x', more));
  });

  it('follow a record into another file', () => {
    checkDiagnostics(
      example('base/a.example.yaml', 1, 'x') + example('moved/b.example.yaml', 1, 'z', '', at('not-raised')),
    );
  });

  it('tell an id that is used again after its record was deleted', () => {
    const past = example('past/a.example.yaml', 1, 'x');
    const reused = `#           ${'^'.repeat(ID.length)} error[version.id-reused]\n`;
    checkDiagnostics(
      `${past}#- b.example.yaml\nexample_id: ${ID}\n${reused}version: 1\ninput: another\nexpected_output: z\n`,
    );
    checkDiagnostics(past + example('b.example.yaml', 1, 'x'));
    checkDiagnostics(past + example('b.example.yaml', 2, 'another'));
  });

  it('collide with what the base branch did meanwhile', () => {
    const before = example('base/a.example.yaml', 1, 'x') + example('tip/a.example.yaml', 2, 'theirs');
    checkDiagnostics(before + example('a.example.yaml', 2, 'ours', '', at('collision')));
    checkDiagnostics(before + example('a.example.yaml', 3, 'ours'));
    checkDiagnostics(before + example('a.example.yaml', 2, 'theirs'));
    checkDiagnostics(before + example('a.example.yaml', 1, 'x'));
  });

  it('are not asked of new records, of records without a version, nor of two with one id', () => {
    checkDiagnostics(example('a.example.yaml', 7, 'x'));
    const two = `#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[record.duplicate-id]\n`;
    const copy = (path: string): string => example(path, 1, 'z').replace('\nversion', `\n${two}version`);
    checkDiagnostics(
      example('base/a.example.yaml', 1, 'x') + copy('a.example.yaml') + copy('b.example.yaml'),
    );
    checkDiagnostics(
      example('base/a.example.yaml', 1, 'x') +
        example('a.example.yaml', 1, 'z').replace(
          'version: 1',
          'version: "1"\n#        ^^^ error[record.wrong-type]',
        ),
    );
  });
});
