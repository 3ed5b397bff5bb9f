import { createHash } from 'node:crypto';

/** How a repository names objects: SHA-1 in nearly all, SHA-256 in some. */
export type ObjectFormat = 'sha1' | 'sha256';

/** The name that git gives to a file with these bytes. */
export function contentName(bytes: Buffer, format: ObjectFormat): string {
  const head = `blob ${String(bytes.length)}\0`;
  return createHash(format).update(head).update(bytes).digest('hex');
}
