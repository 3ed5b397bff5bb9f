import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { effectivenessState } from '../../../server/src/core/records/effectiveness.ts';
import { isApproved, reviewState } from '../../../server/src/core/records/review.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';

const example = definitionOf('example');

test('a review holds until the content changes, and accepting it changes nothing', () => {
  const before: JsonObject = { example_id: 'a', version: 1, input: 'x', expected_output: 'y' };
  const hash = contentHash(before, example);
  const reviewed = { ...before, status: 'approved', review: { decision: 'approved', content_hash: hash } };
  expect(contentHash(reviewed, example)).toBe(hash);
  expect(reviewState(reviewed, contentHash(reviewed, example))).toBe('valid');
  expect(isApproved(reviewed, hash)).toBe(true);
  const edited = { ...reviewed, input: 'z' };
  expect(reviewState(edited, contentHash(edited, example))).toBe('lapsed');
  expect(isApproved(edited, contentHash(edited, example))).toBe(false);
  expect(reviewState(before, hash)).toBe('none');
});

test('status alone approves nothing', () => {
  expect(isApproved({ status: 'approved' }, 'h')).toBe(false);
  expect(isApproved({ review: { decision: 'rejected', content_hash: 'h' } }, 'h')).toBe(false);
});

const evidence = {
  low: 0.1,
  high: 0.3,
  evaluations: 40,
  method: 'randomised',
  run_id: 'r',
  template: 't',
  lm: 'l',
  metric: 'm',
};

test.each([
  [{}, 'none'],
  [{ effectiveness_score: 0.2, effectiveness: evidence }, 'valid'],
  [{ effectiveness_score: 0.2 }, 'The score has no evidence.'],
  [{ effectiveness_score: 0.4, effectiveness: evidence }, 'The score lies outside its interval.'],
  [{ effectiveness_score: 2, effectiveness: evidence }, 'The score is no number from -1 to 1.'],
  [{ effectiveness_score: 0.2, effectiveness: { ...evidence, lm: '' } }, 'The evidence does not name lm.'],
  [{ effectiveness_score: 0.2, effectiveness: { ...evidence, low: 0.5 } }, 'The evidence has no interval.'],
  [
    { effectiveness_score: 0.2, effectiveness: { ...evidence, evaluations: 0 } },
    'The evidence rests on no evaluation.',
  ],
])('effectiveness of %j: %s', (record, expected) => {
  const state = effectivenessState(record);
  expect(state.state === 'invalid' ? state.reason : state.state).toBe(expected);
});
