import { startGit } from './run.ts';

/** The commit that versions are compared with. Full object names. */
export interface BaseCommit {
  head: string;
  /** The merge base of HEAD and the base branch; HEAD where there is no such branch. */
  commit: string;
  /** The base branch itself, which may have gone on since. */
  tip: string;
  /** The base branch as it was named; absent where there is none. */
  branch?: string;
  /** True where the base is HEAD: then only what is not committed can differ. */
  isHead: boolean;
}

/** Why there is no base. */
export type NoBase = 'no-commit' | 'unknown-branch' | 'no-common-commit';

/**
 * Finds the base: the merge base with the first of these that exists: the base branch of databits.yaml, the upstream,
 * the remote's default branch; else HEAD. Only in a trusted workspace.
 */
export async function findBase(root: string, baseBranch: string | undefined): Promise<BaseCommit | NoBase> {
  const head = await commitOf(root, 'HEAD');
  if (head === undefined) return 'no-commit';
  for (const branch of [baseBranch, '@{upstream}', 'refs/remotes/origin/HEAD']) {
    if (branch === undefined) continue;
    const found = await mergeBase(root, head, branch);
    if (typeof found !== 'string') return found;
  }
  return { head, commit: head, tip: head, isHead: true };
}

/** The merge base of HEAD with a branch, tag or commit. */
export async function baseWith(root: string, branch: string): Promise<BaseCommit | NoBase> {
  const head = await commitOf(root, 'HEAD');
  return head === undefined ? 'no-commit' : await mergeBase(root, head, branch);
}

async function mergeBase(root: string, head: string, branch: string): Promise<BaseCommit | NoBase> {
  const tip = await commitOf(root, branch);
  if (tip === undefined) return 'unknown-branch';
  const commit = (await startGit(root, ['merge-base', head, tip]))?.toString('utf8').trim();
  if (commit === undefined || commit === '') return 'no-common-commit';
  return { head, commit, tip, branch, isHead: commit === head };
}

/** True where HEAD has merges that the base does not have; where HEAD is the base, any at all. */
export async function hasMergesSince(root: string, { head, commit, isHead }: BaseCommit): Promise<boolean> {
  const range = isHead ? [head] : [head, `^${commit}`];
  const answer = await startGit(root, ['rev-list', '--merges', '--max-count=1', ...range, '--']);
  return answer !== undefined && answer.length > 0;
}

/** The full name of a commit, so that no name from a file reaches another command. */
export async function commitOf(root: string, name: string): Promise<string | undefined> {
  const output = await startGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  const commit = output?.toString('utf8').trim() ?? '';
  // Of `^NAME` git says that it is to be left out.
  return /^[0-9a-f]+$/.test(commit) ? commit : undefined;
}

/** Full names of all commits that a name may mean: git takes the tag where a branch has the same name. */
export async function commitsNamed(root: string, name: string): Promise<string[]> {
  const commit = await commitOf(root, name);
  if (commit === undefined) return [];
  const places = ['refs/tags/', 'refs/heads/', 'refs/remotes/'].map((place) => `${place}${name}`);
  const output = await startGit(root, ['for-each-ref', '--format=%(refname)', ...places]);
  const references = (output?.toString('utf8') ?? '').split('\n').filter((line) => places.includes(line));
  if (references.length < 2) return [commit];
  const commits = await Promise.all(references.map((reference) => commitOf(root, reference)));
  return [...new Set(commits.flatMap((one) => one ?? []))];
}
