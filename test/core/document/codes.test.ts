import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  analyseFile,
  binaryProblem,
  unreadableProblem,
} from '../../../server/src/core/document/analyseFile.ts';
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
const URI = 'file:///a.example.yaml';

/** Codes whose texts are too large or too strange for a page. */
const BUILT: Record<string, () => string[]> = {
  'file.too-large': () => fileCodes('x'.repeat(LIMITS.file + 1)),
  'file.too-many-records': () => fileCodes('---\na\n'.repeat(LIMITS.documents + 1)),
  'file.binary': () => [...fileCodes('example_id: \0'), binaryProblem().code],
  'file.unreadable': () => [unreadableProblem('permission denied').code],
  'configuration.unreadable': () =>
    unreadableConfiguration('permission denied').problems.map(({ code }) => code),
  'yaml.too-deep': () => codesOf(`${RECORD}\nmetadata: ${'['.repeat(101)}${']'.repeat(101)}`),
  // Put together here, so that no scanner takes the page for a leak.
  'privacy.secret': () => codesOf(RECORD.replace('Where', `ghp_${'a1B2c3'.repeat(6)}`)),
  'dataset.unbalanced': () => codesOf(unbalanced()),
  'record.too-large': () => codesOf(`${RECORD}\nexplanation: ${'x'.repeat(LIMITS.document)}`),
};

/** Twelve records of one label beside one of another. */
function unbalanced(): string {
  const id = (number: number): string => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(number)}`;
  const example = (label: string, number: number): string =>
    `example_id: ${id(number)}\nversion: 1\ninput: ${String(number)}\nexpected_output: ${label}\n`;
  const often = Array.from({ length: 12 }, (_, at) => example('often', 10 + at));
  const dataset = `dataset_id: ${id(60)}\nversion: 1\nmembers: { field: kind, eq: example }\n`;
  return `#- a.dataset.yaml\n${dataset}#- a.example.yaml\n${[...often, example('once', 40)].join('---\n')}`;
}

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
  return found?.replaceAll(/^# …$/gm, RECORD);
}

function fileCodes(text: string): string[] {
  return analyseFile(URI, text).file.problems.map(({ code }) => code);
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
