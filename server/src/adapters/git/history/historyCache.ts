import { createHash } from 'node:crypto';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { HeldRecord } from '../../../core/history/heldRecord.ts';
import { ContentCache, type CacheEntry } from '../../cache/contentCache.ts';
import { programFingerprint } from '../../programFingerprint.ts';

/** About three million records in files of all versions. */
const LIMIT = 512 * 1024 ** 2;
/** Entries that are written at once. */
const ENTRIES_AT_ONCE = 500;

/** Ids, labels and hashes of what files held, by the name of their object: such a file is read once. */
export class HistoryCache {
  readonly #cache: ContentCache;
  readonly #fresh: CacheEntry[] = [];

  /** `folder` is the folder for caches. */
  constructor(folder: string) {
    const variant = programFingerprint();
    this.#cache = new ContentCache({ folder, name: 'history', variant, limit: LIMIT, subject: 'Versions' });
  }

  get(kind: RecordKind, blob: string): HeldRecord[] | undefined {
    const payload = this.#cache.get(keyOf(kind, blob));
    if (payload === undefined) return undefined;
    // The payload has its own check sum, and only this program writes under this variant.
    const rows = JSON.parse(payload.toString()) as [id: string, version?: number, contentHash?: string][];
    return rows.map(([id, version, contentHash]) =>
      version === undefined || contentHash === undefined
        ? { kind, id }
        : { kind, id, label: { version, contentHash } },
    );
  }

  put(kind: RecordKind, blob: string, records: readonly HeldRecord[]): void {
    const rows = records.map(({ id, label }) =>
      label === undefined ? [id] : [id, label.version, label.contentHash],
    );
    this.#fresh.push({ key: keyOf(kind, blob), payload: Buffer.from(JSON.stringify(rows)) });
    if (this.#fresh.length >= ENTRIES_AT_ONCE) this.flush();
  }

  /** Writes what is not written yet. */
  flush(): void {
    this.#cache.put(this.#fresh.splice(0));
  }

  close(): void {
    this.flush();
    this.#cache.close();
  }
}

function keyOf(kind: RecordKind, blob: string): Buffer {
  return createHash('sha256').update(`${kind}\0${blob}`).digest();
}
