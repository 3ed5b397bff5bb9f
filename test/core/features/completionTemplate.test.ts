import { expect, test } from 'vitest';
import { checkCompletion, checkLabels, itemsAt } from './support/checkCompletion.ts';

const TEMPLATE = `
#- classify.template.yaml
template_id: 01930d2e-0000-7000-8000-00000000000a
version: 1
name: Classify a request
instructions: Name the intent.
inputs:
  - { name: text }
  - { name: urgent, type: 'Optional[bool]' }
outputs:
  - { name: intent, type: "Literal['refund', 'track it']" }
  - { name: tags, type: "list[Literal['new', 'old']]" }
`;
const example = (text: string): string =>
  `${TEMPLATE}#- mine.example.yaml\nexample_id: 01930d2e-0000-7000-8000-00000000000b\nfunction_name: classify_request\n${text}`;

test('an example has the fields of its template, in every style, required ones first', async () => {
  await checkLabels(example('input:\n  <|>'), ['text', 'urgent']);
  await checkLabels(example('input:\n  urgent: true\n  <|>'), ['text']);
  await checkLabels(example('input: { <|> }'), ['text', 'urgent']);
  await checkLabels(example('input: <|>'), ['text', 'urgent']);
  await checkLabels(example('expected_output:\n  <|>'), ['intent', 'tags']);
  const mine = (text: string): string =>
    `example_id: 01930d2e-0000-7000-8000-00000000000b\nfunction_name: classify_request\n${text}`;
  await checkCompletion(
    example('expected_output:\n  in<|>'),
    'intent',
    mine('expected_output:\n  intent: $0'),
  );
  await checkCompletion(example('input: <|>'), 'text', mine('input:\n  text: $0'));
});

test('a field of a template has the values that its type names', async () => {
  await checkLabels(example('expected_output:\n  intent: <|>'), ['refund', 'track it']);
  await checkLabels(example('expected_output: { intent: re<|> }'), ['refund', 'track it']);
  await checkLabels(example('expected_output:\n  tags: [<|>]'), ['new', 'old']);
  await checkLabels(example('expected_output:\n  tags:\n    - <|>'), ['new', 'old']);
  await checkLabels(example('input:\n  urgent: <|>'), ['true', 'false']);
  await checkLabels(example('input:\n  text: <|>'), []);
});

test('other functions, other places and archived templates have nothing of it', async () => {
  const other = example('input:\n  <|>').replace('function_name: classify_request', 'function_name: other');
  await checkLabels(other, []);
  await checkLabels(example('metadata:\n  input:\n    <|>'), []);
  await checkLabels(example('input:\n  text:\n    <|>'), []);
  await checkLabels(
    example('input:\n  <|>').replace('name: Classify', 'status: archived\nname: Classify'),
    [],
  );
});

test('what a template says is no Markdown of its author', async () => {
  const hostile = example('input:\n  <|>').replace(
    'name: text',
    "name: text, type: '`![x](https://x.example)`'",
  );
  const { items } = await itemsAt(hostile);
  expect(items.find(({ label }) => label === 'text')?.documentation).toEqual({
    kind: 'markdown',
    value: '**Field of the template** (any value)\n\nPython type: `` `![x](https://x.example)` ``',
  });
});

test('a field of a template has a Python type', async () => {
  const template =
    '#- mine.template.yaml\ntemplate_id: 01930d2e-0000-7000-8000-00000000000c\nversion: 1\ninputs:\n  - { name: a, type: <|> }';
  await checkLabels(template, ['str', 'int', 'float', 'bool', 'list[str]', '…']);
});

const dataset = (text: string): string =>
  `${TEMPLATE}#- scored.example.yaml
example_id: 01930d2e-0000-7000-8000-00000000000d
version: 3
name: Scored
quality_scores: { clarity: 1, "odd name": 1 }
#- mine.dataset.yaml
dataset_id: 01930d2e-0000-7000-8000-00000000000e
${text}`;

test('predicates and groups name fields within fields: of the schema, of records and of templates', async () => {
  for (const text of ['members: { field: <|> }', 'members: { ids: [] }\nsplits: { group_by: <|> }']) {
    const { items } = await itemsAt(dataset(text));
    const labels = items.map(({ label }) => label);
    const named = ['domain', 'attribution.creator', 'quality_scores.clarity', 'expected_output.intent'];
    expect(labels).toEqual(expect.arrayContaining(named));
    expect(labels).not.toContain('quality_scores.odd name');
    expect(labels).toEqual([...new Set(labels)]);
  }
});

test('of keys that exclude each other only those that still fit are offered', async () => {
  await checkLabels(dataset('members: { field: domain, <|> }'), [
    ...['eq', 'in', 'gte', 'lte', 'contains', 'matches'],
  ]);
  await checkLabels(dataset('members: { all: [], <|> }'), []);
  await checkLabels(dataset('members: { <|> }'), [
    ...['all', 'any', 'not', 'field', 'ids', 'dataset', 'union', 'intersection', 'difference'],
  ]);
});

test('a source has the version that its record has now', async () => {
  const derived = `attribution:\n  derived_from:\n    - example_id: 01930d2e-0000-7000-8000-00000000000d\n      version: <|>`;
  await checkLabels(`${dataset('').split('#- mine')[0] ?? ''}#- mine.example.yaml\n${derived}`, ['3']);
});
