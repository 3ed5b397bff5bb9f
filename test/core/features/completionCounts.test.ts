import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { completeAt } from '../../../server/src/core/features/completion.ts';
import { completeDetails } from '../../../server/src/core/features/completionDetails.ts';
import { createFixture } from './support/featureFixture.ts';

const members = `
#- e.example.yaml
example_id: a
status: draft
function_name: classify
difficulty: hard
capability_tags: [dates, dates]
metadata: { domain: x }
---
example_id: b
status: odd
function_name: classify
domain: delivery
difficulty: hard
capability_tags: [dates, negation]
#- b.databit.yaml
databit_id: c
status: draft
modality: [text]
#- t.template.yaml
template_id: t
status: draft
function_name: not a member
`;

/** Compares the values that a predicate is offered, each with what is said of it once it is looked at. */
async function checkCounts(predicate: string, expected: readonly string[]): Promise<void> {
  const { cursor, context } = createFixture(
    `#- d.dataset.yaml\nmembers:\n  all:\n    - ${predicate}${members}`,
  );
  const list = await completeAt(cursor.file.open, cursor.position, context, neverCancelled);
  const items = await Promise.all(
    (list?.items ?? []).map((item) => completeDetails(item, context, neverCancelled)),
  );
  expect(items.map(({ label, detail }) => `${label}: ${detail ?? ''}`)).toEqual(expected);
}

test('values that members have, with how many do', async () => {
  await checkCounts('{ field: function_name, eq: <|> }', ['classify: used by 2 records']);
  await checkCounts('{ field: domain, in: [<|>] }', ['delivery: used by 1 record']);
  await checkCounts('{ field: capability_tags, contains: <|> }', [
    'dates: used by 2 records',
    'negation: used by 1 record',
  ]);
  await checkCounts('{ field: kind, eq: <|> }', ['databit: used by 1 record', 'example: used by 2 records']);
});

test('allowed values come first, those that nobody has too', async () => {
  await checkCounts('{ field: status, eq: <|> }', [
    'draft: used by 2 records',
    'in_review: used by no record',
    'approved: used by no record',
    'rejected: used by no record',
    'deprecated: used by no record',
    'odd: used by 1 record',
  ]);
});

test('values of fields that only the index knows are counted when they are looked at', async () => {
  await checkCounts('{ field: difficulty, eq: <|> }', [
    'easy: used by no record',
    'medium: used by no record',
    'hard: used by 2 records',
  ]);
  await checkCounts('{ field: modality, contains: te<|> }', [
    'text: used by 1 record',
    ...['image', 'audio', 'video', 'document', 'structured'].map((name) => `${name}: used by no record`),
  ]);
});

test('a field of free content is no field of the same name', async () => {
  await checkCounts('{ field: metadata.domain, eq: <|> }', []);
});
