import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder with those around it, one after the other: Node's own recursive way never ends in places such as /proc, and
 * calls a place that cannot be written to missing. Throws the system's error.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it at the same time.
    if (!existsSync(folder)) throw error;
  }
}
