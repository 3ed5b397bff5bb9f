import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { problemOfText } from '../../../core/document/analyseFile.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import { heldRecord, type HeldRecord } from '../../../core/history/heldRecord.ts';
import { documentKey } from '../../cache/recordCache.ts';
import type { HistoryCache } from './historyCache.ts';
import { streamBlobs } from './streamBlobs.ts';

/** What reading the history did. */
export interface HistoryWork {
  /** Commits that touch record files. */
  commits: number;
  /** Objects that git was asked for. */
  read: number;
  /** Objects that the cache knew. */
  cached: number;
  /** Documents that were parsed: each text once. */
  parsed: number;
}

/** The records of record files of all commits, by the names of their objects. */
export class BlobRecords {
  readonly work: HistoryWork = { commits: 0, read: 0, cached: 0, parsed: 0 };
  readonly #root: string;
  readonly #cache: HistoryCache | undefined;
  readonly #byBlob = new Map<string, readonly HeldRecord[]>();
  /** One object for all equal records: most of a file stays as it is from commit to commit. */
  readonly #records = new Map<string, HeldRecord>();
  readonly #byText = new Map<string, HeldRecord | undefined>();
  readonly #missing = new Map<string, RecordKind>();

  constructor(root: string, cache: HistoryCache | undefined) {
    this.#root = root;
    this.#cache = cache;
  }

  /** Names an object that is wanted, and the kind of its records. */
  want(kind: RecordKind, blob: string): void {
    const key = keyOf(kind, blob);
    if (this.#byBlob.has(key) || this.#missing.has(key)) return;
    const known = this.#cache?.get(kind, blob);
    if (known === undefined) this.#missing.set(key, kind);
    else {
      this.work.cached += 1;
      this.#byBlob.set(
        key,
        known.map((record) => this.#same(record)),
      );
    }
  }

  /** Reads what was wanted and is not known. Answers false where git could not give all of it. */
  async read(token: Cancellation): Promise<boolean> {
    const wanted = [...this.#missing];
    this.#missing.clear();
    const blobs = streamBlobs(
      this.#root,
      wanted.map(([key]) => blobOf(key)),
      LIMITS.file,
    );
    let isComplete = true;
    for (const [key, kind] of wanted) {
      const next = await blobs.next();
      if (next.done === true) return false;
      if (token.isCancellationRequested) {
        await blobs.return(false);
        return false;
      }
      const { name, bytes } = next.value;
      if (bytes === undefined) {
        isComplete = false;
        continue;
      }
      this.work.read += 1;
      const records = this.#parse(kind, bytes.toString('utf8'));
      this.#byBlob.set(key, records);
      this.#cache?.put(kind, name, records);
    }
    const last = await blobs.next();
    return isComplete && last.done === true && last.value;
  }

  /** True for an object that was read. */
  has(kind: RecordKind, blob: string): boolean {
    return this.#byBlob.has(keyOf(kind, blob));
  }

  /** The records of an object; none of one that could not be read. */
  of(kind: RecordKind, blob: string): readonly HeldRecord[] {
    return this.#byBlob.get(keyOf(kind, blob)) ?? [];
  }

  #parse(kind: RecordKind, text: string): HeldRecord[] {
    if (problemOfText(text) !== undefined) return [];
    const segments = splitDocuments(text);
    if (segments.length > LIMITS.documents) return [];
    const [only, ...others] = segments;
    // Another object is another text: nothing of a file with one record was there before.
    if (only !== undefined && others.length === 0) {
      this.work.parsed += 1;
      const record = heldRecord(only, kind);
      return record === undefined ? [] : [record];
    }
    return segments.flatMap((segment) => {
      const key = documentKey(kind, segment.text).toString('latin1');
      if (this.#byText.has(key)) return this.#byText.get(key) ?? [];
      this.work.parsed += 1;
      const record = heldRecord(segment, kind);
      const same = record && this.#same(record);
      this.#byText.set(key, same);
      return same ?? [];
    });
  }

  #same(record: HeldRecord): HeldRecord {
    const { kind, id, label } = record;
    const key = `${kind} ${label === undefined ? '' : `${String(label.version)} ${label.contentHash}`} ${id}`;
    const known = this.#records.get(key);
    if (known === undefined) this.#records.set(key, record);
    return known ?? record;
  }
}

/** One object can be the text of two files of different kinds. */
function keyOf(kind: RecordKind, blob: string): string {
  return `${blob} ${kind}`;
}

function blobOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
