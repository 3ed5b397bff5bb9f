import { closeSync, fstatSync, openSync, readSync, utimesSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { KEY_BYTES } from './keyTable.ts';

/**
 * The form of a segment file: a header (magic, version, hash of what the payloads are), then records: magic, length of
 * the payload, key (32 bytes), payload, CRC-32 of all before. Numbers are little-endian. A reader that meets
 * anything else goes on at the next magic, so that damage costs the records it hit.
 */
export const HEADER_BYTES = 48;
const FILE_MAGIC = 0x44425347;
const VERSION = 2;
const RECORD_MAGIC = 0x4352_6244;
const MAGIC_BYTES = Buffer.from(Uint32Array.of(RECORD_MAGIC).buffer);
const HEAD_BYTES = 8 + KEY_BYTES;
/** What a record takes besides its payload. */
export const RECORD_OVERHEAD = HEAD_BYTES + 4;
/** Bytes read at once when payloads are asked for one after the other. */
const WINDOW_BYTES = 256 * 1024;
/** Bytes read at once while a file is looked through. */
const SCAN_BYTES = 4 * 1024 * 1024;
/** A segment that was not used for so many milliseconds is marked as used when something is read from it. */
const USE_INTERVAL = 24 * 60 * 60 * 1000;

const NO_BYTES = Buffer.alloc(0);

/** `variant` is a SHA-256 (32 bytes) of what the payloads are. */
export function encodeHeader(variant: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(FILE_MAGIC, 0);
  header.writeUInt32LE(VERSION, 4);
  variant.copy(header, 8, 0, 32);
  header.writeUInt32LE(crc32(header.subarray(0, 44)), 44);
  return header;
}

/** A record as it stands in a file. The key is a SHA-256 (32 bytes). */
export function encodeRecord(key: Buffer, payload: Uint8Array): Buffer {
  const record = Buffer.allocUnsafe(RECORD_OVERHEAD + payload.length);
  record.writeUInt32LE(RECORD_MAGIC, 0);
  record.writeUInt32LE(payload.length, 4);
  key.copy(record, 8, 0, KEY_BYTES);
  record.set(payload, HEAD_BYTES);
  record.writeUInt32LE(crc32(record.subarray(0, record.length - 4)), record.length - 4);
  return record;
}

/** Called with a whole record's key, the offset and length of its payload, and the record's bytes. */
export type RecordVisitor = (key: Buffer, offset: number, length: number, record: Buffer) => void;

/** A segment that is read. */
export class SegmentReader {
  readonly file: string;
  readonly #descriptor: number;
  #buffer: Buffer = NO_BYTES;
  #window: Buffer = NO_BYTES;
  #windowStart = 0;
  #lastEnd = -WINDOW_BYTES;
  #isMarked = false;

  constructor(file: string, descriptor: number) {
    this.file = file;
    this.#descriptor = descriptor;
  }

  /** Opens a segment of the same variant; `undefined` for anything else, whatever its bytes are. */
  static open(file: string, variant: Buffer): SegmentReader | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      const header = Buffer.alloc(HEADER_BYTES);
      const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
      if (read === HEADER_BYTES && header.equals(encodeHeader(variant))) {
        return new SegmentReader(file, descriptor);
      }
    } catch {
      // Deleted meanwhile by whoever compacts, or not readable: what it held is computed again.
    }
    if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }

  /** Visits every record that is as it was written, from an offset on. Answers the end of the last one. */
  scan(from: number, visit: RecordVisitor): number {
    const size = this.#size();
    let end = from;
    let at = from;
    while (at + RECORD_OVERHEAD <= size) {
      const record = this.#recordAt(at, size);
      if (record === undefined) {
        at = this.#nextMagic(at + 1, size);
        continue;
      }
      const key = record.subarray(8, HEAD_BYTES);
      visit(key, at + HEAD_BYTES, record.length - RECORD_OVERHEAD, record);
      at += record.length;
      end = at;
    }
    this.#window = NO_BYTES;
    this.#buffer = NO_BYTES;
    return end;
  }

  /** The payload at a place; `undefined` where its bytes or its key are not what was written. */
  read(offset: number, length: number, key: Buffer): Buffer | undefined {
    const start = offset - HEAD_BYTES;
    // Whoever reads in order gets more at once; for single records it would cost more than it saves.
    const isNext = start >= this.#lastEnd && start - this.#lastEnd < WINDOW_BYTES;
    this.#lastEnd = start + length + RECORD_OVERHEAD;
    const record = this.#bytes(start, length + RECORD_OVERHEAD, isNext ? WINDOW_BYTES : 0);
    if (record === undefined || !isWhole(record) || record.compare(key, 0, KEY_BYTES, 8, HEAD_BYTES) !== 0)
      return undefined;
    this.#markUse();
    return Buffer.from(record.subarray(HEAD_BYTES, HEAD_BYTES + length));
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #recordAt(at: number, size: number): Buffer | undefined {
    const head = this.#bytes(at, HEAD_BYTES, SCAN_BYTES);
    if (head === undefined || head.readUInt32LE(0) !== RECORD_MAGIC) return undefined;
    const length = head.readUInt32LE(4) + RECORD_OVERHEAD;
    if (at + length > size) return undefined;
    const record = this.#bytes(at, length, SCAN_BYTES);
    return record !== undefined && isWhole(record) ? record : undefined;
  }

  /** The offset of the next magic, or the size of the file. */
  #nextMagic(from: number, size: number): number {
    for (let at = from; at + RECORD_OVERHEAD <= size;) {
      const bytes = this.#bytes(at, Math.min(SCAN_BYTES, size - at), SCAN_BYTES);
      const found = bytes?.indexOf(MAGIC_BYTES) ?? -1;
      if (bytes === undefined) return size;
      if (found !== -1) return at + found;
      at += bytes.length - MAGIC_BYTES.length + 1;
    }
    return size;
  }

  /** Bytes of the file, valid until the next call; `undefined` where the file does not have them. */
  #bytes(start: number, length: number, ahead: number): Buffer | undefined {
    const from = start - this.#windowStart;
    if (from >= 0 && from + length <= this.#window.length) return this.#window.subarray(from, from + length);
    try {
      const size = Math.max(length, ahead);
      // One buffer for all reads: new ones would be garbage as large as the file.
      if (this.#buffer.length < size) this.#buffer = Buffer.allocUnsafe(size);
      const read = readSync(this.#descriptor, this.#buffer, 0, size, start);
      this.#window = this.#buffer.subarray(0, read);
      this.#windowStart = start;
      return read < length ? undefined : this.#window.subarray(0, length);
    } catch {
      return undefined;
    }
  }

  /** What is used stays longest: segments are dropped in the order of their times. */
  #markUse(): void {
    if (this.#isMarked) return;
    this.#isMarked = true;
    try {
      const now = Date.now();
      if (now - fstatSync(this.#descriptor).mtimeMs > USE_INTERVAL)
        utimesSync(this.file, now / 1000, now / 1000);
    } catch {
      // Only the order in which segments are dropped suffers.
    }
  }

  #size(): number {
    return fstatSync(this.#descriptor).size;
  }
}

function isWhole(record: Buffer): boolean {
  const body = record.length - 4;
  return (
    record.readUInt32LE(0) === RECORD_MAGIC &&
    record.readUInt32LE(4) === record.length - RECORD_OVERHEAD &&
    crc32(record.subarray(0, body)) === record.readUInt32LE(body)
  );
}
