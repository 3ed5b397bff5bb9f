import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../files/makeFolder.ts';
import { sentenceOf } from '../operationalError.ts';
import { compactSegments, removeUnusedVariants } from './compaction.ts';
import { KeyTable } from './keyTable.ts';
import { encodeHeader, encodeRecord, HEADER_BYTES, RECORD_OVERHEAD, SegmentReader } from './segmentFile.ts';
import { newSegmentName, SEGMENT_SUFFIX } from './segmentName.ts';

export interface ContentCacheOptions {
  /** The folder for caches; each kind of content has a folder of its own in it. */
  folder: string;
  /** The kind of content, as a folder's name: `vectors`, `records`. */
  name: string;
  /** Description of how payloads come from what the keys are hashes of: those of different variants never meet. */
  variant: string;
  /** Bytes that a variant may take; what was used longest ago is dropped when segments are joined. */
  limit: number;
  /** What cannot be kept, as the start of a sentence: `Vectors`. */
  subject: string;
  /** True for one who only reads what others write. */
  readOnly?: boolean;
}

/** An entry of a cache: its key is a SHA-256 (32 bytes). */
export interface CacheEntry {
  key: Buffer;
  payload: Uint8Array;
}

interface OpenSegment {
  reader: SegmentReader;
  /** The end of the last record that is known. */
  end: number;
}

/**
 * Payloads by the hash of what they were computed from, in append-only files that windows and the command line share:
 * each writer has a file of its own, everyone reads all. Whatever is in the files, opening never fails; what cannot
 * be read is computed again. What cannot be written is remembered as `problem`, and work goes on without.
 */
export class ContentCache {
  readonly #options: ContentCacheOptions;
  readonly #folder: string;
  readonly #variant: Buffer;
  readonly #table = new KeyTable();
  readonly #segments: OpenSegment[] = [];
  readonly #numbers = new Map<string, number>();
  #writer: number | undefined;
  #own: number | undefined;
  #problem: string | undefined;

  constructor(options: ContentCacheOptions) {
    this.#options = options;
    this.#variant = createHash('sha256').update(options.variant).digest();
    this.#folder = path.join(options.folder, options.name, this.#variant.toString('hex').slice(0, 16));
    if (options.readOnly !== true) this.#prepare();
    this.refresh();
  }

  /** Number of payloads. */
  get size(): number {
    return this.#table.size;
  }

  /** Why nothing is kept for the next start, as a sentence; absent where it is. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** True where the cache has the key, although its bytes may turn out to be damaged. */
  has(key: Buffer): boolean {
    return this.#table.find(key) !== undefined;
  }

  /** The payload of a key; `undefined` where there is none or its bytes were damaged. */
  get(key: Buffer): Buffer | undefined {
    const place = this.#table.find(key);
    return place && this.#segments[place.segment]?.reader.read(place.offset, place.length, key);
  }

  /** Visits every payload that is as it was written, in no particular order, equal ones perhaps several times. */
  visit(visitor: (payload: Buffer) => void): void {
    for (const { reader } of this.#segments) {
      const payloads: Buffer[] = [];
      try {
        reader.scan(HEADER_BYTES, (_key, _offset, length, record) => {
          payloads.push(Buffer.from(record.subarray(record.length - 4 - length, record.length - 4)));
        });
      } catch {
        // The disk does not give the rest any more: what it held is computed again.
      }
      for (const payload of payloads) visitor(payload);
    }
  }

  /** Keeps payloads. One write: what a crash cuts off is at most the last record of it. */
  put(entries: readonly CacheEntry[]): void {
    if (this.#problem !== undefined || entries.length === 0) return;
    try {
      this.#writer ??= this.#openWriter();
      const bytes = Buffer.concat(entries.map(({ key, payload }) => encodeRecord(key, payload)));
      const written = writeSync(this.#writer, bytes);
      if (written < bytes.length) throw new Error('the disk is full');
      this.#remember(entries);
    } catch (error) {
      this.#giveUpWriting(error);
    }
  }

  /** Takes notice of what others wrote since. */
  refresh(): void {
    for (const file of segmentFiles(this.#folder)) {
      const number = this.#numbers.get(file) ?? this.#open(file);
      if (number !== undefined && number !== this.#own) this.#scan(number);
    }
  }

  close(): void {
    if (this.#writer !== undefined) closeSync(this.#writer);
    this.#writer = undefined;
    for (const { reader } of this.#segments) reader.close();
    this.#segments.length = 0;
  }

  #prepare(): void {
    const { limit } = this.#options;
    try {
      makeFolder(this.#folder);
      removeUnusedVariants(this.#folder);
      compactSegments({ folder: this.#folder, variant: this.#variant, limit });
    } catch (error) {
      this.#giveUpWriting(error);
    }
  }

  #open(file: string): number | undefined {
    const reader = SegmentReader.open(file, this.#variant);
    if (reader === undefined) return undefined;
    const number = this.#segments.push({ reader, end: HEADER_BYTES }) - 1;
    this.#numbers.set(file, number);
    return number;
  }

  #scan(number: number): void {
    const segment = this.#segments[number];
    if (segment === undefined) return;
    try {
      segment.end = segment.reader.scan(segment.end, (key, offset, length) => {
        this.#table.set(key, { segment: number, offset, length });
      });
    } catch {
      // The disk does not give it any more: what it held is computed again.
    }
  }

  #openWriter(): number {
    const file = path.join(this.#folder, newSegmentName());
    const writer = openSync(file, 'ax');
    writeSync(writer, encodeHeader(this.#variant));
    this.#own = this.#open(file);
    return writer;
  }

  /** What was just written can be read back: a branch switch and back computes nothing anew. */
  #remember(entries: readonly CacheEntry[]): void {
    const own = this.#own === undefined ? undefined : this.#segments[this.#own];
    if (own === undefined || this.#own === undefined) return;
    for (const { key, payload } of entries) {
      const offset = own.end + RECORD_OVERHEAD - 4;
      this.#table.set(key, { segment: this.#own, offset, length: payload.length });
      own.end += RECORD_OVERHEAD + payload.length;
    }
  }

  /** After a failed write the file may end in the middle of a record: nothing is appended to it any more. */
  #giveUpWriting(error: unknown): void {
    if (this.#writer !== undefined) closeSync(this.#writer);
    this.#writer = undefined;
    const { subject } = this.#options;
    this.#problem = `${subject} cannot be kept in ${this.#folder} and will be computed again at the next start: ${sentenceOf(error)}.`;
  }
}

/** The segments of a folder. Their order does not matter: equal keys have equal payloads. */
function segmentFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SEGMENT_SUFFIX))
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
