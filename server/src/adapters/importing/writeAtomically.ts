import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { OperationalError } from '../operationalError.ts';

/**
 * Writes a file so that it has either the old or the new content whatever happens: a file beside it is written,
 * brought to disk and renamed. Folders are made, and permissions kept.
 */
export function writeAtomically(file: string, content: string): void {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${String(process.pid)}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    const handle = openSync(temporary, 'w');
    try {
      writeSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
    bringToDisk(folder);
  } catch (error) {
    removeQuietly(temporary);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new OperationalError(`${file} could not be written (${reason}); nothing of it was changed.`);
  }
}

/** The failure that is reported is the one before. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none, or not ours: then there is nothing to remove.
  }
}

/** A rename is lasting when its folder is on disk. Windows has no such call and does not need it. */
function bringToDisk(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
