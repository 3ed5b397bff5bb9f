import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { SearchRecipe } from '../../core/records/searchText.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { DocumentContents } from './documentContents.ts';
import { packedDocuments, packedValue, unpackDocument, type PackedEntry } from './packedDocument.ts';
import type { PackedFile } from './parseMessages.ts';
import { searchableDocument, StoredDocument, StoredFile, type DocumentSummary } from './storedFile.ts';

/** A record at its place. */
export interface StoredRecord extends RecordPlace {
  name: string;
  /** Position of its document in the file's stream. */
  document: number;
  value: JsonObject;
}

/** Hears which records came into the search index and left it. */
export interface SlotListener {
  added(slot: number): void;
  removed(slot: number): void;
}

/** How a file came. */
export interface FileState {
  /** True for the text of an open buffer. */
  unsaved: boolean;
}

/** The records of all files by file and id; keeps the search index in step. Contents stay in the cache. */
export class RecordStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #byId = new Map<string, StoredDocument | Set<StoredDocument>>();
  readonly #index: SearchIndex;
  readonly #contents: DocumentContents;
  readonly #listener: SlotListener;
  #recipe: SearchRecipe;
  #revision = 0;
  #records = 0;

  constructor(
    index: SearchIndex,
    recipe: SearchRecipe,
    { contents, listener }: { contents: DocumentContents; listener: SlotListener },
  ) {
    this.#index = index;
    this.#recipe = recipe;
    this.#contents = contents;
    this.#listener = listener;
  }

  get revision(): number {
    return this.#revision;
  }

  get fileCount(): number {
    return this.#files.size;
  }

  /** Number of records: documents that are mappings. */
  get recordCount(): number {
    return this.#records;
  }

  get recipe(): SearchRecipe {
    return this.#recipe;
  }

  file(uri: string): StoredFile | undefined {
    return this.#files.get(uri);
  }

  files(): IterableIterator<StoredFile> {
    return this.#files.values();
  }

  /**
   * Takes a file's new state. Documents whose values are as before keep their slots, and so their vectors. The contents
   * stay in memory until the file lets them go, which it may where a cache has them.
   */
  setFile(packed: PackedFile, { unsaved }: FileState): StoredFile {
    const before = this.#files.get(packed.uri);
    const slots = new SlotPool(before?.documents ?? [], this.#contents);
    this.#forget(before);
    const stored = new StoredFile(packed, unsaved);
    for (const entry of packedDocuments(packed)) {
      const same = slots.takeSame(entry.key);
      const summary = same === undefined ? summaryOf(entry) : summaryLike(same, entry);
      const document = new StoredDocument(stored, summary, this.#contents);
      document.held = entry.packed;
      document.slot = same?.slot;
      stored.documents.push(document);
    }
    for (const document of stored.documents) document.slot ??= slots.takeEqual(document);
    for (const slot of slots.rest()) this.#removeSlot(slot);
    for (const document of stored.documents) this.#place(document);
    this.#remember(stored);
    this.#revision += 1;
    return stored;
  }

  /** Puts a file back as an earlier session left it: the search index has its slots already. */
  restoreFile(stored: StoredFile): void {
    this.#remember(stored);
    for (const document of stored.documents) {
      if (document.slot !== undefined) this.#listener.added(document.slot);
    }
  }

  /** Notes that a buffer's text is, or is no longer, that of its file. */
  setUnsaved(stored: StoredFile, unsaved: boolean): void {
    stored.unsaved = unsaved;
    this.#revision += 1;
  }

  deleteFile(uri: string): boolean {
    const before = this.#files.get(uri);
    if (before === undefined) return false;
    this.#forget(before);
    for (const { slot } of before.documents) if (slot !== undefined) this.#removeSlot(slot);
    this.#revision += 1;
    return true;
  }

  /** Indexes every record anew, by another recipe. */
  useRecipe(recipe: SearchRecipe): void {
    this.#recipe = recipe;
    for (const stored of this.#files.values()) {
      for (const document of stored.documents) {
        if (document.slot !== undefined) this.#removeSlot(document.slot);
        document.slot = undefined;
        this.#place(document);
      }
    }
    this.#revision += 1;
  }

  /** The first record with the id (lower-cased), by file and place: which file came first is chance. */
  find(id: string): RecordDetail | undefined {
    const found = this.#byId.get(id);
    const first = found instanceof Set ? [...found].reduce(earlier) : found;
    return first && detailOf(first);
  }

  /** Every record with the id (lower-cased); more than one is a duplicate. */
  all(id: string): StoredRecord[] {
    const found = this.#byId.get(id);
    const stored = found instanceof Set ? [...found] : found === undefined ? [] : [found];
    return stored.flatMap((document) => {
      const { file, value } = document;
      const { facts } = document.document;
      if (facts === undefined || value === undefined) return [];
      const position = file.positionOf(document);
      return [{ kind: facts.kind, id, name: facts.name, uri: file.uri, document: position, value }];
    });
  }

  #place(document: StoredDocument): void {
    const record = searchableDocument(document);
    if (record === undefined) return;
    if (document.slot !== undefined) {
      this.#index.move(document.slot, record);
      return;
    }
    document.slot = this.#index.add(record, this.#recipe);
    this.#listener.added(document.slot);
  }

  #removeSlot(slot: number): void {
    this.#listener.removed(slot);
    this.#index.remove(slot);
  }

  #remember(stored: StoredFile): void {
    this.#files.set(stored.uri, stored);
    for (const document of stored.documents) {
      if (document.isRecord) this.#records += 1;
      const { id } = document;
      if (id === undefined) continue;
      const same = this.#byId.get(id);
      if (same === undefined) this.#byId.set(id, document);
      else if (same instanceof Set) same.add(document);
      else this.#byId.set(id, new Set([same, document]));
    }
  }

  #forget(stored: StoredFile | undefined): void {
    if (stored === undefined) return;
    this.#files.delete(stored.uri);
    for (const document of stored.documents) {
      if (document.isRecord) this.#records -= 1;
      const { id } = document;
      if (id === undefined) continue;
      const same = this.#byId.get(id);
      if (same instanceof Set) same.delete(document);
      if (same === document || (same instanceof Set && same.size === 0)) this.#byId.delete(id);
    }
  }
}

