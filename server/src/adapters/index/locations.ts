import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsFromSource } from '../entryPoints.ts';

/** The folder for caches, shared by windows and the command line: DATABITS_CACHE, else the system's place for caches. */
export function defaultCacheFolder(): string {
  const chosen = process.env['DATABITS_CACHE'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  return path.join(systemCacheFolder(), 'databits');
}

function systemCacheFolder(): string {
  if (process.platform === 'win32') {
    return process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
  }
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  const chosen = process.env['XDG_CACHE_HOME'];
  // The specification says to ignore relative paths.
  return chosen !== undefined && path.isAbsolute(chosen) ? chosen : path.join(homedir(), '.cache');
}

/**
 * The folder with the embedding model: DATABITS_MODEL, else `model` beside the bundle, else `.tools/model` of the
 * repository. `undefined` where there is none; search is then keyword-only.
 */
export function findModelFolder(): string | undefined {
  const chosen = process.env['DATABITS_MODEL'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  const relative = runsFromSource() ? '../../../../.tools/model' : './model';
  const folder = fileURLToPath(new URL(relative, import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
