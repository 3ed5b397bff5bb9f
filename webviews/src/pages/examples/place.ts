import type { SearchResult } from '../../../../shared/src/protocol/search.ts';
import type { RowWindow } from '../../window.ts';
import { keyOf, type Answer } from './state.ts';

/** Where the selection and the view belong after the same question has been answered anew. */
export interface Place {
  /** Rank of the selected result. */
  active: number;
  /** Rows that what was looked at has moved down by. */
  moved: number;
}

/**
 * Finds the selected result and the one at the top of the window (the selected one, where it is in sight) in the new
 * answer. A selection that is gone stays at its rank; a view whose result is gone stays where it is.
 */
export function placeIn(
  answer: Answer,
  before: Pick<Answer, 'results'> | undefined,
  active: number,
  window: RowWindow,
): Place {
  const find = (rank: number): number => indexIn(answer.results, before?.results[rank]);
  const anchor = active >= window.first && active < window.end ? active : window.first;
  const newAnchor = find(anchor);
  const newActive = find(active);
  const sameRank = Math.min(Math.max(active, answer.reachable > 0 ? 0 : -1), answer.reachable - 1);
  return {
    active: newActive >= 0 ? newActive : sameRank,
    moved: newAnchor < 0 ? 0 : newAnchor - anchor,
  };
}

function indexIn(results: Answer['results'], wanted: SearchResult | undefined): number {
  if (wanted === undefined) return -1;
  const key = keyOf(wanted);
  return results.findIndex((result) => result !== undefined && keyOf(result) === key);
}
