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

/** The records of the older state, with what the review says of each. */
function applied(before: StateTexts, { records }: Review): string[] {
  const found = recordsOf(before);
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
      expect(applied(before, reviewOf(before, after))).toEqual(recordsOf(after).sort());
    }),
    { numRuns: 300 },
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
