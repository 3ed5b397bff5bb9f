import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

export const SEGMENT_SUFFIX = '.segment';
/** A writer on another machine (a shared folder) counts as gone after so many milliseconds of quiet. */
const FOREIGN_QUIET = 24 * 60 * 60 * 1000;

/** A name that no other writer has. It says who writes, so that nobody compacts a segment under its writer. */
export function newSegmentName(): string {
  return `${String(process.pid)}-${hostTag()}-${randomBytes(8).toString('hex')}${SEGMENT_SUFFIX}`;
}

/** True while the segment's writer may still append to it. */
export function mayBeWritten(file: string): boolean {
  const [processId, host] = path.basename(file).split('-');
  if (host === hostTag()) return isAlive(Number(processId));
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - changed < FOREIGN_QUIET;
}

/** True where a process with the id runs on this machine. */
export function isAlive(processId: number): boolean {
  // 0 and negative numbers mean groups of processes.
  if (!(processId > 0)) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The machine's name, reduced to what may stand in a file name. */
export function hostTag(): string {
  return (
    hostname()
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 24) || 'host'
  );
}
