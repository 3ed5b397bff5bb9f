import { expect, test } from 'vitest';
import type { Review } from '../../../shared/src/protocol/review.ts';
import { dataset, example, id, reviewOf, run, shortId, template } from '../support/reviewFixture.ts';

const examples = (count: number, inputOf = (at: number) => `question ${String(at)}`): string =>
  Array.from({ length: count }, (_, at) => example(at + 1, inputOf(at))).join('---\n');

function datasetLines({ datasets }: Review): string[] {
  return datasets.flatMap(({ name, change, before, after, moves, betweenSplits, changedContents }) => [
    `${name} ${change}: ${JSON.stringify(before ?? null)} → ${JSON.stringify(after ?? null)}, ${String(betweenSplits)} between, ${String(changedContents)} contents`,
    ...moves.map(
      ({ from, to, count, records }) =>
        `  ${String(count)} ${from} → ${to}: ${records.map((one) => shortId(one.id)).join(' ')}`,
    ),
  ]);
}

const staleLines = ({ stale }: Review): string[] =>
  stale.map(({ kind, id: of, reasons }) => `${kind} ${shortId(of)}: ${reasons.join(' ')}`);

test('another seed deals records anew, also those of files that did not change', () => {
  const files = { 'a.example.yaml': examples(4) };
  const review = reviewOf(
    { ...files, 'd.dataset.yaml': dataset(100, 1) },
    { ...files, 'd.dataset.yaml': dataset(100, 6) },
  );
  const [found] = review.datasets;
  expect(found?.moves.length).toBeGreaterThan(0);
  expect(found?.betweenSplits).toBe(found?.moves.reduce((sum, { count }) => sum + count, 0));
  const total = (counts: Record<string, number> | undefined): number =>
    Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  expect([total(found?.before), total(found?.after)]).toEqual([4, 4]);
});

test('records come into splits and leave them, and change within', () => {
  const pins = `\n  assign: { ${id(1)}: train, ${id(2)}: test, ${id(3)}: train, ${id(4)}: test }\n`;
  const pinned = dataset(100, 1).replace(/splits: .*/, `splits:\n  seed: 1\n  weights: { train: 1 }${pins}`);
  const review = reviewOf(
    {
      'a.example.yaml': [example(1, 'one'), example(2, 'two'), example(3, 'three')].join('---\n'),
      'd.dataset.yaml': pinned,
    },
    {
      'a.example.yaml': [example(1, 'another'), example(3, 'three'), example(4, 'four')].join('---\n'),
      'd.dataset.yaml': pinned,
    },
  );
  expect(datasetLines(review)).toEqual([
    'All same: {"train":2,"val":0,"test":1,"none":0} → {"train":2,"val":0,"test":1,"none":0}, 0 between, 1 contents',
    '  1 absent → test: #4',
    '  1 test → absent: #2',
  ]);
});

test('a dataset that comes, one that goes and one whose predicate changes', () => {
  const files = { 'a.example.yaml': examples(2) };
  const review = reviewOf(
    { ...files, 'd.dataset.yaml': [dataset(100, 1), dataset(101, 1)].join('---\n') },
    {
      ...files,
      'd.dataset.yaml': [dataset(101, 1).replace('eq: example', 'eq: databit'), dataset(102, 1)].join(
        '---\n',
      ),
    },
  );
  expect(review.datasets.map(({ id: of, change }) => `${shortId(of)} ${change}`)).toEqual([
    `${shortId(id(101))} changed`,
    `${shortId(id(102))} added`,
    `${shortId(id(100))} removed`,
  ]);
  expect(review.datasets[0]?.moves.every(({ to }) => to === 'outside')).toBe(true);
});

