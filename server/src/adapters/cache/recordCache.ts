import { createHash } from 'node:crypto';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { ContentCache, type CacheEntry } from './contentCache.ts';

export interface RecordCacheOptions {
  /** The folder for caches; analysed documents lie in a folder of their own in it. */
  folder: string;
  /** Fingerprint of the program that analyses: what others computed is not seen. */
  program: string;
  /** True for one who only reads what others write. */
  readOnly?: boolean;
}

/** About four million records: a session must find all of its own again, and a million take 1 GB. */
const LIMIT = 4 * 1024 ** 3;

/** Analysed documents by the hash of their text, shared by windows and the command line. */
export class RecordCache extends ContentCache {
  constructor({ folder, program, readOnly = false }: RecordCacheOptions) {
    super({ folder, name: 'records', variant: program, limit: LIMIT, subject: 'Analysed records', readOnly });
  }

  /** The payload of a key, also where another thread or process wrote it a moment ago. */
  getFresh(key: Buffer): Buffer | undefined {
    const known = this.get(key);
    if (known !== undefined) return known;
    this.refresh();
    return this.get(key);
  }
}

export type { CacheEntry };

/** The key of a document of a stream: its text, and the kind that its file's name says. */
export function documentKey(kind: RecordKind, text: string): Buffer {
  return createHash('sha256').update(`${kind}\0`).update(text).digest();
}
