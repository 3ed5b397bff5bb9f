import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RunEvent } from '../../core/optimization/runEvent.ts';

/** Bytes that are read at once. */
const CHUNK = 1024 * 1024;
/** Bytes at the end of a file that the last event is looked for in first, and how many times as many next. */
const TAIL = 16 * 1024;
const TAIL_GROWTH = 16;

/** Reads a run's events as they are written. Lines that are not whole, or no events, are passed over. */
export class EventReader {
  readonly #file: string;
  #position = 0;
  #rest = Buffer.alloc(0);

  constructor(file: string) {
    this.#file = file;
  }

  /** The events that came since the last time, in order. */
  read(): RunEvent[] {
    if (!existsSync(this.#file)) return [];
    const events: RunEvent[] = [];
    const handle = openSync(this.#file, 'r');
    try {
      const { size } = fstatSync(handle);
      while (this.#position < size) {
        const part = Buffer.alloc(Math.min(CHUNK, size - this.#position));
        const read = readSync(handle, part, 0, part.length, this.#position);
        if (read === 0) break;
        this.#position += read;
        events.push(...this.#take(part.subarray(0, read)));
      }
    } finally {
      closeSync(handle);
    }
    return events;
  }

  #take(part: Buffer): RunEvent[] {
    const bytes = Buffer.concat([this.#rest, part]);
    const end = bytes.lastIndexOf(10) + 1;
    this.#rest = bytes.subarray(end);
    return bytes.toString('utf8', 0, end).split('\n').flatMap(parseEvent);
  }
}

/** The last event of a file; `undefined` where it has none. Reads no more of it than has to be read. */
export function lastEvent(file: string): RunEvent | undefined {
  if (!existsSync(file)) return undefined;
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    for (let length = TAIL; ; length *= TAIL_GROWTH) {
      const part = Buffer.alloc(Math.min(length, size));
      readSync(handle, part, 0, part.length, size - part.length);
      const last = part.toString('utf8').split('\n').slice(0, -1).flatMap(parseEvent).at(-1);
      if (last !== undefined || part.length === size) return last;
    }
  } finally {
    closeSync(handle);
  }
}

/** The event of a line; none where it is no whole one. */
export function parseEvent(line: string): RunEvent[] {
  if (line.trim() === '') return [];
  try {
    const value = JSON.parse(line) as JsonValue;
    if (!isJsonObject(value)) return [];
    const { seq, ts, type } = value;
    const isEvent = typeof seq === 'number' && typeof ts === 'number' && typeof type === 'string';
    return isEvent ? [{ ...value, seq, ts, type }] : [];
  } catch {
    return [];
  }
}
