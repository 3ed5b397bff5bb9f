import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Review, WholeRecordChange } from '../../../shared/src/protocol/review.ts';
import { reviewOf, type StateTexts } from '../support/reviewFixture.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { canonicalText } from '../../../server/src/core/records/contentHash.ts';
import { FIXTURE_ROOT } from '../support/markers.ts';

/** A record as text: few ids and inputs, so that records share them; some have no id, or mistakes. */
const document = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three', 'four', ''),
    input: fc.constantFrom('a', 'b', 'where is the parcel that I sent', 'is the parcel that I sent late?'),
    name: fc.constantFrom('', 'A', 'B'),
    broken: fc.boolean(),
    chance: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ id, input, name, broken, chance }) => {
    if (broken && chance === 0) return '- no record\n';
    const lines = [
      ...(id === '' ? [] : [`example_id: ${id}`]),
      'version: 1',
      `input: ${JSON.stringify(input)}`,
      'expected_output: y',
      ...(name === '' ? [] : [`name: ${name}`]),
    ];
    return `${lines.join('\n')}\n`;
  });

const state: fc.Arbitrary<StateTexts> = fc.dictionary(
  fc.constantFrom('a.example.yaml', 'b.example.yaml', 'c.example.yaml'),
  fc.array(document, { minLength: 1, maxLength: 4 }).map((documents) => documents.join('---\n')),
  { maxKeys: 3, noNullPrototype: true },
);

/** The records of a state, each with its file. */
function recordsOf(texts: StateTexts): string[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    analyseFile(FIXTURE_ROOT + path, text).values.flatMap((value) =>
      value === undefined ? [] : [`${path} ${canonicalText(value)}`],
    ),
  );
}

function sideText(path: string | undefined, value: WholeRecordChange['valueBefore']): string {
  return `${path ?? ''} ${canonicalText(value ?? null)}`;
}

/** Records of a side that could not be compared with the other. */
function uncomparedOn(side: 'before' | 'after', { uncompared }: Review, texts: StateTexts): string[] {
  return uncompared.records
    .filter((one) => one.side !== side)
    .map(({ record: { path, position } }) => {
      const { file, values } = analyseFile(FIXTURE_ROOT + path, texts[path] ?? '');
      const at = file.documents.findLastIndex(({ line }) => line <= position.line);
      return sideText(path, values[at]);
    });
}

/** The records of the older state, with what the review says of each. Those that could not be compared stay. */
function applied(before: StateTexts, after: StateTexts, review: Review): string[] {
  const { records } = review;
  const found = [...recordsOf(before), ...uncomparedOn('after', review, after)];
  for (const { before: old, valueBefore } of records) {
    if (old === undefined) continue;
    const at = found.indexOf(sideText(old.path, valueBefore));
    expect(at).toBeGreaterThanOrEqual(0);
    found.splice(at, 1);
  }
  return [
    ...found,
    ...records.flatMap(({ after, valueAfter }) =>
      after === undefined ? [] : [sideText(after.path, valueAfter)],
    ),
  ].sort();
}

test('the review of a state against itself is empty', () => {
  fc.assert(
    fc.property(state, (texts) => {
      const { records, introduced, mended, unread, stale, files } = reviewOf(texts, texts);
      expect([records, introduced, mended, unread, stale]).toEqual([[], [], [], [], []]);
      expect(files).toEqual({ changed: 0, onlyText: 0 });
    }),
    { numRuns: 50 },
  );
});

test('what the review says, done to the older state, gives the newer', () => {
  fc.assert(
    fc.property(state, state, (before, after) => {
      const review = reviewOf(before, after);
      const expected = [...recordsOf(after), ...uncomparedOn('before', review, before)].sort();
      expect(applied(before, after, review)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('where nothing else differs, what cannot be read changes nothing', () => {
  fc.assert(
    fc.property(state, fc.nat(), (texts, at) => {
      const paths = Object.keys(texts);
      const path = paths[at % paths.length];
      if (path === undefined) return;
      for (const [before, after] of [
        [texts, { ...texts, [path]: '\0' }],
        [{ ...texts, [path]: '\0' }, texts],
      ] as const) {
        const { records, counts, labels, lost, stale, uncompared } = reviewOf(before, after);
        expect([records, labels, lost, stale]).toEqual([[], [], [], []]);
        expect(counts.filter((one) => one.before !== one.after)).toEqual([]);
        expect(uncompared.count).toBe(recordsOf({ [path]: texts[path] ?? '' }).length);
      }
    }),
    { numRuns: 100 },
  );
});

test('reversed, what was added is removed, and what was introduced is mended', () => {
  fc.assert(
    fc.property(state, state, (before, after) => {
      const [forth, back] = [reviewOf(before, after), reviewOf(after, before)];
      expect([forth.changes.added, forth.changes.removed]).toEqual([
        back.changes.removed,
        back.changes.added,
      ]);
      expect([forth.changes.moved, forth.changes.changed, forth.changes.renamed]).toEqual([
        back.changes.moved,
        back.changes.changed,
        back.changes.renamed,
      ]);
      expect(forth.counts.map((one) => one.after).sort()).toEqual(
        back.counts.map((one) => one.before).sort(),
      );
    }),
    { numRuns: 300 },
  );
});
