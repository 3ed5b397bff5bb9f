import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Cancellation } from '../../core/cancellation.ts';
import { IgnoreFiles } from './exclusions.ts';

/** Files that are offered, and folders that are looked into: in a larger repository the nearer ones come first. */
const MOST_FILES = 500;
const MOST_FOLDERS = 1000;
/** Folders of installed packages and caches. */
const LEFT_OUT = /^(\.|__pycache__$|node_modules$|venv$|env$|site-packages$|build$|dist$)/;

/**
 * Paths of Python files in a repository, relative to it, sorted; without those that .gitignore leaves out. Folders are looked
 * into breadth first and links are not followed.
 */
export async function listPython(repository: string, token: Cancellation): Promise<string[]> {
  const found: string[] = [];
  const folders = [{ folder: repository, rules: IgnoreFiles.none().enter(repository) }];
  let looked = 0;
  for (const { folder, rules } of folders) {
    if (token.isCancellationRequested || looked++ >= MOST_FOLDERS || found.length >= MOST_FILES) break;
    for (const entry of await entriesOf(folder)) {
      const absolute = path.join(folder, entry.name);
      if (LEFT_OUT.test(entry.name) || rules.ignores(absolute, entry.isDirectory())) continue;
      if (entry.isDirectory() && folders.length < MOST_FOLDERS) {
        folders.push({ folder: absolute, rules: rules.enter(absolute) });
      } else if (entry.isFile() && entry.name.endsWith('.py')) {
        found.push(path.relative(repository, absolute).replaceAll(path.sep, '/'));
      }
    }
  }
  return found.slice(0, MOST_FILES).sort();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Deleted meanwhile, or not ours to read.
    return [];
  }
}
