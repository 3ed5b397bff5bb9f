import { baseWith } from './baseCommit.ts';
import { Baseline } from './baseline.ts';

/** The commit that is checked out, and whether record files differ from it. */
export interface CommitState {
  commit?: string;
  dirty?: boolean;
}

/** Looks at record files (absolute paths) below a folder; nothing is said without git or a commit. Only in a trusted workspace. */
export async function commitState(folder: string, files: readonly string[]): Promise<CommitState> {
  const base = await baseWith(folder, 'HEAD');
  if (typeof base === 'string') return {};
  const baseline = await Baseline.open(folder, base);
  for (const file of files)
    if (!(await baseline.isUnchanged(file))) return { commit: base.commit, dirty: true };
  return { commit: base.commit, dirty: false };
}
