import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVocabulary, vocabularyOf } from '../../../server/src/core/document/vocabulary.ts';
import { checkCompletion, checkLabels, itemsAt } from './support/checkCompletion.ts';

const library = `
#- library.example.yaml
example_id: 01930d2e-0000-7000-8000-00000000000a
version: 1
input: { text: a }
expected_output: b
capability_tags: [dates, negation]
quality_scores: { clarity: 0.5, tone: 1 }
attribution: { creator: Ada, license: MIT }
created_by: grace@example.org
metadata: { channel: mail }
---
example_id: 01930d2e-0000-7000-8000-00000000000b
version: 1
input: { text: b }
expected_output: b
capability_tags: [negation]
quality_scores: { tone: 0.2 }
review: { decision: approved, reviewer: Lin, reviewed_at: 2026-01-01T00:00:00Z, content_hash: x }
#- library.databit.yaml
databit_id: 01930d2e-0000-7000-8000-00000000000c
version: 1
content: { text: c }
labels: { intent: x, "two words": y }
`;
const example = (text: string): string => `${library}\n#- mine.example.yaml\n${text}`;

test('tags in use, most used first, with how many records use them', async () => {
  await checkLabels(example('capability_tags: [<|>]'), ['negation', 'dates']);
  await checkCompletion(example('capability_tags:\n  - d<|>'), 'dates', 'capability_tags:\n  - dates');
  const { items } = await itemsAt(example('capability_tags: [<|>]'));
  expect(items.map(({ detail }) => detail)).toEqual(['used by 2 records', 'used by 1 record']);
});

test('the word that is being typed is not offered, as this record alone has it', async () => {
  const mine = 'example_id: 01930d2e-0000-7000-8000-00000000000d\nversion: 1\ninput: a\nexpected_output: b\n';
  await checkLabels(example(`${mine}capability_tags: [neg<|>]`), ['negation', 'dates']);
  await checkLabels(example(`${mine}domain: d<|>`), []);
});

test('authors in use', async () => {
  await checkLabels(example('attribution:\n  creator: <|>'), ['Ada']);
  await checkLabels(example('created_by: <|>'), ['grace@example.org']);
  await checkLabels(example('review:\n  reviewer: <|>'), ['Lin']);
});

test('names of scores, labels and metadata in use that the record has not', async () => {
  await checkLabels(example('quality_scores:\n  <|>'), ['tone', 'clarity']);
  await checkLabels(example('quality_scores:\n  tone: 1\n  <|>'), ['clarity']);
  await checkCompletion(example('quality_scores: { cl<|> }'), 'clarity', 'quality_scores: { clarity:  }');
  await checkCompletion(example('quality_scores:\n  <|>: 1'), 'tone', 'quality_scores:\n  tone: 1');
  await checkLabels(example('metadata:\n  <|>'), ['channel']);
  const mine = `${library}\n#- mine.databit.yaml\n`;
  await checkLabels(`${mine}labels:\n  <|>`, ['intent', 'two words']);
  await checkCompletion(`${mine}labels:\n  <|>`, 'two words', 'labels:\n  two words: ');
});

test('values compared in a predicate', async () => {
  const dataset = `${library}\n#- mine.dataset.yaml\n`;
  await checkLabels(`${dataset}members:\n  field: capability_tags\n  contains: <|>`, ['negation', 'dates']);
  await checkLabels(`${dataset}members:\n  field: attribution.creator\n  eq: <|>`, ['Ada']);
});

test('a vocabulary says what the record uses, whatever stands there', () => {
  const words = fc.array(fc.string(), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (tags, labels, other) => {
      const value = JSON.parse(
        JSON.stringify({ capability_tags: tags, labels, attribution: other, quality_scores: other }),
      ) as Parameters<typeof vocabularyOf>[0];
      const vocabulary = vocabularyOf(value) ?? '{}';
      expect(readVocabulary(vocabulary, 'capability_tags')).toEqual(tags.filter((tag) => tag.trim() !== ''));
      expect(readVocabulary(vocabulary, 'labels')).toEqual(
        Object.keys(labels).filter((key) => key.trim() !== ''),
      );
    }),
  );
});
