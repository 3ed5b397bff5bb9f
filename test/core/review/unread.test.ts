import { expect, test } from 'vitest';
import type { Review } from '../../../shared/src/protocol/review.ts';
import { reviewMarkdown } from '../../../server/src/core/review/rendering/reviewMarkdown.ts';
import { reviewLines } from '../../../server/src/core/review/rendering/reviewText.ts';
import {
  databit,
  dataset,
  example,
  id,
  reviewOf,
  run,
  said,
  shortId,
  template,
  type StateTexts,
} from '../support/reviewFixture.ts';

/** What became of records, and which could not be compared. */
function checkCompared(
  before: StateTexts,
  after: StateTexts,
  records: readonly string[],
  uncompared: readonly string[],
): Review {
  const review = reviewOf(before, after);
  expect(review.records.map(said)).toEqual(records);
  expect(review.uncompared.records.map(({ record, side }) => `${shortId(record.id)} ${side}`)).toEqual(
    uncompared,
  );
  return review;
}

const broken = (number: number): string => `- example_id: ${id(number)}\n`;
const joined = (...documents: readonly string[]): string => documents.join('---\n');

test('a record that is found in another file has moved', () => {
  checkCompared(
    { 'a.example.yaml': joined(example(1, 'one'), example(2, 'two')) },
    { 'a.example.yaml': '\0', 'b.example.yaml': example(2, 'two') },
    ['moved example #2 none'],
    ['#1 after'],
  );
});

test('one with the same content and another id is new', () => {
  checkCompared(
    { 'a.example.yaml': example(1, 'one') },
    { 'a.example.yaml': '\0', 'b.example.yaml': example(9, 'one') },
    ['added example #9 content'],
    ['#1 after'],
  );
});

test('where each document that cannot be read says whose it is, others are gone', () => {
  const before = { 'a.example.yaml': joined(example(1, 'one'), example(2, 'two'), example(3, 'three')) };
  checkCompared(
    before,
    { 'a.example.yaml': joined(example(1, 'one'), broken(2)) },
    ['removed example #3 content'],
    ['#2 after'],
  );
  checkCompared(
    before,
    { 'a.example.yaml': joined(example(1, 'one'), '- a list\n') },
    [],
    ['#2 after', '#3 after'],
  );
});

test('a file that is gone may be the new one that cannot be read', () => {
  const before = { 'a.example.yaml': example(1, 'one'), 'b.example.yaml': example(2, 'two') };
  const review = checkCompared(
    before,
    { 'b.example.yaml': example(2, 'another'), 'c.example.yaml': '\0' },
    ['changed example #2 content: input'],
    ['#1 after'],
  );
  expect(review.uncompared.records[0]?.reason).toMatch(/^c\.example\.yaml: The file is not UTF-8/);
  expect(review.files).toEqual({ changed: 3, onlyText: 0 });
});

test('counts, labels, members, effectiveness, leaks and what hangs on them are as on the side that can be read', () => {
  const measured = `effectiveness_score: 0.03\neffectiveness: { low: 0.01, high: 0.05, evaluations: 40, method: randomised, run_id: ${id(300)}, template: ${id(200)}, lm: a/model, metric: exact }\nusage_count: 3\nfunction_name: f\n`;
  const files = {
    'a.example.yaml': joined(...[1, 2, 3, 4, 5, 6].map((at) => example(at, 'the same question', measured))),
    'b.databit.yaml': databit(7, 'text', `attribution: { derived_from: [{ example_id: ${id(1)} }] }\n`),
    'd.dataset.yaml': dataset(100, 1),
    't.template.yaml': template(200, 100),
    'r.run.yaml': run(201, 200, 100),
  };
  for (const path of Object.keys(files)) {
    for (const [before, after, side] of [
      [files, { ...files, [path]: '\0' }, 'introduced'],
      [{ ...files, [path]: '\0' }, files, 'mended'],
    ] as const) {
      const review = reviewOf(before, after);
      const { records, counts, labels, datasets, lost, stale, introduced, mended } = review;
      expect([records, labels, lost, stale]).toEqual([[], [], [], []]);
      expect(counts.every((one) => one.before === one.after)).toBe(true);
      expect(datasets.map(({ change, moves }) => [change, moves])).toEqual([['same', []]]);
      const codes = { introduced, mended }[side].map(({ code, record }) => [code, record]);
      expect(codes).toEqual([['file.binary', undefined]]);
      expect(introduced.length + mended.length).toBe(1);
    }
  }
});

test('a new file that cannot be read makes the review partial, and concerns no record', () => {
  const review = checkCompared({}, { 'a.example.yaml': '\0' }, [], []);
  expect(reviewLines(review).at(-1)?.text).toBe(
    'No record differs; 1 text could not be read, the review is partial.',
  );
  expect(reviewMarkdown(review)).toContain('> **The review is partial: 1 text could not be read.**\n');
});
