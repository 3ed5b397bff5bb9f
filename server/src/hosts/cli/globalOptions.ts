import type { Command } from 'commander';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { defaultCacheFolder } from '../../adapters/index/locations.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** The options of every command. */
export interface GlobalOptions {
  folder?: string;
  json?: boolean;
  color: boolean;
  cache?: string;
  progress?: boolean;
}

/** Adds the options of every command to the program. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--folder <path>', 'folder of the workspace (default: the repository around the current folder)')
    .option('--json', 'results as JSON')
    .option('--no-color', 'no colours; the variable NO_COLOR does the same')
    .option('--cache <path>', 'folder for caches (default: the system’s; also DATABITS_CACHE)')
    .option('--progress', 'show progress even where standard error is no terminal');
}

/**
 * Absolute path of the workspace's folder: the one given, else the nearest folder upwards with `databits.yaml` or
 * `.git`, else the current one.
 */
export function workspaceFolder({ folder }: GlobalOptions): string {
  if (folder === undefined) return nearestRoot(process.cwd()) ?? process.cwd();
  const absolute = path.resolve(folder);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new OperationalError(`The folder ${folder} does not exist; give another one with --folder.`);
  }
  return absolute;
}

/** Absolute path of the folder for caches. */
export function cacheFolderOf({ cache }: GlobalOptions): string {
  return cache === undefined ? defaultCacheFolder() : path.resolve(cache);
}

function nearestRoot(start: string): string | undefined {
  const isRoot = ['databits.yaml', 'databits.yml', '.git'].some((name) => existsSync(path.join(start, name)));
  if (isRoot) return start;
  const above = path.dirname(start);
  return above === start ? undefined : nearestRoot(above);
}
