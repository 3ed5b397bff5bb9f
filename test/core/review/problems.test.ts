import { expect, test } from 'vitest';
import type { Review } from '../../../shared/src/protocol/review.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { dataset, example, id, reviewOf, shortId, type StateTexts } from '../support/reviewFixture.ts';

function findings({ introduced, mended }: Review): string[] {
  return [
    ...introduced.map(
      ({ code, record, path }) => `+ ${code} ${record === undefined ? path : shortId(record.id)}`,
    ),
    ...mended.map(
      ({ code, record, path }) => `- ${code} ${record === undefined ? path : shortId(record.id)}`,
    ),
  ];
}

function checkFindings(before: StateTexts, after: StateTexts, expected: readonly string[]): void {
  expect(findings(reviewOf(before, after))).toEqual(expected);
}

const bad = 'difficulty: hrad\n';

test('problems that were there before are not news, wherever their record stands now', () => {
  checkFindings(
    { 'a.example.yaml': [example(1, 'one', bad), example(2, 'two', bad)].join('---\n') },
    {
      'a.example.yaml': `# moved down\n\n\n${example(3, 'three', bad)}`,
      'b.example.yaml': example(1, 'one', bad),
    },
    ['+ record.not-in-enum #3', '- record.not-in-enum #2'],
  );
});

test('a problem stays one where its record gets another id', () => {
  checkFindings(
    { 'a.example.yaml': example(1, 'one', bad) },
    { 'a.example.yaml': example(2, 'one', bad) },
    [],
  );
});

test('files that did not change have problems by those that did', () => {
  const user = example(2, 'two', `attribution: { derived_from: [{ example_id: ${id(1)} }] }\n`);
  checkFindings({ 'a.example.yaml': example(1, 'one'), 'b.example.yaml': user }, { 'b.example.yaml': user }, [
    '+ reference.unknown #2',
  ]);
  checkFindings({ 'b.example.yaml': user }, { 'a.example.yaml': example(1, 'one'), 'b.example.yaml': user }, [
    '- reference.unknown #2',
  ]);
});

test('a second conflict beside an old one is news', () => {
  const other = (number: number, output: string): string =>
    example(number, 'same').replace('yes it is', output);
  const two = [other(1, 'a'), other(2, 'b')].join('---\n');
  checkFindings({ 'a.example.yaml': two }, { 'a.example.yaml': two, 'b.example.yaml': other(3, 'c') }, [
    '+ example.conflict #1',
    '+ example.conflict #2',
    '+ example.conflict #3',
  ]);
});

const pinned = (pins: string): string =>
  dataset(100, 1).replace(
    /splits: .*/,
    `splits:\n  seed: 1\n  weights: { train: 1, test: 1 }\n  assign: { ${pins} }`,
  );

test('leaks that the change brings are told, those from before are not', () => {
  const pins = [1, 2, 3, 4]
    .map((number) => `${id(number)}: ${number % 2 === 0 ? 'test' : 'train'}`)
    .join(', ');
  const before = {
    'd.dataset.yaml': pinned(pins),
    'a.example.yaml': [example(1, 'the same old question'), example(2, 'the same old question')].join(
      '---\n',
    ),
  };
  const after = {
    ...before,
    'b.example.yaml': [example(3, 'quite another question'), example(4, 'quite another question')].join(
      '---\n',
    ),
  };
  const leaks = (review: Review): string[] => findings(review).filter((line) => line.includes('leakage'));
  expect(leaks(reviewOf(before, after))).toEqual(['+ leakage.same-input #3']);
  expect(leaks(reviewOf(after, before))).toEqual(['- leakage.same-input #3']);
  const dealt = { ...before, 'd.dataset.yaml': pinned(`${id(1)}: train, ${id(2)}: train`) };
  expect(leaks(reviewOf(before, dealt))).toEqual(['- leakage.same-input #1']);
  expect(leaks(reviewOf(dealt, before))).toEqual(['+ leakage.same-input #1']);
});

test('a leak is mended where one of the two records is another one now', () => {
  const states = (input: string): StateTexts => ({
    'd.dataset.yaml': pinned(`${id(1)}: train, ${id(2)}: test`),
    'a.example.yaml': [example(1, input), example(2, 'the same old question')].join('---\n'),
  });
  const review = reviewOf(states('the same old question'), states('quite another question'));
  expect(findings(review).filter((line) => line.includes('leakage'))).toEqual(['- leakage.same-input #1']);
});

test('other numbers in a message make no other problem', () => {
  const states = (count: number): StateTexts => {
    const numbers = Array.from({ length: count }, (_, at) => at + 1);
    return {
      'd.dataset.yaml': pinned(numbers.map((number) => `${id(number)}: test`).join(', ')),
      'a.example.yaml': numbers.map((number) => example(number, `question ${String(number)}`)).join('---\n'),
    };
  };
  const codes = (review: Review): string[] =>
    review.introduced.filter(({ code }) => code === 'dataset.small-split').map(({ message }) => message);
  expect(codes(reviewOf({}, states(3)))).toEqual([expect.stringContaining('test has 3 members')]);
  expect(findings(reviewOf(states(3), states(4)))).toEqual([]);
});

test('the severities of the project hold on both sides', () => {
  const options = { configuration: 'format_version: 1\nrules: { record.not-in-enum: warning }' };
  const review = reviewOf({}, { 'a.example.yaml': example(1, 'one', bad) }, options);
  expect(review.problems.introduced).toEqual({ error: 0, warning: 1, information: 0, hint: 0 });
});

test('a review lapses with the content that it was about', () => {
  const hash = contentHash({ input: 'one', expected_output: 'yes it is' }, definitionOf('example'));
  const reviewed = `review: { decision: approved, content_hash: ${hash}, reviewer: Ada }\n`;
  const states = (before: string, after: string) => {
    const review = reviewOf({ 'a.example.yaml': before }, { 'a.example.yaml': after });
    return [review.records.map((record) => record.review), review.lapsedReviews];
  };
  const ada = { decision: 'approved', reviewer: 'Ada' };
  expect(states(example(1, 'one', reviewed), example(1, 'two', reviewed))).toEqual([
    [{ before: 'valid', after: 'lapsed', isLapsedByChange: true, ...ada }],
    1,
  ]);
  expect(states(example(1, 'one', reviewed), example(1, 'one', `name: A\n${reviewed}`))).toEqual([
    [{ before: 'valid', after: 'valid', isLapsedByChange: false, ...ada }],
    0,
  ]);
  expect(states(example(1, 'one', reviewed), example(1, 'two'))).toEqual([
    [{ before: 'valid', after: 'none', isLapsedByChange: true }],
    1,
  ]);
  expect(states(example(1, 'three', reviewed), example(1, 'two', reviewed))).toEqual([
    [{ before: 'lapsed', after: 'lapsed', isLapsedByChange: false, ...ada }],
    0,
  ]);
});
