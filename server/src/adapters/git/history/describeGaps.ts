import type { HistoryGap } from './readCommits.ts';

const SENTENCES: Record<HistoryGap, string> = {
  shallow:
    'This clone does not have the whole history, so older versions are missing: `git fetch --unshallow` fetches it.',
  partial:
    'This clone left files of the past out, so versions are missing; nothing was fetched: a full clone has all of them.',
  damaged:
    'Objects of the repository are damaged or missing, so versions are missing: `git fsck` says which.',
  large: 'Files of the past that are longer than 50 MB were not read, so versions may be missing.',
};

/** Why versions may be missing, as sentences; none where the history is complete. */
export function describeGaps(gaps: readonly HistoryGap[]): string[] {
  return gaps.map((gap) => SENTENCES[gap]);
}
