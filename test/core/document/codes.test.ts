import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unreadableProblem } from '../../../server/src/core/document/analyseFile.ts';
import { unreadableComments } from '../../../server/src/core/comments/readComments.ts';
import { unreadableConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import { PROBLEM_CODES } from '../../../server/src/core/document/codes.ts';
import { LIMITS } from '../../../server/src/core/document/limits.ts';
import { RULES } from '../../../server/src/core/rules/allRules.ts';
import { codesOf } from '../support/diagnose.ts';

const RECORD = [
  'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
  'version: 1',
  'input: Where is my parcel?',
  'expected_output: track_parcel',
].join('\n');

/** Codes that no text of a workspace brings about, or one that is only brackets. */
const BUILT: Record<string, () => string[]> = {
  'file.unreadable': () => [unreadableProblem('permission denied').code],
  'configuration.unreadable': () =>
    unreadableConfiguration('permission denied').problems.map(({ code }) => code),
  'comments.unreadable': () => unreadableComments('permission denied').problems.map(({ code }) => code),
  'yaml.too-deep': () => codesOf(`${RECORD}\nmetadata: ${'['.repeat(101)}${']'.repeat(101)}`),
};

/** What stands for texts that are too large or too strange for a page, or that a scanner would take for a leak. */
const PLACEHOLDERS: Record<string, string> = {
  '«100,001 records»': '---\na\n'.repeat(LIMITS.documents + 1),
  '«51 MB of text»': 'x'.repeat(LIMITS.file + 1),
  '«5 MB of text»': 'x'.repeat(LIMITS.document + 1),
  '«a zero byte»': '\0',
  '«36 letters and digits»': 'a1B2c3'.repeat(6),
};

interface Section {
  code: string;
  text: string;
}

function sections(): Section[] {
  const page = readFileSync(new URL('../../../docs/diagnostics.md', import.meta.url), 'utf8');
  return page
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const newline = part.indexOf('\n');
      return { code: part.slice(0, newline).trim(), text: part.slice(newline + 1) };
    });
}

function snippet({ text }: Section, kind: 'bad' | 'good'): string | undefined {
  const found = new RegExp(`\`\`\`yaml ${kind}\\n([^]*?)\`\`\``).exec(text)?.[1];
  return found
    ?.replaceAll(/^# …$/gm, RECORD)
    .replaceAll(/«.*?»/g, (described) => PLACEHOLDERS[described] ?? `no text for ${described}`);
}

describe('docs/diagnostics.md', () => {
  it('has a section for every code and none for others', () => {
    expect(
      sections()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(Object.keys(PROBLEM_CODES).sort());
  });

  for (const section of sections()) {
    it(`tells the truth about ${section.code}`, () => {
      const severity = Object.entries(PROBLEM_CODES).find(([code]) => code === section.code)?.[1].severity;
      expect(section.text.trimStart()).toMatch(new RegExp(`^Default severity: ${severity ?? 'unknown'}\\.`));
      expect(section.text).toContain('\nFix: ');
      const bad = snippet(section, 'bad');
      const built = BUILT[section.code];
      expect([bad === undefined, built === undefined]).toContain(false);
      const found = bad === undefined ? built?.() : codesOf(bad);
      expect([...new Set(found)]).toEqual([section.code]);
      const good = snippet(section, 'good');
      if (bad !== undefined) expect(codesOf(good ?? 'no good snippet')).toEqual([]);
    });
  }
});

describe('the rules', () => {
  it('report codes of the table, each by one rule', () => {
    const codes = RULES.flatMap((rule) => rule.codes);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes.filter((code) => !Object.hasOwn(PROBLEM_CODES, code))).toEqual([]);
  });
});
