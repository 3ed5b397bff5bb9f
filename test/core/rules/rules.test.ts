import { describe, expect, it } from 'vitest';
import { resolveFile } from '../../../server/src/core/rules/referencedFiles.ts';
import { checkDiagnostics, diagnose } from '../support/diagnose.ts';
import { readFiles } from '../support/markers.ts';

const REST = `version: 1
      input: x
      expected_output: y`;

describe('duplicate ids', () => {
  it('are reported on every record that has the id, across files and without regard to case', () => {
    const fixture = `
      #- one.example.yaml
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[record.duplicate-id]
      ${REST}
      name: First
      #- two.databit.yaml
      databit_id: 01930D2E-7B5A-7C31-9A44-0F6B8C1D2E40
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[record.duplicate-id]
      version: 1
      content: z
    `;
    checkDiagnostics(fixture);
    const { problems } = diagnose(readFiles(fixture.replace(/^ *#  .*\n/gm, '')));
    const related = [...problems.values()].flat().flatMap((problem) => problem.related ?? []);
    expect(related.map(({ uri, range, message }) => [uri, range.start.line, message])).toEqual([
      ['file:///workspace/two.databit.yaml', 0, 'The id is also here: z'],
      ['file:///workspace/one.example.yaml', 0, 'The id is also here: First'],
    ]);
  });

  it('are reported within a file too', () => {
    checkDiagnostics(`
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[record.duplicate-id]
      ${REST}
      ---
      example_id: "01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40"
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[record.duplicate-id]
      ${REST}
    `);
  });

  it('count for records with other problems and for ids that are no UUIDs', () => {
    checkDiagnostics(`
      example_id: one
      #           ^^^ error[record.bad-uuid]
      #           ^^^ error[record.duplicate-id]
      ${REST}
      ---
      example_id: ONE
      #           ^^^ error[record.bad-uuid]
      #           ^^^ error[record.duplicate-id]
      ${REST}
      nonsense: 1
      # <^ error[record.unknown-property]
    `);
  });
});

describe('references', () => {
  it('are checked wherever the schema says that there is one, keys included', () => {
    checkDiagnostics(`
      #- parts.dataset.yaml
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e50
      version: 1
      members:
        any:
          - ids: [01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40, 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e49]
      #                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.unknown]
          - not: { dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40 }
      #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.wrong-kind]
          - dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e50
      #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.self]
      splits:
        seed: 1
        weights: { train: 1 }
        assign:
          01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40: train
          01930d2e-7b5a-7c31-9a44-0f6b8c1d2e48: test
      #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.unknown]
      #- a.example.yaml
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      ${REST}
    `);
  });

  it('that lead in a circle are reported in each file of the circle, and not beside it', () => {
    checkDiagnostics(`
      #- one.dataset.yaml
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e51
      version: 1
      members: { dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e52 }
      #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.cycle]
      #- two.dataset.yaml
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e52
      version: 1
      members:
        union:
          - dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e51
      #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[reference.cycle]
          - dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e53
      #- three.dataset.yaml
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e53
      version: 1
      members: { ids: [] }
      #- four.dataset.yaml
      dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e54
      version: 1
      members: { dataset: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e51 }
    `);
  });
});

describe('files that records name', () => {
  it('are looked for beside the record, wherever a value has a uri', () => {
    checkDiagnostics(
      `
      #- data/a.databit.yaml
      databit_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      source_uri: ../notes/one.txt
      content:
        - { uri: "two words.txt" }
        - parts: [{ uri: gone.txt }]
      #                  ^^^^^^^^ warning[file.missing]
        - { uri: https://example.org/x.txt }
        - { uri: [not, a, name] }
        - { uri: file:///workspace/notes/one.txt }
        - { uri: ../notes/one.txt#part, sha256: 5891B5B522D5DF086D0FF0B110FBD9D21BB4FC7163AF34D08286A2E846F6BE03 }
        - { uri: ../notes/one.txt, sha256: abc }
      #          ^^^^^^^^^^^^^^^^ warning[file.changed]
      metadata: { part: { uri: not-content.txt } }
      #- notes/one.txt
      hello
      #- data/two words.txt
      hello
    `.replace('#- data/two words.txt', '#- data/two%20words.txt'),
    );
  });

  it('have addresses of any form', () => {
    const record = 'file:///c%3A/data/sub/a.example.yaml';
    expect(resolveFile(record, 'b.png')).toBe('file:///c%3A/data/sub/b.png');
    expect(resolveFile(record, '../b%20c.png#x')).toBe('file:///c%3A/data/b%20c.png');
    expect(resolveFile(record, '100%.png')).toBe('file:///c%3A/data/sub/100%25.png');
    expect(resolveFile(record, 'a\\b.png')).toBe('file:///c%3A/data/sub/a/b.png');
    expect(resolveFile('vscode-remote://wsl/data/a.example.yaml', 'b.png')).toBe(
      'vscode-remote://wsl/data/b.png',
    );
    expect(resolveFile(record, '#only')).toBeUndefined();
  });
});

describe('severities', () => {
  it('come from the project, by code before family', () => {
    checkDiagnostics(`
      #- databits.yaml
      format_version: 1
      rules:
        record.*: hint
        record.bad-uuid: warning
        reference.unknown: off
      #- a.example.yaml
      example_id: one
      #           ^^^ warning[record.bad-uuid]
      ${REST}
      attribution:
        license: nonsense
      #          ^^^^^^^^ hint[record.bad-license]
        derived_from: [{ example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e49 }]
    `);
  });
});

describe('sources', () => {
  const source = (status: string): string =>
    `#- a.databit.yaml\ndatabit_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41\nversion: 2\ncontent: z\nstatus: ${status}\n`;
  const derived = (version: number, code: string, more = ''): string =>
    `#- b.example.yaml\nexample_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\ninput: x\nexpected_output: y\n${more}attribution:\n  derived_from:\n    - { databit_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41, version: ${String(version)} }\n${code}`;
  const at = (code: string): string => `#                   ${'^'.repeat(36)} warning[reference.${code}]\n`;

  it('are in use as long as the record is', () => {
    checkDiagnostics(source('rejected') + derived(2, at('retired-source')));
    checkDiagnostics(source('deprecated') + derived(2, at('retired-source')));
    checkDiagnostics(source('deprecated') + derived(2, '', 'status: rejected\n'));
    checkDiagnostics(source('draft') + derived(2, ''));
  });

  it('have the version that is named', () => {
    checkDiagnostics(source('approved') + derived(3, at('unknown-version')));
    checkDiagnostics(source('approved') + derived(1, ''));
  });
});
