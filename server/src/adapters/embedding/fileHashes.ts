import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * The SHA-256 of a file in hexadecimal. In the folder `memory` it is remembered by path, size and time of change, so
 * that gigabytes are not read at every start. Throws where the file cannot be read.
 */
export function rememberedSha256(file: string, memory: string | undefined): string {
  if (memory === undefined) return sha256Of(file);
  const { size, mtimeMs } = statSync(file);
  const seen = `${file} ${String(size)} ${String(mtimeMs)}`;
  const note = path.join(memory, `sha256-${createHash('sha256').update(file).digest('hex').slice(0, 16)}`);
  const [before, hash] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
  if (before === seen && hash !== undefined) return hash;
  const found = sha256Of(file);
  try {
    mkdirSync(memory, { recursive: true });
    writeFileSync(note, `${seen}\n${found}`);
  } catch {
    // The cache folder cannot be written: the next start reads the file again.
  }
  return found;
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
