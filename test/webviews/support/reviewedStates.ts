import type { Review } from '../../../shared/src/protocol/review.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import {
  databit,
  dataset,
  example,
  id,
  reviewOf,
  run,
  template,
  type StateTexts,
} from '../../core/support/reviewFixture.ts';

/** A review line of an example with this input, as it was approved. */
export function approval(number: number, input: string): string {
  const value = { example_id: id(number), version: 1, input, expected_output: 'yes it is' };
  const hash = contentHash(value, definitionOf('example'));
  return `review: { decision: approved, content_hash: ${hash}, reviewer: Bo, reviewed_at: "2026-03-01T08:00:00Z" }\n`;
}

const LONG =
  'The parcel was handed to a neighbour on the third floor, who has signed for it with a name that nobody can read. ';

/** Two states that differ in all ways: records that came, went, changed, moved; reviews, problems, labels, datasets. */
export function manyChanges(): Review {
  const before: StateTexts = {
    'data/questions.example.yaml': [
      example(
        1,
        '"Where is my parcel?"',
        'name: parcel status\nstatus: approved\n' + approval(1, 'Where is my parcel?'),
      ),
      example(2, '"Please send a new invoice"', 'name: invoice copy\nquality_scores: { clarity: 0.4 }\n'),
      example(3, `"${LONG.repeat(8)}Who is it?"`, 'name: signed by a neighbour\n'),
      example(
        4,
        '"Can I return my shoes?"',
        'name: return of shoes\neffectiveness_score: 0.04\neffectiveness: { low: 0.01, high: 0.07, evaluations: 120, method: randomised, run_id: 01930d2e-7b5a-7c31-9a44-00000000aaaa, template: ' +
          id(60) +
          ', lm: some-model, metric: exact }\nusage_count: 31\n',
      ),
    ].join('---\n'),
    'data/tone.databit.yaml': [
      databit(20, 'Thank you for your patience', 'labels: { tone: polite }\n'),
      databit(21, 'Not my problem', 'labels: { tone: rude }\n'),
    ].join('---\n'),
    'data/old.example.yaml': example(5, '"How long does delivery take?"', 'name: delivery time\n'),
    'all.dataset.yaml': dataset(50, 1),
    'prompt.template.yaml': template(60, 50),
    'try.run.yaml': run(70, 60, 50),
  };
  const after: StateTexts = {
    ...before,
    'data/questions.example.yaml': [
      example(
        1,
        '"Where is my parcel, please?"',
        'name: parcel status\nstatus: approved\n' + approval(1, 'Where is my parcel?'),
      ),
      example(
        2,
        '"Please send a new invoice"',
        'name: copy of an invoice\nquality_scores: { clarity: 0.9 }\nstatus: in_review\n',
      ),
      example(3, `"${LONG.repeat(8)}Who was it?"`, 'name: signed by a neighbour\n'),
      example(6, '"Where is my parcel, please?"', 'name: parcel again\ndifficulty: hardest\n'),
      example(
        7,
        '"<img src=x onerror=alert(1)> ![x](http://example.org/x.png)"',
        'name: "hostile <b>name</b> \\u202e txt"\n',
      ),
    ].join('---\n'),
    'data/tone.databit.yaml': [
      databit(20, 'Thank you for your patience', 'labels: { tone: friendly }\n'),
      databit(21, 'Not my problem', 'labels: { tone: rude }\n'),
      databit(22, 'How lovely', 'labels: { tone: friendly }\n'),
    ].join('---\n'),
    'data/new.example.yaml': example(5, '"How long does delivery take?"', 'name: delivery time\n'),
    'all.dataset.yaml': dataset(50, 7),
  };
  const { 'data/old.example.yaml': _, ...moved } = after;
  return reviewOf(before, moved);
}

/** A change of very many records. */
export function hugeChange(records: number): Review {
  const file = (word: string): string =>
    Array.from({ length: records }, (_, at) =>
      example(at + 1000, `"Question ${String(at)} ${word}"`, `name: question ${String(at)}\n`),
    ).join('---\n');
  return reviewOf({ 'many.example.yaml': file('before') }, { 'many.example.yaml': file('after') });
}

/** The same records on both sides. */
export function noChange(): Review {
  const texts = { 'a.example.yaml': example(1, 'x') };
  return reviewOf(texts, texts);
}
