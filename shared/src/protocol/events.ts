import type { IndexStatus } from './status.ts';

/** What the server tells by itself: a complete snapshot or an invalidation, never a delta. */
export interface Events {
  'index/status': IndexStatus;
  /** Records changed: ask again. */
  /** Comments on records changed: ask again. */
  'comments/changed': Record<string, never>;
  'records/changed': { revision: number };
  /** Git's history was read anew: ask again. */
  'history/changed': Record<string, never>;
}

export type EventName = keyof Events;
