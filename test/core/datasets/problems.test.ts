import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import { datasetProblems } from '../../../server/src/core/datasets/problems.ts';

/** The problems of a dataset in YAML, as `code at path`. */
function check(dataset: string): string[] {
  return datasetProblems(parse(dataset) as JsonObject).map(
    ({ code, path }) => `${code} at ${path.join('.')}`,
  );
}

test.each([
  ['members: { field: domain, eq: a }', []],
  ['members: { field: labels.anything.at.all, eq: a }', []],
  ['members: { field: input.0.text, eq: a }', []],
  ['members: { field: attribution.derived_from.0.method, eq: a }', []],
  ['members: { field: quality_scores.clarity, gte: 1 }', []],
  ['members: { field: domian, eq: a }', ['dataset.unknown-field at members.field']],
  ['members: { field: attribution.licence, eq: a }', ['dataset.unknown-field at members.field']],
  ['members: { field: domain.x, eq: a }', ['dataset.unknown-field at members.field']],
  [
    'members: { all: [{ not: { field: nope, eq: 1 } }] }',
    ['dataset.unknown-field at members.all.0.not.field'],
  ],
  ['members: { field: domain }', ['dataset.no-comparison at members.field']],
  ['members: { field: kind, eq: exmaple }', ['dataset.unknown-value at members.eq']],
  ['members: { field: status, in: [draft, done] }', ['dataset.unknown-value at members.in.1']],
  [
    '{ members: { all: [] }, splits: { seed: 1, weights: { train: 0 } } }',
    ['dataset.no-weight at splits.weights'],
  ],
  ['{ members: { all: [] }, splits: { group_by: domian } }', ['dataset.unknown-field at splits.group_by']],
  ['members: 5', []],
])('%s', (dataset, expected) => {
  expect(check(dataset)).toEqual(expected);
});

test('a misspelt field has a suggestion', () => {
  const [problem] = datasetProblems({ members: { field: 'qualty_scores.clarity', gte: 1 } });
  expect(problem?.data).toEqual({ suggestion: 'quality_scores.clarity' });
  expect(problem?.message).toContain('Did you mean `quality_scores`?');
});
