import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { renderEvent, type UsageEvent } from '../../core/usage/usageEvent.ts';
import { OperationalError } from '../operationalError.ts';

const LINE_FEED = 10;

/**
 * Appends an event to the log of its writer and month, and brings it to disk. Whole lines only: after a line that a
 * crash cut, the event starts a new one. Answers the file.
 */
export function appendEvent(folder: string, event: UsageEvent): string {
  const file = path.join(folder, `${event.writer}-${event.at.slice(0, 7)}.jsonl`);
  try {
    const { O_RDWR, O_APPEND, O_CREAT } = constants;
    // Windows has no O_NOFOLLOW, whatever the types say.
    const noLink = Number(Object.hasOwn(constants, 'O_NOFOLLOW') && constants.O_NOFOLLOW);
    const handle = openSync(file, O_RDWR | O_APPEND | O_CREAT | noLink, 0o644);
    try {
      const line = Buffer.from(`${endsTorn(handle) ? '\n' : ''}${renderEvent(event)}`);
      const written = writeSync(handle, line);
      fsyncSync(handle);
      if (written < line.length) throw new Error('ENOSPC');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new OperationalError(
      `The use could not be logged in ${file} (${reason}); make room and try again.`,
    );
  }
  return file;
}

function endsTorn(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last[0] !== LINE_FEED;
}
