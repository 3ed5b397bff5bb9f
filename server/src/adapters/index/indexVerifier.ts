import type { IndexDifference, IndexVerification } from '../../../../shared/src/protocol/verification.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { isSearchableKind, searchTextOf } from '../../core/records/searchText.ts';
import { MetadataColumns } from '../../core/search/columns.ts';
import { keywordDigests } from '../../core/search/keywordDigests.ts';
import { KeywordIndex } from '../../core/search/keywordIndex.ts';
import { filterValuesOf } from '../../core/search/searchRecord.ts';
import { isSameStamp, stampOf } from '../files/recordFile.ts';
import { packedDocuments, unpackDocument, unpackValue, type PackedEntry } from './packedDocument.ts';
import { ParseClient } from './parseClient.ts';
import type { PackedFile, ParseItem } from './parseMessages.ts';
import type { SnapshotParts } from './snapshotState.ts';
import type { StoredDocument, StoredFile } from './storedFile.ts';
import { vectorKey } from './vectorKey.ts';

const MOST_REPORTED = 100;
/** Files that are analysed at once. */
const BATCH = 32;

/** Compares the index with what the files give when they are analysed anew, without the cache. */
export class IndexVerifier {
  readonly #parts: SnapshotParts;
  readonly #digests: ReadonlyMap<number, number>;
  readonly #differences: IndexDifference[] = [];
  #total = 0;
  #records = 0;
  #changedMeanwhile = 0;
  /** Slots of the documents that were compared. */
  readonly #slots = new Set<number>();

  constructor(parts: SnapshotParts) {
    this.#parts = parts;
    this.#digests = keywordDigests(parts.index.keywords.frozen());
  }

  /** Nothing may change the index meanwhile. `items` are all files and buffers of the workspace. */
  async verify(items: readonly ParseItem[], token: Cancellation): Promise<IndexVerification> {
    const parser = new ParseClient(undefined);
    try {
      for (let first = 0; first < items.length && !token.isCancellationRequested; first += BATCH) {
        const batch = items.slice(first, first + BATCH);
        const { results } = await parser.parse(batch);
        for (const [position, result] of results.entries()) {
          const item = batch[position];
          if (item === undefined || result.unchanged) continue;
          if (isChanged(item)) this.#changedMeanwhile += 1;
          else this.#compareFile(result.file);
        }
      }
    } finally {
      await parser.dispose();
    }
    const cancelled = token.isCancellationRequested;
    if (!cancelled) this.#compareWhole(items);
    return {
      files: items.length,
      records: this.#records,
      changedMeanwhile: this.#changedMeanwhile,
      total: this.#total,
      differences: this.#differences,
      cancelled,
    };
  }

  /** What the index has and no file does. */
  #compareWhole(items: readonly ParseItem[]): void {
    const uris = new Set(items.map(({ uri }) => uri));
    for (const { uri } of this.#parts.store.files()) {
      if (!uris.has(uri)) this.#note({ uri, message: 'The index has the file, the workspace does not.' });
    }
    if (this.#changedMeanwhile > 0) return;
    for (const slot of this.#parts.index.columns.live) {
      if (this.#slots.has(slot)) continue;
      const uri = this.#parts.index.record(slot)?.uri ?? '';
      this.#note({ uri, message: `Search has a record (slot ${String(slot)}) that no file has.` });
    }
  }

  #compareFile(fresh: PackedFile): void {
    const { uri } = fresh;
    const stored = this.#parts.store.file(uri);
    if (stored === undefined) {
      this.#note({ uri, message: 'The index does not have the file.' });
      return;
    }
    if (JSON.stringify(fresh.problems) !== JSON.stringify(stored.problems)) {
      this.#note({ uri, message: 'The index has other problems of the file as a whole.' });
    }
    const entries = [...packedDocuments(fresh)];
    if (entries.length !== stored.documents.length) {
      const [here, there] = [String(entries.length), String(stored.documents.length)];
      this.#note({ uri, message: `The file has ${here} documents, the index has ${there} of it.` });
      return;
    }
    this.#compareDocuments(stored, entries);
  }

  #compareDocuments(stored: StoredFile, entries: readonly PackedEntry[]): void {
    const keywords = new KeywordIndex();
    for (const [position, entry] of entries.entries()) {
      const text = this.#searchText(stored, entry);
      if (text !== undefined) keywords.set(position, text.keywords);
    }
    const digests = keywordDigests(keywords.frozen());
    for (const [position, entry] of entries.entries()) {
      const document = stored.documents[position];
      if (document === undefined) continue;
      if (document.slot !== undefined) this.#slots.add(document.slot);
      const message =
        this.#compareContent(document, entry) ?? this.#compareSearch(document, entry, digests.get(position));
      if (message !== undefined) this.#note({ uri: stored.uri, line: entry.line, message });
    }
  }

  #compareContent(document: StoredDocument, entry: PackedEntry): string | undefined {
    const { facts } = unpackDocument(entry.packed);
    if (facts !== undefined) this.#records += 1;
    if (document.key !== entry.key) return 'The index has another text of the document.';
    if (document.line !== entry.line)
      return `The index has the document at line ${String(document.line + 1)}.`;
    if (document.isRecord !== (facts !== undefined) || document.id !== facts?.id)
      return 'The index has another id.';
    if (!this.#parts.contents.packed(document).equals(entry.packed)) {
      return 'The cache has another value, other problems or other facts of the document.';
    }
    return undefined;
  }

  #compareSearch(
    document: StoredDocument,
    entry: PackedEntry,
    digest: number | undefined,
  ): string | undefined {
    const { index, vectorKeys, store } = this.#parts;
    const { kind } = document.file;
    const { slot } = document;
    const value = unpackValue(entry.packed);
    if (!document.isRecord || value === undefined || !isSearchableKind(kind)) {
      return slot === undefined ? undefined : 'Search has the document, which is not searched.';
    }
    const record = slot === undefined ? undefined : index.record(slot);
    if (slot === undefined || record?.uri !== document.file.uri) return 'Search does not have the record.';
    const columns = new MetadataColumns();
    columns.set(0, filterValuesOf(kind, value));
    if (JSON.stringify(columns.valuesOf(0)) !== JSON.stringify(index.columns.valuesOf(slot))) {
      return 'Search has other filter values of the record.';
    }
    if ((digest ?? 0) !== (this.#digests.get(slot) ?? 0)) return 'Search has other keywords of the record.';
    const key = vectorKeys.get(slot);
    const text = searchTextOf(value, kind, store.recipe).vector;
    const isOther = key !== undefined && !key.equals(vectorKey(text, kind, store.recipe));
    return isOther ? 'The vector of the record is that of another text.' : undefined;
  }

  #searchText({ kind }: StoredFile, { packed }: PackedEntry): ReturnType<typeof searchTextOf> | undefined {
    const value = unpackValue(packed);
    if (value === undefined || !isSearchableKind(kind)) return undefined;
    return searchTextOf(value, kind, this.#parts.store.recipe);
  }

  #note(difference: IndexDifference): void {
    this.#total += 1;
    if (this.#differences.length < MOST_REPORTED) this.#differences.push(difference);
  }
}

/** True for a file that is another one than when the items were listed. */
function isChanged(item: ParseItem): boolean {
  if (item.from === 'buffer') return false;
  const stamp = stampOf(item.path);
  return stamp === undefined || !isSameStamp(stamp, item.stamp);
}
