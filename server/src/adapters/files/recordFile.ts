import { createHash } from 'node:crypto';
import { readFileSync, lstatSync } from 'node:fs';
import type { Problem } from '../../../../shared/src/problem.ts';
import { binaryProblem, tooLargeProblem, unreadableProblem } from '../../core/document/analyseFile.ts';
import { LIMITS } from '../../core/document/limits.ts';

/** What tells whether a file changed without reading it. */
export interface FileStamp {
  size: number;
  /** Time of the last change of the content in milliseconds, with fractions. Programs can set it back. */
  changed: number;
  /** Time of the last change of content, name or rights: the system sets it, no program can. */
  statusChanged: number;
}

/**
 * Milliseconds in which a file may change again without another stamp: the coarsest clock of a file system in use
 * counts two seconds.
 */
const STAMP_GRAIN = 2000;

/** A file's text, or the problem why it has none. */
export type FileText = { text: string; hash: string } | { problem: Problem };

/** The stamp of a regular file; `undefined` for anything else, symbolic links included. */
export function stampOf(file: string): FileStamp | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return undefined;
  return { size: found.size, changed: found.mtimeMs, statusChanged: found.ctimeMs };
}

/** Only equality counts, not which is later: clocks jump. */
export function isSameStamp(left: FileStamp, right: FileStamp): boolean {
  return (
    left.size === right.size && left.changed === right.changed && left.statusChanged === right.statusChanged
  );
}

/**
 * True where a stamp taken at a time (milliseconds) vouches for the content: a later change must give another. Not so
 * for a file that had just changed, nor for one whose time lies ahead, because the clock was set back: both have to be
 * read again to know.
 */
export function isSettled({ changed, statusChanged }: FileStamp, takenAt: number): boolean {
  return changed + STAMP_GRAIN < takenAt && statusChanged + STAMP_GRAIN < takenAt;
}

/** Reads a record file. What cannot be text is a problem at its start, not an error. */
export function readRecordFile(file: string, stamp: FileStamp): FileText {
  if (stamp.size > LIMITS.file) return { problem: tooLargeProblem() };
  try {
    return recordTextOf(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { problem: unreadableProblem(reason) };
  }
}

/** The text of a record file's bytes. */
export function recordTextOf(bytes: Buffer): FileText {
  const hash = createHash('sha256').update(bytes).digest('base64');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return { text, hash };
  } catch {
    // Not UTF-8: the same problem as below.
  }
  return { problem: binaryProblem() };
}

/** The hash of a file with a text. Editors strip the byte order mark and lone surrogates cannot be saved. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
