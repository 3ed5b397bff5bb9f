import { describe, expect, it } from 'vitest';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { LIMITS } from '../../../server/src/core/document/limits.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';

const URI = 'file:///hostile.example.yaml';
const MEGABYTE = 1_000_000;
/** Guards against hangs; far more than any of these texts takes. */
const HANG = 20_000;

const RECORD = 'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\ninput: x\nexpected_output: y\n';

/** Levels of lists that repeat the level before nine times: 9^levels leaves from a few hundred bytes. */
function aliasBomb(levels: number): string {
  const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= levels; level++) {
    const before = `*l${String(level - 1)}`;
    lines.push(`l${String(level)}: &l${String(level)} [${Array(9).fill(before).join(', ')}]`);
  }
  return lines.join('\n');
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

/** Each text with the code that has to be among its problems; none where the text is only large. */
const HOSTILE: Record<string, { text: () => string; code?: string }> = {
  'an alias bomb': {
    text: () => `${RECORD}metadata:\n  ${aliasBomb(8).replaceAll('\n', '\n  ')}`,
    code: 'yaml.alias-expansion',
  },
  'a bomb of flow mappings': {
    text: () =>
      `a: &a {k: 1}\n${lines(30, (at) => `b${String(at)}: &b${String(at)} {x: *${at === 0 ? 'a' : `b${String(at - 1)}`}, y: *${at === 0 ? 'a' : `b${String(at - 1)}`}}`)}`,
    code: 'yaml.alias-expansion',
  },
  '100 aliases over large mappings': {
    text: () =>
      `base: &base\n${lines(2500, (at) => `  k${String(at)}: {}`)}\nall: [${Array(100).fill('*base').join(', ')}]`,
    code: 'yaml.alias-expansion',
  },
  'aliases within themselves': {
    text: () => 'a: &a [*a, *a]\nb: &b {x: *b, y: *a}',
    code: 'yaml.recursive-alias',
  },
  'merge keys over merge keys': {
    text: () => `a: &a { x: 1 }\n${lines(1000, (at) => `m${String(at)}: &m${String(at)} { <<: [*a, *a] }`)}`,
    code: 'yaml.merge-key',
  },
  '1 MB of [': { text: () => '['.repeat(MEGABYTE), code: 'yaml.too-deep' },
  '1 MB of {': { text: () => '{'.repeat(MEGABYTE), code: 'yaml.too-deep' },
  '1 MB of "- "': { text: () => '- '.repeat(MEGABYTE / 2), code: 'yaml.too-deep' },
  '1 MB of "? "': { text: () => '? '.repeat(MEGABYTE / 2), code: 'record.too-large' },
  '200 KB of "? "': { text: () => '? '.repeat(100_000), code: 'yaml.too-deep' },
  '1 MB of "[a: "': { text: () => '[a: '.repeat(MEGABYTE / 4), code: 'yaml.too-deep' },
  'deep lines': { text: () => lines(1400, (at) => `${' '.repeat(at)}a:`), code: 'yaml.too-deep' },
  'deep closed brackets': { text: () => `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, code: 'yaml.too-deep' },
  'deep brackets below an anchor': {
    text: () => `a: &a ${'['.repeat(5000)}${']'.repeat(5000)}`,
    code: 'yaml.too-deep',
  },
  '1 MB of commas': { text: () => `[${','.repeat(MEGABYTE)}`, code: 'yaml.syntax' },
  '200 KB of commas': { text: () => `a: [${','.repeat(200_000)}`, code: 'yaml.syntax' },
  '1 MB of quotes': { text: () => '"'.repeat(MEGABYTE), code: 'yaml.syntax' },
  '1 MB of tags': { text: () => '! '.repeat(MEGABYTE / 2), code: 'record.too-large' },
  '200 KB of tags': { text: () => '! '.repeat(100_000), code: 'yaml.bad-anchor' },
  '200 KB of anchors': { text: () => '&a '.repeat(70_000), code: 'yaml.bad-anchor' },
  '1 MB of directives': { text: () => '%A\n'.repeat(MEGABYTE / 3), code: 'yaml.syntax' },
  '1 MB of nested keys on a line': { text: () => 'a: '.repeat(MEGABYTE / 3), code: 'yaml.syntax' },
  '1 MB of line breaks': { text: () => '\n'.repeat(MEGABYTE) },
  '1 MB of document starts': { text: () => '---\n'.repeat(MEGABYTE / 4), code: 'file.too-many-records' },
  '1 MB of document ends': { text: () => '...\n'.repeat(MEGABYTE / 4), code: 'file.too-many-records' },
  'one line of 1 MB': { text: () => `${RECORD}explanation: ${'word '.repeat(MEGABYTE / 5)}` },
  '60,000 keys': {
    text: () => `${RECORD}metadata:\n${lines(60_000, (at) => `  k${String(at)}: ${String(at)}`)}`,
  },
  '60,000 unknown keys': {
    text: () => lines(60_000, (at) => `k${String(at)}: ${String(at)}`),
    code: 'record.unknown-property',
  },
  '30,000 equal keys': { text: () => 'a: 1\n'.repeat(30_000), code: 'yaml.duplicate-key' },
  '20,000 sources that are none': {
    text: () => `${RECORD}attribution:\n  derived_from:\n${lines(20_000, () => '    - {}')}`,
    code: 'record.source-not-one',
  },
  '10,000 equal tags': {
    text: () => `${RECORD}capability_tags: [${Array(10_000).fill('a').join(', ')}]`,
    code: 'record.duplicate-item',
  },
  '10,000 different tags': {
    text: () => `${RECORD}capability_tags:\n${lines(10_000, (at) => `- t${String(at)}`)}`,
  },
  'a licence of parentheses': {
    text: () => `${RECORD}attribution: { license: "${'('.repeat(100_000)}" }`,
    code: 'record.bad-license',
  },
  'a licence of OR': { text: () => `${RECORD}attribution: { license: "MIT${' OR MIT'.repeat(100)}" }` },
  'a document of 5 MB': { text: () => `a: "${'x'.repeat(5 * MEGABYTE)}"`, code: 'record.too-large' },
  '50 MB': { text: () => 'x'.repeat(LIMITS.file + 1), code: 'file.too-large' },
  'binary content': { text: () => '\u0089PNG\r\n\u001a\n\0\0\0', code: 'file.binary' },
  'half characters': { text: () => `${RECORD}name: "\ud800"`, code: 'value.lone-surrogate' },
  'conflict markers everywhere': {
    text: () => `${RECORD}${lines(2000, () => `<<<<<<< a\nname: x\n=======\nname: y\n>>>>>>> b`)}`,
    code: 'yaml.conflict-marker',
  },
};

function codesOf(text: string): string[] {
  const { file } = analyseFile(URI, text);
  return [...file.problems, ...file.documents.flatMap(({ problems }) => problems)].map(({ code }) => code);
}

describe('a hostile file', () => {
  for (const [name, { text, code }] of Object.entries(HOSTILE)) {
    it(
      `of ${name} gives a diagnostic and an end`,
      () => {
        const codes = codesOf(text());
        if (code === undefined) expect(codes.filter((one) => !one.startsWith('record.'))).toEqual([]);
        else expect(codes).toContain(code);
        expect(codes.filter((one) => one.startsWith('yaml.')).length).toBeLessThanOrEqual(500);
      },
      HANG,
    );
  }

  it(
    'does not harm the configuration either',
    () => {
      expect(parseConfiguration('['.repeat(MEGABYTE)).problems.map(({ code }) => code)).toEqual([
        'yaml.too-deep',
      ]);
      expect(parseConfiguration(`rules: ${'{'.repeat(90)}`).configuration.severityOf('a.b', 'hint')).toBe(
        'hint',
      );
    },
    HANG,
  );

  it('does not spoil the other documents of its stream', () => {
    const { file } = analyseFile(URI, `${RECORD}---\n${'['.repeat(10_000)}\n---\n${RECORD}`);
    expect(file.documents.map(({ facts }) => facts?.id !== undefined)).toEqual([true, false, true]);
  });

  it(
    'is left again when its text becomes sound',
    () => {
      const file = new OpenFile(URI, 'example', `a: &a [*a]\n---\n${'['.repeat(MEGABYTE)}`);
      file.update(RECORD);
      expect(file.file.documents.map(({ problems }) => problems)).toEqual([[]]);
    },
    HANG,
  );
});

describe('byte order marks and line ends', () => {
  it('change nothing of a record', () => {
    const plain = analyseFile(URI, RECORD);
    const returns = analyseFile(URI, RECORD.replaceAll('\n', '\r\n'));
    const marked = analyseFile(URI, `\ufeff${RECORD}`);
    expect(returns.file.documents).toEqual(plain.file.documents);
    expect(marked.values).toEqual(plain.values);
    expect(marked.file.documents[0]?.problems).toEqual([]);
    expect(marked.file.documents[0]?.facts?.contentHash).toBe(plain.file.documents[0]?.facts?.contentHash);
  });

  it('of carriage returns alone are lines for editors, and ranges follow them', () => {
    const { file } = analyseFile(URI, `${RECORD}# c\r# d\n---\n${RECORD}status: x\n`);
    expect(
      file.documents.map(({ line, problems }) => [line, problems.map(({ range }) => range.start.line)]),
    ).toEqual([
      [0, []],
      [6, [5]],
    ]);
  });
});
