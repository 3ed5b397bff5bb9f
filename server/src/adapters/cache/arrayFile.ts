import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What a file of arrays can hold: typed arrays, and anything that is JSON. */
export type FileArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
export interface ArrayFileContent {
  arrays: Readonly<Record<string, FileArray>>;
  json: Readonly<Record<string, unknown>>;
}

/**
 * The form of the file: magic, version, length of the table of contents, CRC-32 of it; the table as JSON; then the
 * sections in its order, each at a multiple of 8 bytes and with its CRC-32 in the table. Typed arrays stand as they are
 * in memory (little-endian), and are views of the file's bytes after reading: nothing is copied.
 */
const MAGIC = 0x4442_4146;
const VERSION = 1;
const HEAD_BYTES = 16;
const ALIGNMENT = 8;

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof TYPES;

interface Section {
  name: string;
  type: TypeName | 'json';
  bytes: number;
  crc: number;
}

/**
 * Writes a file of arrays so that it is there as a whole or not at all: beside its place, brought to disk, renamed.
 * The arrays must not change meanwhile. Rejects with the system's error, and leaves nothing, where that fails.
 */
export async function writeArrayFile(file: string, content: ArrayFileContent): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const parts = partsOf(content);
  try {
    const handle = await open(unfinished, 'w');
    try {
      for (const part of parts) await writeAll(handle, part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Reads a file of arrays; `undefined` where there is none or any byte is not what was written. */
export function readArrayFile(file: string): ArrayFileContent | undefined {
  try {
    return parse(readWhole(file));
  } catch {
    // Missing, not readable, or its table of contents is none.
    return undefined;
  }
}

function partsOf({ arrays, json }: ArrayFileContent): Uint8Array[] {
  const bodies: Uint8Array[] = [];
  const sections: Section[] = [];
  const add = (name: string, type: Section['type'], body: Uint8Array): void => {
    sections.push({ name, type, bytes: body.length, crc: crc32(body) });
    bodies.push(body, new Uint8Array(paddingOf(body.length)));
  };
  for (const [name, array] of Object.entries(arrays)) {
    add(name, typeOf(array), new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  for (const [name, value] of Object.entries(json)) add(name, 'json', Buffer.from(JSON.stringify(value)));
  const table = Buffer.from(JSON.stringify(sections));
  const head = Buffer.alloc(HEAD_BYTES);
  for (const [at, number] of [MAGIC, VERSION, table.length, crc32(table)].entries()) {
    head.writeUInt32LE(number, at * 4);
  }
  return [head, table, new Uint8Array(paddingOf(table.length)), ...bodies];
}

function parse(bytes: ArrayBuffer): ArrayFileContent | undefined {
  const [magic, version, tableBytes = 0, tableCrc] = new Uint32Array(bytes, 0, HEAD_BYTES / 4);
  const table = Buffer.from(bytes, HEAD_BYTES, tableBytes);
  if (magic !== MAGIC || version !== VERSION || crc32(table) !== tableCrc) return undefined;
  const arrays: Record<string, FileArray> = {};
  const json: Record<string, unknown> = {};
  let at = HEAD_BYTES + tableBytes + paddingOf(tableBytes);
  for (const { name, type, bytes: length, crc } of JSON.parse(table.toString()) as Section[]) {
    const body = Buffer.from(bytes, at, length);
    if (crc32(body) !== crc) return undefined;
    if (type === 'json') json[name] = JSON.parse(body.toString());
    else arrays[name] = new TYPES[type](bytes, at, length / TYPES[type].BYTES_PER_ELEMENT);
    at += length + paddingOf(length);
  }
  return { arrays, json };
}

function typeOf(array: FileArray): TypeName {
  const found = (Object.keys(TYPES) as TypeName[]).find((name) => array instanceof TYPES[name]);
  if (found === undefined) throw new TypeError('Such an array has no form in a file.');
  return found;
}

function paddingOf(bytes: number): number {
  return (ALIGNMENT - (bytes % ALIGNMENT)) % ALIGNMENT;
}

function readWhole(file: string): ArrayBuffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new ArrayBuffer(fstatSync(descriptor).size);
    const view = new Uint8Array(bytes);
    for (let at = 0; at < view.length;) {
      const read = readSync(descriptor, view, at, Math.min(view.length - at, 1 << 30), at);
      if (read === 0) throw new Error('The file became shorter.');
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, part: Uint8Array): Promise<void> {
  for (let at = 0; at < part.length;) {
    const { bytesWritten } = await handle.write(part, at, Math.min(part.length - at, 1 << 30));
    if (bytesWritten === 0) throw new Error('the disk is full');
    at += bytesWritten;
  }
}
