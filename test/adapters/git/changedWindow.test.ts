import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changedWindow,
  splitWindow,
  type FileDocuments,
} from '../../../server/src/adapters/git/history/changedWindow.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { yamlStream } from '../../core/support/yamlTexts.ts';

function documentsOf(text: string): FileDocuments {
  let end = 0;
  const ends = splitDocuments(text).map((segment) => (end += Buffer.byteLength(segment.text)));
  return { bytes: Buffer.from(text), ends };
}

/** The texts of the documents that were split anew, having checked that all of them are those of the whole text; `undefined` where it has to be split. */
function checkWindow(before: string, after: string): string[] | undefined {
  const old = documentsOf(before);
  const bytes = Buffer.from(after);
  const window = changedWindow(old, bytes);
  const segments = splitWindow(bytes, window)?.map(({ text }) => text);
  if (segments === undefined) return undefined;
  const texts = splitDocuments(before).map(({ text }) => text);
  const together = [...texts.slice(0, window.first), ...segments, ...texts.slice(window.last)];
  expect(together).toEqual(splitDocuments(after).map(({ text }) => text));
  return segments;
}

const ABC = 'a: 1\n---\nb: 1\n---\nc: 1\n';

test.each([
  ['the second', ABC, 'a: 1\n---\nb: 2\n---\nc: 1\n', ['---\nb: 2\n']],
  ['the first', ABC, 'a: 2\n---\nb: 1\n---\nc: 1\n', ['a: 2\n']],
  ['the last', ABC, 'a: 1\n---\nb: 1\n---\nc: 2\n', ['---\nc: 2\n']],
  ['one that came', ABC, `${ABC}---\nd: 1\n`, ['---\nc: 1\n', '---\nd: 1\n']],
  ['one that went', ABC, 'a: 1\n---\nc: 1\n', []],
  ['one that came between', ABC, 'a: 1\n---\nd: é\n---\nb: 1\n---\nc: 1\n', ['---\nd: é\n']],
  ['equal ones', `${ABC}---\nc: 1\n`, ABC, []],
])('only %s is split anew', (_name, before, after, expected) => {
  expect(checkWindow(before, after)).toEqual(expected);
});

test.each([
  ['a comment in the place of the first', ABC, '# a\n---\nb: 1\n---\nc: 1\n'],
  ['an end mark', ABC, 'a: 1\n---\nb: 1\n...\n# c\n---\nc: 1\n'],
  ['a conflict', ABC, 'a: 1\n---\n<<<<<<< ours\nb: 1\n---\n=======\n>>>>>>> theirs\nc: 1\n'],
  ['a zero byte', ABC, 'a: 1\n---\nb: \0\n---\nc: 1\n'],
  ['no mark between', ABC, 'a: 1\n---\nb: 1 ---\nc: 1\n'],
  ['no line break at the end', ABC, 'a: 1\n---\nb: 1\n---\nc: 1'],
])('%s is read with the whole', (_name, before, after) => {
  expect(checkWindow(before, after)).toBeUndefined();
});

test('what is left out is what splitting the whole gives', () => {
  const record = fc.constantFrom('---\na: 1\n', '---\nb: é\n', '---\nc: |\n  ---\n  x\n', '--- # c\nd: 1\n');
  const records = fc.array(record, { maxLength: 8 }).map((parts) => parts.join(''));
  const odd = fc.oneof(
    yamlStream,
    records,
    fc.constantFrom('', '\n', '# c\n', '...\n', '<<<<<<< x\n', '---', '\n---\n'),
  );
  let windows = 0;
  fc.assert(
    fc.property(records, odd, records, odd, fc.nat(), fc.nat(12), (start, old, end, fresh, at, removed) => {
      const before = start + old + end;
      for (const after of [
        start + fresh + end,
        before.slice(0, at % (before.length + 1)) +
          fresh +
          before.slice((at % (before.length + 1)) + removed),
      ])
        if (checkWindow(before.toWellFormed(), after.toWellFormed()) !== undefined) windows += 1;
    }),
    { numRuns: 3000 },
  );
  expect(windows).toBeGreaterThan(500);
});
