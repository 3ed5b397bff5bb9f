import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import { checkDiagnostics } from '../support/diagnose.ts';
import { unindent } from '../support/markers.ts';

function severities(text: string | undefined, codes: readonly string[]): string[] {
  const { configuration } = parseConfiguration(text === undefined ? undefined : unindent(text));
  return codes.map((code) => configuration.severityOf(code, 'error'));
}

describe('the project configuration', () => {
  it('is empty where there is no file or nothing in it', () => {
    for (const text of [undefined, '', '\n \n']) {
      const { configuration, problems } = parseConfiguration(text);
      expect([configuration.project, problems]).toEqual([{ format_version: 1 }, []]);
    }
  });

  it('gives severities by code before family', () => {
    const text = `
      format_version: 1
      rules: { yaml.*: warning, yaml.syntax: off }
    `;
    expect(severities(text, ['yaml.syntax', 'yaml.bad-key', 'record.bad-uuid'])).toEqual([
      'off',
      'warning',
      'error',
    ]);
  });

  it('keeps what is right beside what is wrong', () => {
    const text = `
      format_version: 1
      base_branch: trunk
      serach: {}
      search: { keyword: { name: many } }
      rules: { record.bad-uuid: loud, record.bad-date: hint, record.nothing: off }
    `;
    const { configuration } = parseConfiguration(unindent(text));
    expect(configuration.project).toEqual({
      format_version: 1,
      base_branch: 'trunk',
      rules: { 'record.bad-date': 'hint', 'record.nothing': 'off' },
    });
    expect(severities(text, ['record.bad-uuid', 'record.bad-date'])).toEqual(['error', 'hint']);
  });

  it('locates what is wrong', () => {
    checkDiagnostics(`
      #- databits.yaml
      format_version: 1
      serach: {}
      # <^ error[configuration.unknown-property]
      search: { keyword: { name: many } }
      #                          ^^^^ error[configuration.invalid]
      rules:
        record.bad-uid: off
      # ^^^^^^^^^^^^^^ warning[configuration.unknown-rule]
        recrod.*: off
      # ^^^^^^^^ warning[configuration.unknown-rule]
        yaml.*: loud
      #         ^^^^ error[configuration.invalid]
    `);
    checkDiagnostics(`
      #- databits.yaml
      - 1
      # <^ error[configuration.invalid]
    `);
    checkDiagnostics(
      `
      #- databits.yaml
      base_branch: [main
      #                ^ error[yaml.missing-character]
    `,
    );
  });
});
