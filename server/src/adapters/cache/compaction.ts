import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { withLock } from './folderLock.ts';
import { KeyTable } from './keyTable.ts';
import { encodeHeader, HEADER_BYTES, SegmentReader } from './segmentFile.ts';
import { mayBeWritten, newSegmentName, SEGMENT_SUFFIX } from './segmentName.ts';

export interface CompactionOptions {
  folder: string;
  /** SHA-256 of what the payloads are. */
  variant: Buffer;
  /** Bytes that all segments together may take. */
  limit: number;
  /** So many small finished segments are left alone. */
  mostSegments?: number;
}

const DEFAULT_MOST_SEGMENTS = 8;
/** A segment above this share of the limit is not joined with others before the limit is reached: it would be copied again and again. */
const LARGE_SHARE = 1 / 16;
const UNFINISHED = '.unfinished';
/** What nobody opened for so many milliseconds is removed: other models, earlier versions of the program. */
const UNUSED = 60 * 24 * 60 * 60 * 1000;

/**
 * Joins the segments that nobody writes any more into one, without damaged records and duplicates; above the limit
 * what was used longest ago goes. Does nothing while there are few, or while another process is at it. The new segment
 * appears under its name only when it is whole on the disk, and only then the old ones go: a crash loses nothing.
 */
export function compactSegments(options: CompactionOptions): void {
  const { folder, limit } = options;
  if (segmentsToJoin(finishedSegments(folder), options).length === 0) return;
  withLock(path.join(folder, 'compaction.lock'), () => {
    removeUnfinished(folder);
    const finished = finishedSegments(folder);
    const segments = segmentsToJoin(finished, options);
    if (segments.length === 0) return;
    // Half of the limit stays free, so that not every start compacts again.
    join(segments, options, sum(finished) > limit ? limit / 2 : limit);
    for (const { file } of segments) removeQuietly(file);
  });
}

/** Marks a variant's folder as used, and removes those beside it that nobody uses any more. */
export function removeUnusedVariants(folder: string): void {
  const now = Date.now();
  utimesSync(folder, now / 1000, now / 1000);
  const parent = path.dirname(folder);
  for (const name of readdirSync(parent)) {
    const other = path.join(parent, name);
    const changed = statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changed > UNUSED) rmSync(other, { recursive: true, force: true });
  }
}

/**
 * Removes the folders beside a folder that were used longest ago, until all of them together take no more than a
 * number of bytes. The folder itself stays.
 */
export function removeOldFolders(folder: string, limit: number): void {
  const parent = path.dirname(folder);
  const others = readdirSync(parent)
    .map((name) => path.join(parent, name))
    .filter((other) => other !== folder)
    .map((other) => ({ other, changed: statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((left, right) => right.changed - left.changed);
  let room = limit - bytesIn(folder);
  for (const { other } of others) {
    room -= bytesIn(other);
    if (room < 0) rmSync(other, { recursive: true, force: true });
  }
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder).map((name) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false }),
  );
  return files.reduce((bytes, file) => bytes + (file?.size ?? 0), 0);
}

interface Finished {
  file: string;
  bytes: number;
  changed: number;
}

function sum(segments: readonly Finished[]): number {
  return segments.reduce((bytes, segment) => bytes + segment.bytes, 0);
}

function segmentsToJoin(
  finished: readonly Finished[],
  { limit, mostSegments = DEFAULT_MOST_SEGMENTS }: CompactionOptions,
): readonly Finished[] {
  if (sum(finished) > limit) return finished;
  const small = finished.filter(({ bytes }) => bytes <= limit * LARGE_SHARE);
  return small.length > mostSegments ? small : [];
}

/** Segments without a writer, last used first. */
function finishedSegments(folder: string): Finished[] {
  const found: Finished[] = [];
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!name.endsWith(SEGMENT_SUFFIX) || mayBeWritten(file)) continue;
    const state = statSync(file, { throwIfNoEntry: false });
    if (state !== undefined) found.push({ file, bytes: state.size, changed: state.mtimeMs });
  }
  return found.sort((left, right) => right.changed - left.changed);
}

function join(segments: readonly Finished[], { folder, variant }: CompactionOptions, bytes: number): void {
  let room = bytes - HEADER_BYTES;
  const seen = new KeyTable();
  const name = newSegmentName();
  const unfinished = path.join(folder, `${name}${UNFINISHED}`);
  const writer = openSync(unfinished, 'wx');
  try {
    writeSync(writer, encodeHeader(variant));
    for (const { file } of segments) {
      const segment = SegmentReader.open(file, variant);
      segment?.scan(HEADER_BYTES, (key, offset, length, record) => {
        if (room < record.length || seen.find(key) !== undefined) return;
        if (writeSync(writer, record) < record.length) throw new Error('the disk is full');
        seen.set(key, { segment: 0, offset, length });
        room -= record.length;
      });
      segment?.close();
    }
    fsyncSync(writer);
  } finally {
    closeSync(writer);
  }
  // Nobody writes to it again: a process id of 0 never runs.
  renameSync(unfinished, path.join(folder, name.replace(/^\d+-/, '0-')));
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(UNFINISHED)) removeQuietly(path.join(folder, name));
  }
}

/** On Windows a file that another window reads cannot be removed: a later compaction tries again. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // See above.
  }
}
