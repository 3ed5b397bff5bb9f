import type { IndexStatus } from './status.ts';

/** What the server tells by itself: a complete snapshot or an invalidation, never a delta. */
export interface Events {
  'index/status': IndexStatus;
  /** Records changed: ask again. */
  'records/changed': { revision: number };
  /** Comments on records changed: ask again. */
  'comments/changed': Record<string, never>;
  /** Executions of runs began, ended or were deleted, or what is known of one is another: ask again. */
  'runs/changed': Record<string, never>;
  /** Git's history was read anew, or what no commit has yet was saved or staged: ask again. */
  'history/changed': Record<string, never>;
}

export type EventName = keyof Events;