test('what uses changed members, pools and templates is stale', () => {
  const files = {
    'd.dataset.yaml': dataset(100, 1).replace('weights: { train: 1, test: 1 }', 'weights: { train: 1 }'),
    't.template.yaml': template(200, 100),
    'r.run.yaml': run(201, 200, 100),
  };
  const two = { ...files, 'a.example.yaml': examples(2) };
  expect(staleLines(reviewOf(two, { ...two, 'a.example.yaml': examples(3) }))).toEqual([
    `dataset ${shortId(id(100))}: members`,
    `template ${shortId(id(200))}: few-shot-pool`,
    `run ${shortId(id(201))}: few-shot-pool members`,
  ]);
  expect(
    staleLines(reviewOf(two, { ...two, 'a.example.yaml': examples(2, (at) => `other ${String(at)}`) })),
  ).toEqual([
    `dataset ${shortId(id(100))}: contents`,
    `template ${shortId(id(200))}: few-shot-pool`,
    `run ${shortId(id(201))}: few-shot-pool contents`,
  ]);
  const otherWords = template(200, 100).replace('Answer', 'Answer shortly');
  expect(staleLines(reviewOf(two, { ...two, 't.template.yaml': otherWords }))).toEqual([
    `run ${shortId(id(201))}: template`,
  ]);
  const { 'd.dataset.yaml': _, ...without } = two;
  expect(staleLines(reviewOf(two, without))).toEqual([
    `template ${shortId(id(200))}: few-shot-pool`,
    `run ${shortId(id(201))}: few-shot-pool dataset members`,
  ]);
  // What is new was never made from anything else.
  const added = { ...two, 'a.example.yaml': examples(3), 'u.template.yaml': template(202, 100) };
  expect(staleLines(reviewOf(two, added)).join(' ')).not.toContain(shortId(id(202)));
  // Annotations change nothing that was made.
  expect(
    staleLines(
      reviewOf(two, { ...two, 'a.example.yaml': examples(2).replace('version: 1', 'version: 1\nname: A') }),
    ),
  ).toEqual([]);
});

test('a removed example takes its measured effect and its usage with it', () => {
  const measured = `effectiveness_score: 0.03\neffectiveness: { low: 0.01, high: 0.05, evaluations: 40, method: randomised, run_id: ${id(300)}, template: ${id(200)}, lm: a/model, metric: exact }\n`;
  const { lost } = reviewOf(
    {
      'a.example.yaml': [
        example(1, 'one', 'usage_count: 12\n'),
        example(2, 'two', measured),
        example(3, 'three', 'effectiveness_score: 0.9\n'),
        example(4, 'four', `${measured}usage_count: 3\n`),
      ].join('---\n'),
    },
    { 'b.example.yaml': example(4, 'four', measured) },
  );
  expect(lost).toEqual([
    {
      id: id(2),
      name: 'two',
      effectiveness: { score: 0.03, low: 0.01, high: 0.05, evaluations: 40, metric: 'exact' },
    },
    { id: id(1), name: 'one', usageCount: 12 },
  ]);
});

test('counts by group, and labels where they are some', () => {
  const labelled = (number: number, label: string, more = ''): string =>
    example(number, `text ${String(number)}`, `function_name: classify\n${more}`).replace('yes it is', label);
  const all = (labels: readonly string[]): string =>
    labels.map((label, at) => labelled(at + 1, label)).join('---\n');
  const review = reviewOf(
    { 'a.example.yaml': all(['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b']) },
    { 'a.example.yaml': all(['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'a', 'b']) },
  );
  expect(review.counts).toEqual([
    { group: 'kind', value: 'example', before: 10, after: 11 },
    { group: 'status', value: '', before: 10, after: 11 },
    { group: 'function', value: 'classify', before: 10, after: 11 },
    { group: 'domain', value: '', before: 10, after: 11 },
  ]);
  expect(review.labels).toEqual([
    {
      ...{ field: 'expected_output', functionName: 'classify', more: 0, before: 10, after: 11 },
      labels: [
        { label: 'a', before: 5, after: 6 },
        { label: 'b', before: 5, after: 5 },
      ],
    },
  ]);
  const answers = reviewOf({ 'a.example.yaml': all(['a', 'b']) }, { 'a.example.yaml': all(['a', 'c']) });
  expect(answers.labels).toEqual([]);
});
