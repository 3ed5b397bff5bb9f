import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { OPEN_AT_ONCE } from './openFlags.ts';

/** Bytes of the largest file that is hashed to see whether it changed. */
export const LARGEST_HASHED = 256 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/**
 * SHA-256 of a file in hexadecimal digits; `undefined` for what is no regular file or larger than
 * {@link LARGEST_HASHED}. Throws where it cannot be read.
 */
export function hashFile(file: string): string | undefined {
  const handle = openSync(file, OPEN_AT_ONCE);
  try {
    const found = fstatSync(handle);
    if (!found.isFile() || found.size > LARGEST_HASHED) return undefined;
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
    return hash.digest('hex');
  } finally {
    closeSync(handle);
  }
}
