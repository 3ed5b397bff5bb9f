import type { RecordRemoval, RecordVersionSummary } from '../../../shared/src/protocol/records.ts';
import { ageWords, changeWords, pendingWords } from '../../../shared/src/versionWords.ts';

/** How a line of the tree of versions reads. */
export interface VersionLine {
  label: string;
  description: string;
  tooltip: string;
  /** Name of a product icon. */
  icon: string;
}

const ICONS: Record<RecordVersionSummary['change'], string> = {
  added: 'diff-added',
  changed: 'git-commit',
  moved: 'diff-renamed',
  restored: 'history',
};

/** A state of a record as a line. `now` is in milliseconds since 1970. */
export function versionLine(state: RecordVersionSummary, now: number): VersionLine {
  const { version, commit, pending, isPresent, path, contentHash, change } = state;
  const who =
    commit === undefined ? pendingText(pending) : `${ageWords(commit.date, now)} · ${commit.author}`;
  const summary = commit === undefined ? 'Not committed' : commit.summary;
  const lines = [
    summary,
    ...(commit === undefined ? [] : [`${commit.author}, ${commit.date}`]),
    `${changeWords(state)}; ${path}`,
    contentHash,
  ];
  return {
    label: `v${String(version)}`,
    description: [...(isPresent ? ['now'] : []), who, ...(commit === undefined ? [] : [summary])].join(' · '),
    tooltip: lines.join('\n'),
    icon: commit === undefined ? 'edit' : ICONS[change],
  };
}

/** What took the record away, as a line. */
export function removalLine({ commit, pending }: RecordRemoval, now: number): VersionLine {
  const who =
    commit === undefined ? pendingText(pending) : `${ageWords(commit.date, now)} · ${commit.author}`;
  return {
    label: 'Deleted',
    description: [who, ...(commit === undefined ? [] : [commit.summary])].join(' · '),
    tooltip: commit === undefined ? 'Not committed' : `${commit.summary}\n${commit.author}, ${commit.date}`,
    icon: 'trash',
  };
}

function pendingText(pending: RecordVersionSummary['pending']): string {
  return pending === undefined ? 'not committed' : pendingWords(pending);
}
