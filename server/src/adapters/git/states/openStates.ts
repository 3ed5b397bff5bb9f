import type { Cancellation } from '../../../core/cancellation.ts';
import { OperationalError } from '../../operationalError.ts';
import { commitOf, type BaseCommit } from '../baseCommit.ts';
import { startGit } from '../run.ts';
import { commitState, indexState } from './gitStates.ts';
import type { RecordState } from './recordState.ts';
import { workTreeState } from './workTreeState.ts';

/** Which states are wanted: names of commits, `index` or `worktree`. */
export interface WantedStates {
  /** Absolute path of the workspace's folder. */
  root: string;
  base: string;
  head: string;
  /** True: the base is the commit that both have in common. */
  mergeBase: boolean;
  /** Texts of the work tree that are not saved, by absolute path. */
  buffers: ReadonlyMap<string, string>;
  /** Absolute path of another index than the repository's. */
  indexFile?: string;
}

/** Two states, and the base of the branch that versions are compared with, where one of them is it. */
export interface OpenedStates {
  base: RecordState;
  head: RecordState;
  /** Only with `mergeBase`. */
  branchBase?: BaseCommit;
}

/** Opens two states. Throws an OperationalError where git is missing, or does not have one of them. */
export async function openStates(wanted: WantedStates, token: Cancellation): Promise<OpenedStates> {
  const { root, mergeBase } = wanted;
  if ((await startGit(root, ['rev-parse', '--git-dir'])) === undefined) {
    throw new OperationalError(
      `The folder ${root} is in no git repository, or git is not installed; changes are read from git.`,
    );
  }
  if (mergeBase) return openFromMergeBase(wanted, token);
  return {
    base: await openState(wanted.base, wanted, token),
    head: await openState(wanted.head, wanted, token),
  };
}

async function openFromMergeBase(wanted: WantedStates, token: Cancellation): Promise<OpenedStates> {
  const { root, base, head } = wanted;
  const tip = await knownCommit(root, base);
  const headCommit = await knownCommit(root, isCommit(head) ? head : 'HEAD');
  const output = await startGit(root, ['merge-base', headCommit, tip]);
  const commit = output?.toString('utf8').trim() ?? '';
  if (commit === '') {
    throw new OperationalError(
      `${base} and ${head} have no commit in common here; fetch more of the history (a shallow clone lacks it).`,
    );
  }
  const branchBase = { head: headCommit, commit, tip, branch: base, isHead: commit === headCommit };
  return {
    base: await commitState(root, base, commit),
    head: await openState(head, wanted, token),
    branchBase,
  };
}

async function openState(name: string, wanted: WantedStates, token: Cancellation): Promise<RecordState> {
  const { root, buffers, indexFile } = wanted;
  if (name === 'index') return indexState(root, indexFile);
  if (name === 'worktree') return workTreeState(root, buffers, token);
  // Before the first commit there is nothing: everything is added.
  if (name === 'HEAD' && (await commitOf(root, 'HEAD')) === undefined) return commitState(root, name);
  return commitState(root, name, await knownCommit(root, name));
}

function isCommit(name: string): boolean {
  return name !== 'index' && name !== 'worktree';
}

async function knownCommit(root: string, name: string): Promise<string> {
  if (name.trim() === '')
    throw new OperationalError('The name of what to compare is empty; give a branch, tag or commit.');
  const commit = await commitOf(root, name);
  if (commit !== undefined) return commit;
  throw new OperationalError(
    `There is no branch, tag or commit ${name} here; fetch it, or give another one.`,
  );
}
