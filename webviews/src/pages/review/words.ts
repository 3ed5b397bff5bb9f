import { counted } from '../../../../shared/src/counted.ts';
import type {
  DatasetMove,
  DatasetPlace,
  RecordChange,
  RecordChangeName,
  ReviewEffect,
  ReviewState,
  StaleReason,
} from '../../../../shared/src/protocol/review.ts';
import type { ReviewStand } from '../../../../shared/src/protocol/reviewPage.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** Each change with its icon. */
export const CHANGES: Record<RecordChangeName, { icon: string; label: string }> = {
  added: { icon: 'diff-added', label: 'added' },
  removed: { icon: 'diff-removed', label: 'removed' },
  changed: { icon: 'diff-modified', label: 'changed' },
  moved: { icon: 'file-symlink-file', label: 'moved' },
  renamed: { icon: 'diff-renamed', label: 'renamed' },
  split: { icon: 'repo-forked', label: 'split' },
  merged: { icon: 'git-merge', label: 'merged' },
};

export const KINDS: Record<RecordKind, { icon: string; one: string; many: string }> = {
  databit: { icon: 'package', one: 'DataBit', many: 'DataBits' },
  example: { icon: 'comment-discussion', one: 'Example', many: 'Examples' },
  dataset: { icon: 'layers', one: 'DataSet', many: 'DataSets' },
  template: { icon: 'symbol-snippet', one: 'Template', many: 'Templates' },
  run: { icon: 'beaker', one: 'Run', many: 'Runs' },
};

export const EFFECTS: Record<ReviewEffect, string> = {
  content: 'new content',
  annotation: 'annotations only',
  none: 'same content',
};

export const STANDS: Record<ReviewStand, { icon: string; label: string }> = {
  approved: { icon: 'pass-filled', label: 'approved' },
  changes_requested: { icon: 'request-changes', label: 'changes requested' },
  rejected: { icon: 'error', label: 'rejected' },
  lapsed: { icon: 'history', label: 'review lapsed' },
  none: { icon: 'circle-large-outline', label: 'not reviewed' },
};

export const PLACES: Record<DatasetPlace, string> = {
  train: 'train',
  val: 'val',
  test: 'test',
  none: 'no split',
  outside: 'outside',
  absent: 'new or gone',
};

export const REASONS: Record<StaleReason, string> = {
  members: 'members came or went',
  contents: 'members have other contents',
  'few-shot-pool': 'the few-shot pool is another one',
  template: 'its template is another one, or gone',
  dataset: 'its dataset is declared otherwise, or gone',
};

/** "main (1a2b3c4)", "staged", "work tree". */
export function stateName({ source, name, commit }: ReviewState): string {
  if (source === 'index') return 'staged';
  if (source === 'worktree') return 'work tree';
  const short = commit?.slice(0, 7) ?? 'no commit yet';
  return commit === name ? short : `${name} (${short})`;
}

/** "3 records train → test", "2 new records into val", "1 existing record into val", "1 removed record out of train". */
export function moveWords({ from, to, count }: Pick<DatasetMove, 'from' | 'to' | 'count'>): string {
  if (from === 'absent') return `${counted(count, 'new record')} into ${PLACES[to]}`;
  if (from === 'outside') return `${counted(count, 'existing record')} into ${PLACES[to]}`;
  if (to === 'absent') return `${counted(count, 'removed record')} out of ${PLACES[from]}`;
  if (to === 'outside') return `${counted(count, 'existing record')} out of ${PLACES[from]}`;
  return `${counted(count, 'record')} ${PLACES[from]} → ${PLACES[to]}`;
}

/** True for a move from one of train, val and test to another. */
export function isBetweenSplits({ from, to }: Pick<DatasetMove, 'from' | 'to'>): boolean {
  const isSplit = (place: DatasetPlace): boolean => place === 'train' || place === 'val' || place === 'test';
  return isSplit(from) && isSplit(to);
}

/** "v1 → v2", "v3", nothing without a number. */
export function versionWords({ before, after }: RecordChange): string {
  const [old, now] = [before?.version, after?.version];
  if (old !== undefined && now !== undefined && old !== now) return `v${String(old)} → v${String(now)}`;
  const only = now ?? old;
  return only === undefined ? '' : `v${String(only)}`;
}
