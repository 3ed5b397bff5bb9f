import path from 'node:path';
import { startGit } from './run.ts';

/** Where git looks for the hooks of a repository. */
export interface HooksFolder {
  /** Absolute path of the top of the work tree. */
  top: string;
  /** Absolute path of the file that the pre-commit hook is, existing or not. */
  file: string;
  /** Who set another folder than the repository's own, by git's word: `local`, `worktree`, `global`, `system`. */
  scope: string | undefined;
}

/**
 * Finds the pre-commit hook of a folder's repository; `undefined` without a work tree. `core.hooksPath` counts from the top of the
 * work tree. Only in a trusted workspace.
 */
export async function findHooks(folder: string): Promise<HooksFolder | undefined> {
  const top = await said(folder, ['rev-parse', '--show-toplevel']);
  const common = await said(folder, ['rev-parse', '--git-common-dir']);
  if (top === undefined || common === undefined) return undefined;
  const configured = await configuredFolder(folder);
  if (configured === undefined) {
    return { top, file: path.resolve(folder, common, 'hooks', 'pre-commit'), scope: undefined };
  }
  const hooks = path.resolve(top, configured.folder);
  // husky points git at a folder of its own, from where it calls what lies beside it.
  const isHusky = path.basename(hooks) === '_' && path.basename(path.dirname(hooks)) === '.husky';
  const where = isHusky ? path.dirname(hooks) : hooks;
  return { top, file: path.join(where, 'pre-commit'), scope: configured.scope };
}

/** What the configuration says, but for what we say ourselves on the command line. */
async function configuredFolder(folder: string): Promise<{ folder: string; scope: string } | undefined> {
  const output = await startGit(folder, [
    'config',
    '--show-scope',
    '--type=path',
    '-z',
    '--get-all',
    'core.hooksPath',
  ]);
  const parts = output?.toString('utf8').split('\0') ?? [];
  let found: { folder: string; scope: string } | undefined;
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [scope = '', value = ''] = parts.slice(at, at + 2);
    if (scope !== 'command' && value !== '') found = { folder: value, scope };
  }
  return found;
}

async function said(folder: string, parameters: readonly string[]): Promise<string | undefined> {
  const text = (await startGit(folder, parameters))?.toString('utf8').replace(/\n$/, '');
  return text === '' ? undefined : text;
}
