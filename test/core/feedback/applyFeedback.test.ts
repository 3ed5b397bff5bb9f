import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { applyFeedback, type FeedbackRun } from '../../../server/src/core/feedback/applyFeedback.ts';
import type { RecordFeedback } from '../../../server/src/core/feedback/runFeedback.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { effectivenessState } from '../../../server/src/core/records/effectiveness.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { filterValuesOf } from '../../../server/src/core/search/searchRecord.ts';
import { hash, id } from './receipts.ts';

const RUN: FeedbackRun = { id: id('1'), isOlderThan: (other) => other === id('9') };
const example: JsonObject = { example_id: id('a'), version: 1, input: 'Where?', expected_output: 'track' };
const hashOf = (value: JsonObject): string => contentHash(value, definitionOf('example'));
const found: RecordFeedback = {
  ...{ id: id('a'), contentHash: hashOf(example), uses: 3, difficulty: { value: 0.25, programs: 4 } },
  effect: {
    ...{ exampleId: id('a'), contentHash: hash('h'), runId: id('1'), method: 'randomised', isEnough: true },
    ...{ estimate: 0.2, low: 0.1, high: 0.3, evaluations: 60, template: id('e'), lm: 'm', metric: 'exact' },
  },
};

test('uses, the effect with its evidence, and the difficulty with its run are written', () => {
  const outcome = applyFeedback(example, found, RUN);
  if ('reason' in outcome) throw new Error(outcome.reason);
  expect(outcome.value).toEqual({
    ...example,
    usage_count: 3,
    effectiveness_score: 0.2,
    effectiveness: {
      ...{ low: 0.1, high: 0.3, evaluations: 60, method: 'randomised', run_id: id('1') },
      ...{ template: id('e'), lm: 'm', metric: 'exact' },
    },
    quality_scores: { difficulty: 0.25 },
    metadata: { difficulty_evidence: { run_id: id('1'), programs: 4 } },
  });
  expect(effectivenessState(outcome.value)).toEqual({ state: 'valid' });
  expect(outcome.fields.map(({ field }) => field).join(' ')).toBe(
    'usage_count effectiveness_score effectiveness quality_scores.difficulty metadata.difficulty_evidence',
  );
  // The same feedback again changes nothing, and what is written is no new content.
  expect(applyFeedback(outcome.value, found, RUN)).toMatchObject({
    value: outcome.value,
    fields: [],
    kept: [],
  });
  expect(hashOf(outcome.value)).toBe(found.contentHash);
});

test.each([
  [
    'what a newer run measured',
    {
      effectiveness_score: 0.1,
      effectiveness: { run_id: id('9') },
      quality_scores: { difficulty: 0.5 },
      metadata: { difficulty_evidence: { run_id: id('9') } },
    },
    [
      'effectiveness_score: It has this from a newer run.',
      'quality_scores.difficulty: It has this from a newer run.',
    ],
  ],
  [
    'a difficulty that a person gave',
    { quality_scores: { difficulty: 0.5 } },
    ['quality_scores.difficulty: It has one that no run measured.'],
  ],
])('%s is kept', (_name, more, kept) => {
  const outcome = applyFeedback({ ...example, ...more }, found, RUN);
  if ('reason' in outcome) throw new Error(outcome.reason);
  expect(outcome.kept.map(({ field, reason }) => `${field}: ${reason}`)).toEqual(kept);
  expect(outcome.value).toMatchObject({ ...more, usage_count: 3 });
});

test('an example is left alone exactly where its content is another one', () => {
  const content = fc.record({ input: fc.string(), expected_output: fc.string(), explanation: fc.string() });
  const annotation = fc.record({ name: fc.string(), status: fc.constantFrom('draft', 'approved') });
  fc.assert(
    fc.property(content, content, annotation, (before, after, notes) => {
      const used = { ...example, ...before };
      const outcome = applyFeedback(
        { ...example, ...after, ...notes },
        { ...found, contentHash: hashOf(used) },
        RUN,
      );
      const isSame = hashOf(used) === hashOf({ ...example, ...after });
      expect('reason' in outcome).toBe(!isSame);
      if ('reason' in outcome) expect(outcome.reason).toBe('It was changed since the run.');
    }),
  );
});

test('a difficulty is no part of the mean quality', () => {
  const quality = (scores: JsonObject): number | undefined =>
    filterValuesOf('example', { quality_scores: scores }).quality;
  expect(quality({ clarity: 0.5, tone: 1, difficulty: 0 })).toBe(0.75);
  expect(quality({ difficulty: 1 })).toBeUndefined();
});
