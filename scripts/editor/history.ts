import { run, runOrFail } from '../process/run.ts';

/** Who makes a commit, when, and what it says. */
export interface CommitStamp {
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601. */
  readonly date: string;
  readonly message: string;
}

const initialCommit: CommitStamp = {
  author: { name: 'Ada Example', email: 'ada@example.com' },
  date: '2026-03-02T09:00:00Z',
  message: 'Add the first records',
};

/** Runs git in a folder without the configuration (signing, hooks, ignored files) of this user and machine. */
export async function git(folder: string, args: readonly string[], stamp?: CommitStamp): Promise<string> {
  const isolated = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  const env = { ...process.env, ...isolated, ...(stamp === undefined ? {} : identity(stamp)) };
  return runOrFail('git', args, { cwd: folder, env });
}

/** True if the folder itself, and not one around it, is the root of a repository. */
export async function isRepositoryRoot(folder: string): Promise<boolean> {
  const result = await run('git', ['rev-parse', '--show-prefix'], { cwd: folder });
  return result.code === 0 && result.output.trim() === '';
}

/** Makes a folder a repository without commits. */
export async function initRepository(folder: string): Promise<void> {
  await git(folder, ['init', '--quiet', '--initial-branch=main']);
}

/** Makes a folder a repository with everything in it committed once. */
export async function createRepository(folder: string): Promise<void> {
  await initRepository(folder);
  await commitAll(folder, ['.'], initialCommit);
}

/** Commits the given paths as the given person at the given time. */
export async function commitAll(folder: string, paths: readonly string[], stamp: CommitStamp): Promise<void> {
  await git(folder, ['add', '--', ...paths]);
  await git(folder, ['commit', '--quiet', '--message', stamp.message], stamp);
}

function identity({ author, date }: CommitStamp): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
}
