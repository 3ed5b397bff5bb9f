import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { withLock } from './folderLock.ts';
import { mayBeWritten, newSegmentName, SEGMENT_SUFFIX } from './segmentName.ts';
import { decodeRecord, encodeHeader, recordBytes, SegmentReader } from './vectorSegment.ts';

export interface CompactionOptions {
  folder: string;
  dimensions: number;
  model: Buffer;
  /** Bytes that all segments together may take. */
  limit: number;
  /** So many finished segments are left alone. */
  mostSegments?: number;
}

const DEFAULT_MOST_SEGMENTS = 8;
const UNFINISHED = '.unfinished';

/**
 * Joins the segments that nobody writes any more into one, without damaged records and duplicates; above the limit
 * the oldest records go. Does nothing while there are few, or while another process is at it. The new segment appears
 * under its name only when it is whole on the disk, and only then the old ones go: a crash loses nothing.
 */
export function compactSegments(options: CompactionOptions): void {
  const { folder, mostSegments = DEFAULT_MOST_SEGMENTS } = options;
  const isDue = (segments: readonly Finished[]): boolean =>
    segments.length > mostSegments || sum(segments) > options.limit;
  if (!isDue(finishedSegments(folder))) return;
  withLock(path.join(folder, 'compaction.lock'), () => {
    removeUnfinished(folder);
    const segments = finishedSegments(folder);
    if (!isDue(segments)) return;
    join(segments, options);
    for (const { file } of segments) removeQuietly(file);
  });
}

interface Finished {
  file: string;
  bytes: number;
  changed: number;
}

function sum(segments: readonly Finished[]): number {
  return segments.reduce((bytes, segment) => bytes + segment.bytes, 0);
}

/** Segments without a writer, newest first. */
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

function join(segments: readonly Finished[], { folder, dimensions, model, limit }: CompactionOptions): void {
  // Half of the limit stays free, so that not every start compacts again.
  let room = Math.floor((sum(segments) > limit ? limit / 2 : limit) / recordBytes(dimensions));
  const seen = new Set<string>();
  const name = newSegmentName();
  const unfinished = path.join(folder, `${name}${UNFINISHED}`);
  const writer = openSync(unfinished, 'wx');
  try {
    writeSync(writer, encodeHeader(dimensions, model));
    for (const { file } of segments) {
      const segment = SegmentReader.open(file, dimensions, model);
      segment?.eachKey((key, position) => {
        const text = key.toString('latin1');
        if (room === 0 || seen.has(text)) return;
        const record = segment.readBytes(position);
        if (record === undefined || decodeRecord(record, Buffer.from(key)) === undefined) return;
        writeSync(writer, record);
        seen.add(text);
        room -= 1;
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
