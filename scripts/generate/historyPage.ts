import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HistoryResults } from '../report/historyResults.ts';
import { historyTables } from '../report/historyTables.ts';
import { withMarkedPart } from '../report/markedPart.ts';

const PAGE = 'docs/history.md';

/** The page of the version store with the figures that the benchmark has written. */
export function generateHistory(root: string): [path: string, text: string] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const results = JSON.parse(read('docs/history.json')) as HistoryResults;
  return [PAGE, withMarkedPart(read(PAGE), 'npm run bench -- history', historyTables(results))];
}
