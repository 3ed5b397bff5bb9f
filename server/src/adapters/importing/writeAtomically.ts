import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../files/makeFolder.ts';
import { isSameStamp, stampOf, type FileStamp } from '../files/recordFile.ts';
import { OperationalError } from '../operationalError.ts';

/**
 * Writes a file so that it has either the old or the new content whatever happens: a file beside it is written as a
 * whole, brought to disk and renamed. Folders are made, and permissions kept. With `before`, what the content was made
 * from, a file that somebody else changed since, or made where there was none (`absent`), is left alone. Failures are
 * OperationalErrors.
 */
export function writeAtomically(
  file: string,
  content: string | Uint8Array,
  before?: FileStamp | 'absent',
): void {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${String(process.pid)}.tmp`);
  try {
    makeFolder(folder);
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    const handle = openSync(temporary, 'w');
    try {
      // A full disk takes a part without complaint: this writes until all is there, or fails.
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(temporary, mode);
    if (before === 'absent') moveToNewName(temporary, file);
    else {
      if (before !== undefined) refuseIfChanged(file, before);
      renameSync(temporary, file);
    }
    bringToDisk(folder);
  } catch (error) {
    removeQuietly(temporary);
    if (error instanceof OperationalError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new OperationalError(`${file} could not be written (${reason}); nothing of it was changed.`);
  }
}

/** A rename would replace a file that somebody made meanwhile; a second name for the new file cannot. */
function moveToNewName(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (existsSync(file)) throw changedMeanwhile(file);
    // File systems without second names.
    if (!(error instanceof Error && 'code' in error && /^(EPERM|ENOTSUP|ENOSYS)$/.test(String(error.code))))
      throw error;
    renameSync(temporary, file);
    return;
  }
  rmSync(temporary, { force: true });
}

function refuseIfChanged(file: string, before: FileStamp): void {
  const now = stampOf(file);
  if (now !== undefined && isSameStamp(now, before)) return;
  throw changedMeanwhile(file);
}

function changedMeanwhile(file: string): OperationalError {
  return new OperationalError(`${file} was changed meanwhile and is left as it is: try again.`);
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
