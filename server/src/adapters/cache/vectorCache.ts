import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { sentenceOf } from '../operationalError.ts';
import { compactSegments } from './compaction.ts';
import { newSegmentName, SEGMENT_SUFFIX } from './segmentName.ts';
import { encodeHeader, encodeRecord, SegmentReader, type CachedVector } from './vectorSegment.ts';

export interface VectorCacheOptions {
  /** The folder for caches; vectors lie in a folder of their own in it. */
  folder: string;
  /** Description of the model: vectors of different models never meet. */
  model: string;
  dimensions: number;
  /** Bytes that the vectors of a model may take; the oldest are dropped when segments are joined. */
  limit?: number;
}

/** 1.3 million vectors of 384 numbers. */
const DEFAULT_LIMIT = 2 * 1024 ** 3;

interface Place {
  segment: SegmentReader;
  position: number;
}

/**
 * Vectors by the hash of what they were computed from, in append-only files that windows and the command line share:
 * each writer has a file of its own, everyone reads all. Whatever is in the files, opening never fails; what cannot
 * be read is computed again. What cannot be written is remembered as `problem`, and search goes on without.
 */
export class VectorCache {
  readonly #folder: string;
  readonly #dimensions: number;
  readonly #model: Buffer;
  readonly #places = new Map<string, Place>();
  readonly #segments: SegmentReader[] = [];
  #writer: number | undefined;
  /** The file that is written, for reading, and how many records it has. */
  #own: SegmentReader | undefined;
  #written = 0;
  #problem: string | undefined;

  constructor(options: VectorCacheOptions) {
    this.#model = createHash('sha256').update(options.model).digest();
    this.#dimensions = options.dimensions;
    this.#folder = path.join(options.folder, 'vectors', this.#model.toString('hex').slice(0, 16));
    const { limit = DEFAULT_LIMIT } = options;
    try {
      mkdirSync(this.#folder, { recursive: true });
      compactSegments({ folder: this.#folder, dimensions: this.#dimensions, model: this.#model, limit });
    } catch (error) {
      this.#giveUpWriting(error);
    }
    this.#load();
  }

  /** Number of vectors. */
  get size(): number {
    return this.#places.size;
  }

  /** Why vectors are not kept for the next start, as a sentence; absent where they are. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The vector of a key (32 bytes); `undefined` where there is none or its bytes were damaged. */
  get(key: Buffer): CachedVector | undefined {
    const place = this.#places.get(key.toString('latin1'));
    return place?.segment.read(place.position, key);
  }

  /** Keeps vectors. One write: what a crash cuts off is at most the last record of it. */
  put(entries: readonly { key: Buffer; cached: CachedVector }[]): void {
    if (this.#problem !== undefined || entries.length === 0) return;
    try {
      this.#writer ??= this.#openWriter();
      const bytes = Buffer.concat(entries.map(({ key, cached }) => encodeRecord(key, cached)));
      const written = writeSync(this.#writer, bytes);
      if (written < bytes.length) throw new Error('the disk is full');
      this.#remember(entries);
    } catch (error) {
      this.#giveUpWriting(error);
    }
  }

  close(): void {
    if (this.#writer !== undefined) closeSync(this.#writer);
    this.#writer = undefined;
    for (const segment of this.#segments) segment.close();
    this.#segments.length = 0;
    this.#places.clear();
  }

  #load(): void {
    for (const file of segmentFiles(this.#folder)) {
      const segment = SegmentReader.open(file, this.#dimensions, this.#model);
      if (segment === undefined) continue;
      this.#segments.push(segment);
      segment.eachKey((key, position) => {
        this.#places.set(key.toString('latin1'), { segment, position });
      });
    }
  }

  #openWriter(): number {
    const file = path.join(this.#folder, newSegmentName());
    const writer = openSync(file, 'ax');
    writeSync(writer, encodeHeader(this.#dimensions, this.#model));
    this.#own = SegmentReader.open(file, this.#dimensions, this.#model);
    if (this.#own !== undefined) this.#segments.push(this.#own);
    this.#written = 0;
    return writer;
  }

  /** What was just written can be read back: a branch switch and back computes nothing anew. */
  #remember(entries: readonly { key: Buffer }[]): void {
    for (const { key } of entries) {
      if (this.#own !== undefined) {
        this.#places.set(key.toString('latin1'), { segment: this.#own, position: this.#written });
      }
      this.#written += 1;
    }
  }

  /** After a failed write the file may end in the middle of a record: nothing is appended to it any more. */
  #giveUpWriting(error: unknown): void {
    if (this.#writer !== undefined) closeSync(this.#writer);
    this.#writer = undefined;
    this.#problem = `Vectors cannot be kept in ${this.#folder} and will be computed again at the next start: ${sentenceOf(error)}.`;
  }
}

/** The segments of a folder. Their order does not matter: equal keys have equal vectors. */
export function segmentFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SEGMENT_SUFFIX))
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
