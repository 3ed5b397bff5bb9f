import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { OPEN_AT_ONCE } from './openFlags.ts';

/** No settings or ignore rules are longer, in bytes. */
const LARGEST = 1024 * 1024;

/** A file's text, `undefined` where there is no such file, or the reason why it is not read. */
export type SmallFile = { text: string } | { reason: string } | undefined;

/**
 * Reads settings and ignore rules as a repository brings them: regular files of at most 1 MiB, links followed. A
 * repository can hold a link to a device without end, or a pipe in which a read would wait for ever.
 */
export function readSmallFile(file: string): SmallFile {
  let handle: number;
  try {
    handle = openSync(file, OPEN_AT_ONCE);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { reason: code };
  }
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) return { reason: 'it is not a regular file' };
    if (found.size > LARGEST) return { reason: 'it has more than 1 MB' };
    return { text: readFileSync(handle, 'utf8') };
  } catch (error) {
    return { reason: codeOf(error) };
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
