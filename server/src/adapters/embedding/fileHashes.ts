import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../files/makeFolder.ts';

/**
 * The SHA-256 of a file in hexadecimal. In the folder `memory` it is remembered by path, size and time of change, so
 * that gigabytes are not read at every start. Throws where the file cannot be read.
 */
export function rememberedSha256(file: string, memory: string | undefined): string {
  if (memory === undefined) return sha256Of(file);
  const { size, mtimeMs } = statSync(file);
  const seen = `${file} ${String(size)} ${String(mtimeMs)}`;
  const note = path.join(memory, `sha256-${createHash('sha256').update(file).digest('hex').slice(0, 16)}`);
  const known = hashIn(note, seen);
  if (known !== undefined) return known;
  const found = sha256Of(file);
  try {
    makeFolder(memory);
    writeFileSync(note, `${seen}\n${found}`);
  } catch {
    // The cache folder cannot be written: the next start reads the file again.
  }
  return found;
}

/** The hash of a note on the file as it was seen; `undefined` where there is none, or a full disk cut it off. */
function hashIn(note: string, seen: string): string | undefined {
  try {
    const [before, hash = ''] = readFileSync(note, 'utf8').split('\n');
    return before === seen && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}

function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = 1; read > 0;) {
      read = readSync(descriptor, buffer);
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
