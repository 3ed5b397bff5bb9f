import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { documentKey, type RecordCache } from '../cache/recordCache.ts';
import { readRecordFile, stampOf } from '../files/recordFile.ts';
import { packDocument, unpackDocument, unpackValue, type PlacelessDocument } from './packedDocument.ts';
import type { ContentSource, StoredDocument } from './storedFile.ts';

/** What was read of a document. */
interface ReadDocument {
  packed: Buffer;
  document?: PlacelessDocument;
  value?: JsonObject | undefined;
}

/** Documents that are kept after they were read: a search asks several times for each of its results. */
const MOST_RECENT = 512;
/** What stands for a document that is nowhere any more, until its file is looked at again. */
const NOTHING = Buffer.from('{"problems":[]}\n');

/**
 * Reads what documents say from the cache. Where the cache lost it, the document's file is read, and analysed again:
 * a damaged cache costs time, never a record.
 */
export class DocumentContents implements ContentSource {
  readonly #cache: RecordCache;
  readonly #onLost: (uri: string) => void;
  readonly #recent = new Map<StoredDocument, ReadDocument>();

  /** `onLost` hears of files that no longer hold a document that they should have. */
  constructor(cache: RecordCache, onLost: (uri: string) => void) {
    this.#cache = cache;
    this.#onLost = onLost;
  }

  document(stored: StoredDocument): PlacelessDocument {
    const read = this.#read(stored);
    return (read.document ??= unpackDocument(read.packed));
  }

  value(stored: StoredDocument): JsonObject | undefined {
    const read = this.#read(stored);
    if (!('value' in read)) read.value = unpackValue(read.packed);
    return read.value;
  }

  /** True where the cache has the document, as far as can be told without reading it. */
  has(key: string): boolean {
    return this.#cache.has(Buffer.from(key, 'latin1'));
  }

  packed(stored: StoredDocument): Buffer {
    return this.#read(stored).packed;
  }

  #remember(stored: StoredDocument, packed: Buffer): ReadDocument {
    const oldest = this.#recent.size >= MOST_RECENT ? this.#recent.keys().next().value : undefined;
    if (oldest !== undefined) this.#recent.delete(oldest);
    const read = { packed };
    this.#recent.set(stored, read);
    return read;
  }

  #read(stored: StoredDocument): ReadDocument {
    const recent = this.#recent.get(stored);
    if (recent !== undefined) return recent;
    const key = Buffer.from(stored.key, 'latin1');
    const packed = stored.held ?? this.#cache.getFresh(key) ?? recover(stored, key);
    if (packed !== undefined) return this.#remember(stored, packed);
    this.#onLost(stored.file.uri);
    return { packed: NOTHING };
  }

  close(): void {
    this.#recent.clear();
    this.#cache.close();
  }
}

/** The document from its file; `undefined` where the file has another text by now. */
function recover({ file: { uri, kind } }: StoredDocument, key: Buffer): Buffer | undefined {
  if (!uri.startsWith('file:')) return undefined;
  const file = fileURLToPath(uri);
  const stamp = stampOf(file);
  const read = stamp && readRecordFile(file, stamp);
  if (read === undefined || 'problem' in read) return undefined;
  const segment = splitDocuments(read.text).find(({ text }) => documentKey(kind, text).equals(key));
  return segment && packDocument(analyseSegment(segment, kind));
}
