import { existsSync, readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { kindOfUri } from '../../core/records/kinds.ts';
import { listWorkTree } from '../git/workTree.ts';
import { Exclusions, IgnoreFiles } from './exclusions.ts';
import { readSmallFile } from './readSmallFile.ts';

export interface DiscoveryOptions {
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** Globs as in VS Code's `files.exclude`. */
  exclude: readonly string[];
  /** Patterns as in .gitignore, from `databits.yaml`, by root. */
  ignored: ReadonlyMap<string, readonly string[]>;
  /** Git is asked only where true; otherwise the .gitignore files are read. */
  trusted: boolean;
  /** Hears of record files and folders whose names are not UTF-8: they cannot be named, and so not be read. */
  onUnreadableName?(path: string): void;
}

/**
 * Absolute paths of the record files under the roots, without ignored and excluded ones. Symbolic links are not
 * followed: they would show a record twice, or leave the workspace.
 */
export function discoverRecordFiles(options: DiscoveryOptions): Set<string> {
  const found = new Set<string>();
  for (const root of options.roots) {
    const exclusions = new Exclusions(options.exclude, options.ignored.get(root) ?? []);
    const take = (file: string): void => {
      const name = path.relative(root, file).replaceAll(path.sep, '/');
      if (exclusions.excludes(name)) return;
      if (hasUnreadableName(file)) options.onUnreadableName?.(file);
      else found.add(file);
    };
    const isOpen = (folder: string): boolean =>
      !exclusions.excludesFolder(path.relative(root, folder).replaceAll(path.sep, '/'));
    visitFolder(path.resolve(root), { trusted: options.trusted, take, isOpen });
  }
  return found;
}

interface Visit {
  trusted: boolean;
  take(file: string): void;
  isOpen(folder: string): boolean;
}

/** By git's index where that is safe, else by walking. */
function visitFolder(folder: string, visit: Visit): void {
  const listing = visit.trusted && isInWorkTree(folder) ? listWorkTree(folder) : undefined;
  if (listing === undefined) {
    walk(folder, IgnoreFiles.none(), visit);
    return;
  }
  for (const file of listing.files) if (kindOfUri(file) !== undefined) visit.take(path.join(folder, file));
  for (const repository of listing.repositories) {
    const nested = path.join(folder, repository);
    if (visit.isOpen(nested) && existsSync(path.join(nested, '.git')) && !isLinkedWorkTree(nested)) {
      visitFolder(nested, visit);
    }
  }
}

function walk(folder: string, rulesAbove: IgnoreFiles, visit: Visit): void {
  const rules = rulesAbove.enter(folder);
  for (const entry of readFolder(folder)) {
    const absolute = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!visit.isOpen(absolute) || rules.ignores(absolute, true) || isLinkedWorkTree(absolute)) continue;
      if (hasUnreadableName(absolute)) visit.take(absolute);
      else walk(absolute, rules, visit);
    } else if (entry.isFile() && kindOfUri(entry.name) !== undefined && !rules.ignores(absolute, false)) {
      visit.take(absolute);
    }
  }
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Deleted meanwhile, or not ours to read: it has no records for us.
    return [];
  }
}

/** What is not UTF-8 in a name was replaced when it was read, so that the name leads nowhere. */
function hasUnreadableName(file: string): boolean {
  return file.includes('\ufffd') && !existsSync(file);
}

/** One sentence about names that are not UTF-8. `paths` are as they were read, with replacements. */
export function describeUnreadableNames(paths: readonly string[]): string {
  const [first = ''] = paths;
  const subject = paths.length === 1 ? '1 path is' : `${String(paths.length)} paths are`;
  return `${subject} not read because the name is not UTF-8, for example ${first}: rename it.`;
}

/** True for another checkout of a repository: its records are those of the repository, at another commit. */
function isLinkedWorkTree(folder: string): boolean {
  const read = readSmallFile(path.join(folder, '.git'));
  return read !== undefined && 'text' in read && /^gitdir: .*[/\\]worktrees[/\\][^/\\]+\s*$/.test(read.text);
}

function isInWorkTree(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return true;
    if (path.dirname(at) === at) return false;
  }
}
