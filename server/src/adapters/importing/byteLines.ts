import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { BytesRead } from './sourceRow.ts';

/** Bytes that are read at a time. */
const CHUNK = 256 * 1024;
const NEWLINE = 10;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A line of a file; the text is absent where the bytes are not UTF-8. */
export interface ByteLine {
  /** From 1. */
  number: number;
  text: string | undefined;
}

/**
 * The lines of a file, without their ends. They end in LF or CRLF only: U+2028 and a carriage return by itself, which
 * Node's readline also breaks at, may stand inside a JSON text.
 */
export function byteLines(file: string, onBytes: BytesRead): AsyncGenerator<ByteLine> {
  return linesOfStream(createReadStream(file, { highWaterMark: CHUNK }), onBytes);
}

/** The same for a stream of bytes. */
export async function* linesOfStream(input: Readable, onBytes: BytesRead): AsyncGenerator<ByteLine> {
  let number = 0;
  let bytes = 0;
  let pending: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    onBytes(bytes);
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      pending.push(chunk.subarray(start, end));
      number += 1;
      yield { number, text: decode(pending, number === 1) };
      pending = [];
      start = end + 1;
    }
    pending.push(chunk.subarray(start));
  }
  const last = Buffer.concat(pending);
  if (last.length > 0) yield { number: number + 1, text: decode([last], number === 0) };
}

function decode(parts: readonly Buffer[], isFirst: boolean): string | undefined {
  let bytes = Buffer.concat(parts);
  if (isFirst && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) bytes = bytes.subarray(3);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  } catch {
    // Reported with the line's number by the caller.
    return undefined;
  }
}
