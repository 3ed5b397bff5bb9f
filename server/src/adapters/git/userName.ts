import { startGit } from './run.ts';

/** The name that git is set to in a folder, `user.name`; `undefined` where there is none. Only in a trusted workspace. */
export async function userNameOf(folder: string): Promise<string | undefined> {
  const output = await startGit(folder, ['config', '--get', 'user.name']);
  const name = output?.toString('utf8').trim().slice(0, 200);
  return name === '' ? undefined : name;
}
