import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';
import { addEvent } from '../../core/comments/addEvent.ts';
import { readComments, unreadableComments, type ReadComments } from '../../core/comments/readComments.ts';
import { isUuid, normaliseId } from '../../core/records/identity.ts';
import { readSmallFile } from '../files/readSmallFile.ts';
import { stampOf } from '../files/recordFile.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';

/** A file of comments in a workspace folder. */
export interface CommentFile {
  /** Absolute path. */
  path: string;
  uri: string;
  /** Lower-cased id of the record, which is the file's name. */
  recordId: string;
  read: ReadComments;
}

/** Bytes of a file: as many as are read. */
const LARGEST = 1024 * 1024;
/** Git joins files of events by their lines: no order of lines is wrong. A forge that does not know this shows a conflict. */
const ATTRIBUTES =
  '# Written by DataBits: comments are one event a line, in any order.\n*.yaml merge=union\n';
const WRONG_NAME = 'its name is not a record’s id with .yaml';
const TRIES = 3;

/** Absolute path of the comments of a workspace folder. */
export function commentsFolder(root: string): string {
  return path.join(root, '.databits', 'reviews');
}

/** Absolute path of the comments on a record of a workspace folder. */
export function commentsFile(root: string, recordId: string): string {
  return path.join(commentsFolder(root), `${normaliseId(recordId)}.yaml`);
}

/** Absolute paths of all files of comments of a workspace folder, by their names; those with a wrong name, too: that is said. */
export function commentFilesIn(root: string): string[] {
  const folder = commentsFolder(root);
  return namesIn(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(folder, name));
}

/** All files of comments of a workspace folder, read at once. */
export function listCommentFiles(root: string): CommentFile[] {
  return commentFilesIn(root).flatMap((file) => readCommentFile(file) ?? []);
}

/** A file of comments; `openText` is what an editor has of it. `undefined` where there is none any more. */
export function readCommentFile(file: string, openText?: string): CommentFile | undefined {
  const found = openText === undefined ? readSmallFile(file) : { text: openText };
  if (found === undefined) return undefined;
  const recordId = normaliseId(path.basename(file, '.yaml'));
  return { path: file, uri: pathToFileURL(file).href, recordId, read: readFound(recordId, found) };
}

function readFound(recordId: string, found: { text: string } | { reason: string }): ReadComments {
  if (!isUuid(recordId)) return unreadableComments(WRONG_NAME);
  return 'text' in found ? readComments(found.text) : unreadableComments(found.reason);
}

/**
 * Adds an event to the comments on a record, which `make` makes from those that are there. The file is written as a whole and
 * only where nobody else wrote it meanwhile, else it is read again. Only in a trusted workspace. Failures are OperationalErrors.
 */
export function addCommentEvent(
  root: string,
  recordId: string,
  make: (events: readonly ReviewEvent[]) => ReviewEvent,
): void {
  prepareFolder(root);
  const file = commentsFile(root, recordId);
  for (let left = TRIES; ; left -= 1) {
    const stamp = stampOf(file);
    const found = readSmallFile(file);
    if (found !== undefined && 'reason' in found)
      throw new OperationalError(`${file} cannot be read: ${found.reason}. No comment was written.`);
    const read = readComments(found?.text ?? '');
    if (!read.isWhole) {
      const what = `${path.join('.databits', 'reviews', path.basename(file))} has lines that cannot be read`;
      throw new OperationalError(`${what}, for instance of a merge: mend it first. No comment was written.`);
    }
    const text = addEvent(found?.text, make(read.events));
    if (Buffer.byteLength(text) > LARGEST)
      throw new OperationalError(`${file} would have more than 1 MB. No comment was written.`);
    try {
      writeAtomically(file, text, stamp ?? 'absent');
      return;
    } catch (error) {
      if (left <= 1 || !(error instanceof OperationalError) || !/meanwhile/.test(error.message)) throw error;
    }
  }
}

/** A folder that is a link could lead anywhere. */
function prepareFolder(root: string): void {
  for (const folder of [path.join(root, '.databits'), commentsFolder(root)]) {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory())
      throw new OperationalError(`${folder} is no folder: comments cannot be written. Move it away.`);
  }
  const attributes = path.join(commentsFolder(root), '.gitattributes');
  if (lstatSync(attributes, { throwIfNoEntry: false }) === undefined)
    writeAtomically(attributes, ATTRIBUTES, 'absent');
}

function namesIn(folder: string): string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder).toSorted() : [];
  } catch {
    return [];
  }
}
