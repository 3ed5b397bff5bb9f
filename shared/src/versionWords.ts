import { ageOf } from './age.ts';
import type { PendingState, RecordVersionSummary } from './protocol/records.ts';

const PENDING: Record<PendingState, string> = {
  staged: 'staged',
  saved: 'saved',
  unsaved: 'not saved',
};

/** Where a change is that no commit has yet. */
export function pendingWords(pending: PendingState): string {
  return PENDING[pending];
}

/** What happened to a record, in a few words. */
export function changeWords({
  change,
  isNew,
  path,
}: Pick<RecordVersionSummary, 'change' | 'isNew' | 'path'>): string {
  switch (change) {
    case 'added':
      return 'added';
    case 'changed':
      return isNew ? 'changed' : 'back to earlier content';
    case 'moved':
      return `moved to ${path}`;
    case 'restored':
      return isNew ? 'came back, changed' : 'came back';
  }
}

/** How long ago a time (RFC 3339) was; the time itself where it cannot be read. `now` is in milliseconds since 1970. */
export function ageWords(date: string, now: number): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : ageOf((now - time) / 1000).words;
}
