import path from 'node:path';
import { runGit } from './run.ts';

/** What git's index and ignore rules say of a folder. */
export interface WorkTreeListing {
  /** Paths of tracked and untracked files, not ignored ones, relative to the folder. */
  files: string[];
  /** Folders that are repositories of their own: submodules and nested clones. */
  repositories: string[];
}

const SUBMODULE = '160000';
const SYMBOLIC_LINK = '120000';

/** Lists the files of a folder in a git work tree; `undefined` where it is none. Only in a trusted workspace. */
export function listWorkTree(folder: string): WorkTreeListing | undefined {
  const tracked = runGit(folder, ['ls-files', '-z', '--stage', '--cached']);
  const untracked = runGit(folder, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (tracked === undefined || untracked === undefined) return undefined;
  const files = new Set<string>();
  const repositories: string[] = [];
  for (const entry of entries(tracked)) {
    const tab = entry.indexOf('\t');
    const name = entry.slice(tab + 1);
    const mode = entry.slice(0, 6);
    if (mode === SUBMODULE) repositories.push(name);
    else if (mode !== SYMBOLIC_LINK) files.add(name);
  }
  for (const name of entries(untracked)) {
    // A folder with a slash at its end is a repository that git does not look into.
    if (name.endsWith('/')) repositories.push(name.slice(0, -1));
    else files.add(name);
  }
  return { files: [...files], repositories };
}

/**
 * The text of a file in HEAD; `undefined` where there is none: no repository, no commit yet, not in it. Only in a
 * trusted workspace.
 */
export function readHeadText(file: string): string | undefined {
  const name = path.basename(file);
  // `cat-file` gives the stored bytes: neither filters nor textconv run. `./` makes the path relative to the folder.
  const output = runGit(path.dirname(file), ['cat-file', 'blob', `HEAD:./${name}`]);
  return output?.toString('utf8');
}

function entries(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean);
}
