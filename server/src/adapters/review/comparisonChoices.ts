import type { ComparisonChoices } from '../../../../shared/src/protocol/comparison.ts';
import { findBase } from '../git/baseCommit.ts';
import { startGit } from '../git/run.ts';

/** Branches and commits that are offered; more can be typed. */
const MOST_BRANCHES = 100;
const MOST_COMMITS = 100;

/**
 * What a folder can be compared with: its base branch, branches and latest commits, the newest first. Only in a trusted
 * workspace.
 */
export async function comparisonChoices(
  root: string,
  baseBranch: string | undefined,
): Promise<ComparisonChoices> {
  if ((await startGit(root, ['rev-parse', '--git-dir'])) === undefined)
    return { isRepository: false, branches: [], commits: [] };
  const base = await findBase(root, baseBranch);
  const [branches, commits] = await Promise.all([
    lines(root, [
      'for-each-ref',
      `--count=${String(MOST_BRANCHES)}`,
      '--sort=-committerdate',
      BRANCH,
      'refs/heads',
      'refs/remotes',
      'refs/tags',
    ]),
    lines(root, ['log', `--max-count=${String(MOST_COMMITS)}`, COMMIT]),
  ]);
  return {
    isRepository: true,
    ...(typeof base !== 'string' && base.branch !== undefined && !base.isHead && { base: base.branch }),
    branches: branches.map(([name = '', date = '']) => ({ name, date })),
    commits: commits.map(([commit = '', author = '', date = '', summary = '']) => ({
      commit,
      author,
      date,
      summary,
    })),
  };
}

const BRANCH = '--format=%(refname:short)%1f%(committerdate:iso-strict)';
const COMMIT = '--format=%H%x1f%an%x1f%aI%x1f%s';

/** Lines of git's output in their parts; none where git fails, as before the first commit. */
async function lines(root: string, parameters: string[]): Promise<string[][]> {
  const output = (await startGit(root, parameters))?.toString('utf8') ?? '';
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\x1f'));
}