/** The slots of a file's documents before a change: by their texts, else by their values. */
class SlotPool {
  readonly #contents: DocumentContents;
  readonly #byKey = new Map<string, StoredDocument[]>();
  #byValue: Map<string, number[]> | undefined;

  constructor(documents: readonly StoredDocument[], contents: DocumentContents) {
    this.#contents = contents;
    for (const document of documents) {
      if (document.slot !== undefined) append(this.#byKey, document.key, document);
    }
  }

  /** A document with this text. */
  takeSame(key: string): StoredDocument | undefined {
    return this.#byKey.get(key)?.shift();
  }

  /** The slot of a document that says the same in another way: the spaces differ, or a comment. Ask after `takeSame`. */
  takeEqual(document: StoredDocument): number | undefined {
    if (this.#byValue === undefined) {
      this.#byValue = new Map();
      for (const left of [...this.#byKey.values()].flat()) {
        if (left.slot !== undefined) append(this.#byValue, this.#hashOf(left), left.slot);
      }
    }
    return this.#byValue.size === 0 ? undefined : this.#byValue.get(this.#hashOf(document))?.shift();
  }

  rest(): number[] {
    if (this.#byValue !== undefined) return [...this.#byValue.values()].flat();
    return [...this.#byKey.values()].flat().flatMap(({ slot }) => (slot === undefined ? [] : [slot]));
  }

  #hashOf(document: StoredDocument): string {
    return createHash('sha256')
      .update(packedValue(this.#contents.packed(document)))
      .digest('base64');
  }
}

function earlier(one: StoredDocument, other: StoredDocument): StoredDocument {
  if (one.file === other.file) return one.line <= other.line ? one : other;
  return one.file.uri < other.file.uri ? one : other;
}

function append<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}

/** The summary of a document with the same text as one that is known: reading it again would say the same. */
function summaryLike({ isRecord, id, start }: StoredDocument, { key, line }: PackedEntry): DocumentSummary {
  return { key, line, isRecord, id, start };
}

function summaryOf({ key, line, packed }: PackedEntry): DocumentSummary {
  const { facts } = unpackDocument(packed);
  const start = facts?.range.start ?? { line: 0, character: 0 };
  return { key, line, isRecord: facts !== undefined, id: facts?.id, start };
}

function detailOf({ file, line, document, value }: StoredDocument): RecordDetail | undefined {
  const { facts } = document;
  if (facts === undefined || value === undefined) return undefined;
  return {
    kind: facts.kind,
    id: facts.id ?? '',
    name: facts.name,
    ...(facts.version === undefined ? {} : { version: facts.version }),
    ...(facts.status === undefined ? {} : { status: facts.status }),
    uri: file.uri,
    position: { line: line + facts.range.start.line, character: facts.range.start.character },
    contentHash: facts.contentHash ?? '',
    value,
  };
}
