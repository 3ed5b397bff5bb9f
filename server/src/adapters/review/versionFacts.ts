import path from 'node:path';
import type { Configuration } from '../../core/configuration/configuration.ts';
import type { BaseFacts } from '../../core/rules/rule.ts';
import type { ReviewedFile } from '../../core/review/reviewedFile.ts';
import { findBase } from '../git/baseCommit.ts';
import { Baseline, type FileOfIds } from '../git/baseline.ts';
import type { OpenedStates } from '../git/states/openStates.ts';

/** What version rules compare the records of a review with. */
export interface VersionFacts {
  facts?: BaseFacts;
  notes: string[];
}

const NOTE_OTHER_COMMITS =
  'Version rules were not checked: they are for what a branch changes. Compare the work tree with the base branch, or a branch with the commit where it began.';

/**
 * The base of the branch: versions go up once for each branch, whatever two states of it are compared. Between any two
 * commits there may be many branches, and nothing is said.
 */
export async function versionFacts(
  root: string,
  { branchBase, head }: OpenedStates,
  files: { before: readonly ReviewedFile[]; after: readonly ReviewedFile[] },
  { project }: Configuration,
): Promise<VersionFacts> {
  if (branchBase === undefined && head.state.source === 'commit') return { notes: [NOTE_OTHER_COMMITS] };
  const base = branchBase ?? (await findBase(root, project.base_branch));
  // Before the first commit no version has anything to be compared with.
  if (typeof base === 'string') return { notes: [] };
  const baseline = await Baseline.open(root, base);
  const asked = [...files.before, ...files.after].map(({ path: name, file }): FileOfIds => ({
    file: path.join(root, name),
    ids: file.documents.flatMap(({ facts }) => facts?.id ?? []),
  }));
  const records = await baseline.read(asked);
  return { facts: { recordOf: (_uri, id) => records.get(id) }, notes: [] };
}
