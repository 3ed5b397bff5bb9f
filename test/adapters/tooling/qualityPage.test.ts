import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resultTables, tablesOf, type QualityResults } from '../../bench/support/qualityReport.ts';

function docs(name: string): string {
  return readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
}

test('the tables of docs/quality.md are those of docs/quality.json', () => {
  const results = JSON.parse(docs('quality.json')) as QualityResults;
  expect(tablesOf(docs('quality.md'))).toBe(resultTables(results));
});
