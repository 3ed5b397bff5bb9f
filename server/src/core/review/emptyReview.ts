import type { Review, ReviewState } from '../../../../shared/src/protocol/review.ts';
import { changesByName, effectsOf } from './reviewTotals.ts';

/** The review of two states with the same record files. */
export function emptyReview(base: ReviewState, head: ReviewState, notes: readonly string[]): Review {
  const none = { error: 0, warning: 0, information: 0, hint: 0 };
  return {
    ...{ base, head },
    files: { changed: 0, onlyText: 0 },
    changes: changesByName([]),
    effects: effectsOf([]),
    lapsedReviews: 0,
    ...{ counts: [], labels: [], datasets: [], introduced: [], mended: [] },
    problems: { introduced: none, mended: { ...none } },
    ...{
      stale: [],
      lost: [],
      unread: [],
      uncompared: { count: 0, records: [] },
      notes: [...notes],
      records: [],
    },
  };
}
