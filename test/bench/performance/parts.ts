import { analysis } from './analysis.ts';
import { changes } from './changes.ts';
import { coldIndex } from './coldIndex.ts';
import { historyPass } from './historyPass.ts';
import { keywordEngines } from './keywordEngines.ts';
import { languageFeatures } from './languageFeatures.ts';
import { pages } from './pages.ts';
import type { Part } from './part.ts';
import { searches } from './searches.ts';
import { sqlQueries } from './sqlQueries.ts';
import { vectorEngines } from './vectorEngines.ts';
import { warmStart } from './warmStart.ts';

/** The parts in the order in which they run: the first fills the cache for those after it, the changes empty it. */
export const PARTS: Readonly<Record<string, Part>> = {
  cold: coldIndex,
  start: warmStart,
  search: searches,
  sql: sqlQueries,
  language: languageFeatures,
  vectors: vectorEngines,
  changes,
  keywords: keywordEngines,
  analysis,
  history: historyPass,
  pages,
};

/** Pages hold 100,000 rows of their own, so they are measured with that size alone. */
export function partsOf(size: number): string[] {
  return Object.keys(PARTS).filter((part) => part !== 'pages' || size === 100_000);
}
