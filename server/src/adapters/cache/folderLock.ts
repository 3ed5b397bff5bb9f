import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostTag, isAlive } from './segmentName.ts';

/** A lock of a process on another machine counts as left behind after so many milliseconds. */
const STALE = 10 * 60 * 1000;

/** Runs `work` while holding the lock file; does nothing where someone else holds it. True where it ran. */
export function withLock(file: string, work: () => void): boolean {
  const release = takeLock(file);
  if (release === undefined) return false;
  try {
    work();
  } finally {
    release();
  }
  return true;
}

/** Takes the lock file; answers what gives it back, or `undefined` where someone else holds it or it cannot be made. */
export function takeLock(file: string): (() => void) | undefined {
  const token = `${String(process.pid)} ${hostTag()} ${randomBytes(8).toString('hex')}`;
  if (!take(file, token) && !(isStale(file) && breakLock(file) && take(file, token))) return undefined;
  return () => {
    if (read(file) === token) rmSync(file, { force: true });
  };
}

function take(file: string, token: string): boolean {
  try {
    writeFileSync(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    // On a full disk the file is made but stays empty: nobody would know whose lock it is.
    const isOthers = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isOthers) breakLock(file);
    return false;
  }
}

/** Its holder died without giving it back. */
function isStale(file: string): boolean {
  const [processId, host] = (read(file) ?? '').split(' ');
  if (host === hostTag()) return !isAlive(Number(processId));
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - changed > STALE;
}

function breakLock(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
