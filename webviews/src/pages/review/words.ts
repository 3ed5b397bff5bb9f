import type {
  RecordChange,
  RecordChangeName,
  ReviewEffect,
  ReviewState,
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

/** "main (1a2b3c4)", "staged", "work tree". */
export function stateName({ source, name, commit }: ReviewState): string {
  if (source === 'index') return 'staged';
  if (source === 'worktree') return 'work tree';
  const short = commit?.slice(0, 7) ?? 'no commit yet';
  return commit === name ? short : `${name} (${short})`;
}

/** "v1 → v2", "v3", nothing without a number. */
export function versionWords({ before, after }: RecordChange): string {
  const [old, now] = [before?.version, after?.version];
  if (old !== undefined && now !== undefined && old !== now) return `v${String(old)} → v${String(now)}`;
  const only = now ?? old;
  return only === undefined ? '' : `v${String(only)}`;
}

/** Icon and colour for some problems: those of the worst of them. */
export function worstTone(severities: readonly string[]): 'error' | 'warning' | 'info' {
  if (severities.includes('error')) return 'error';
  return severities.includes('warning') ? 'warning' : 'info';
}
