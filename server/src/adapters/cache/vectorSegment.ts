import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * The form of a segment file: a header (magic, version, dimensions, hash of the model's description), then records of
 * one size: 32 bytes key, 4 bytes coverage (f32), the vector (f32 each), 4 bytes CRC-32 of all before. Little-endian.
 */
export const HEADER_BYTES = 48;
const MAGIC = 0x44425643;
const VERSION = 1;
const KEY_BYTES = 32;

/** A vector as the cache keeps it. */
export interface CachedVector {
  vector: Float32Array;
  coverage: number;
}

export function recordBytes(dimensions: number): number {
  return KEY_BYTES + 4 + dimensions * 4 + 4;
}

/** `model` is the SHA-256 (32 bytes) of the model's description. */
export function encodeHeader(dimensions: number, model: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE(VERSION, 4);
  header.writeUInt32LE(dimensions, 8);
  model.copy(header, 12, 0, 32);
  header.writeUInt32LE(crc32(header.subarray(0, 44)), 44);
  return header;
}

export function encodeRecord(key: Buffer, { vector, coverage }: CachedVector): Buffer {
  const record = Buffer.alloc(recordBytes(vector.length));
  key.copy(record, 0, 0, KEY_BYTES);
  record.writeFloatLE(coverage, KEY_BYTES);
  for (const [position, value] of vector.entries()) record.writeFloatLE(value, KEY_BYTES + 4 + position * 4);
  record.writeUInt32LE(crc32(record.subarray(0, record.length - 4)), record.length - 4);
  return record;
}

/** The record's parts; `undefined` where its bytes are not what was written. */
export function decodeRecord(record: Buffer, key: Buffer): CachedVector | undefined {
  const body = record.length - 4;
  if (!record.subarray(0, KEY_BYTES).equals(key)) return undefined;
  if (crc32(record.subarray(0, body)) !== record.readUInt32LE(body)) return undefined;
  const vector = new Float32Array((body - KEY_BYTES - 4) / 4);
  for (let at = 0; at < vector.length; at += 1) vector[at] = record.readFloatLE(KEY_BYTES + 4 + at * 4);
  return { vector, coverage: record.readFloatLE(KEY_BYTES) };
}

/** A segment that is read. Keys are known at once, vectors are read when they are asked for. */
export class SegmentReader {
  readonly file: string;
  readonly #descriptor: number;
  readonly #stride: number;

  constructor(file: string, descriptor: number, stride: number) {
    this.file = file;
    this.#descriptor = descriptor;
    this.#stride = stride;
  }

  /** Opens a segment of the same model; `undefined` for anything else, whatever its bytes are. */
  static open(file: string, dimensions: number, model: Buffer): SegmentReader | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      const header = Buffer.alloc(HEADER_BYTES);
      const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
      if (read === HEADER_BYTES && header.equals(encodeHeader(dimensions, model))) {
        return new SegmentReader(file, descriptor, recordBytes(dimensions));
      }
    } catch {
      // Deleted meanwhile by the window that compacts, or not readable: its vectors are computed again.
    }
    if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }

  /** Calls `visit` with the key of every whole record and its position. A torn record at the end is left out. */
  eachKey(visit: (key: Buffer, position: number) => void): void {
    const count = Math.floor((this.#size() - HEADER_BYTES) / this.#stride);
    const perRead = Math.max(1, Math.floor((1 << 22) / this.#stride));
    const buffer = Buffer.allocUnsafe(perRead * this.#stride);
    for (let first = 0; first < count; first += perRead) {
      const wanted = Math.min(perRead, count - first) * this.#stride;
      const read = readSync(this.#descriptor, buffer, 0, wanted, HEADER_BYTES + first * this.#stride);
      for (let at = 0; at + this.#stride <= read; at += this.#stride) {
        visit(buffer.subarray(at, at + KEY_BYTES), first + at / this.#stride);
      }
      if (read < wanted) return;
    }
  }

  read(position: number, key: Buffer): CachedVector | undefined {
    const record = this.readBytes(position);
    return record && decodeRecord(record, key);
  }

  /** The record's bytes, unchecked. */
  readBytes(position: number): Buffer | undefined {
    const record = Buffer.allocUnsafe(this.#stride);
    try {
      const read = readSync(
        this.#descriptor,
        record,
        0,
        this.#stride,
        HEADER_BYTES + position * this.#stride,
      );
      return read === this.#stride ? record : undefined;
    } catch {
      return undefined;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #size(): number {
    return fstatSync(this.#descriptor).size;
  }
}
