import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { AnalysedDocument, AnalysedFile } from '../../core/document/analysis.ts';
import { isSearchableKind, type SearchRecipe } from '../../core/records/searchText.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { SearchRecord } from '../../core/search/searchRecord.ts';

/** A document of a file with its value and its place in the search index. */
export interface StoredDocument {
  document: AnalysedDocument;
  value: JsonObject | undefined;
  /** Hash of the value; `undefined` where there is none. */
  valueHash: string | undefined;
  slot: number | undefined;
}

/** A record at its place. */
export interface StoredRecord {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
  name: string;
  uri: string;
  /** Position of its document in the file's stream. */
  document: number;
  value: JsonObject;
}

export interface StoredFile {
  file: AnalysedFile;
  documents: StoredDocument[];
  /** True for the text of an open buffer. */
  unsaved: boolean;
}

/** Hears which records came into the search index and left it. */
export interface SlotListener {
  added(slot: number): void;
  removed(slot: number): void;
}

/** Values and facts of all records by file and id; keeps the search index in step. */
export class RecordStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #byId = new Map<string, Set<StoredFile>>();
  readonly #index: SearchIndex;
  readonly #listener: SlotListener;
  #recipe: SearchRecipe;
  #revision = 0;
  #records = 0;

  constructor(index: SearchIndex, recipe: SearchRecipe, listener: SlotListener) {
    this.#index = index;
    this.#recipe = recipe;
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

  /** Takes a file's new state. Documents whose values are as before keep their slots, and so their vectors. */
  setFile(file: AnalysedFile, values: readonly (JsonObject | undefined)[], unsaved: boolean): void {
    const before = this.#files.get(file.uri);
    const slots = new SlotPool(before?.documents ?? []);
    this.#forget(before);
    const stored: StoredFile = { file, documents: [], unsaved };
    for (const [position, document] of file.documents.entries()) {
      const value = values[position];
      const valueHash = value && hashOf(value);
      stored.documents.push({
        document,
        value,
        valueHash,
        slot: valueHash === undefined ? undefined : slots.take(valueHash),
      });
    }
    for (const slot of slots.rest()) this.#removeSlot(slot);
    for (const document of stored.documents) this.#place(stored, document);
    this.#files.set(file.uri, stored);
    this.#remember(stored);
    this.#revision += 1;
  }

  deleteFile(uri: string): boolean {
    const before = this.#files.get(uri);
    if (before === undefined) return false;
    this.#forget(before);
    for (const { slot } of before.documents) if (slot !== undefined) this.#removeSlot(slot);
    this.#files.delete(uri);
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
        this.#place(stored, document);
      }
    }
    this.#revision += 1;
  }

  /** The first record with the id (lower-cased). */
  find(id: string): RecordDetail | undefined {
    const [stored] = this.#byId.get(id) ?? [];
    const found = stored?.documents.find(({ document }) => document.facts?.id === id);
    return stored && found && detailOf(stored, found);
  }

  /** Every record with the id (lower-cased); more than one is a duplicate. */
  all(id: string): StoredRecord[] {
    return [...(this.#byId.get(id) ?? [])].flatMap(({ file, documents }) =>
      documents.flatMap(({ document: { facts }, value }, document) => {
        if (facts?.id !== id || value === undefined) return [];
        return [{ kind: facts.kind, id, name: facts.name, uri: file.uri, document, value }];
      }),
    );
  }

  #place(stored: StoredFile, document: StoredDocument): void {
    const record = searchRecordOf(stored, document);
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
    for (const { document } of stored.documents) {
      if (document.facts !== undefined) this.#records += 1;
      const id = document.facts?.id;
      if (id === undefined) continue;
      const same = this.#byId.get(id);
      if (same === undefined) this.#byId.set(id, new Set([stored]));
      else same.add(stored);
    }
  }

  #forget(stored: StoredFile | undefined): void {
    for (const { document } of stored?.documents ?? []) {
      if (document.facts !== undefined) this.#records -= 1;
      const id = document.facts?.id;
      if (id === undefined || stored === undefined) continue;
      const same = this.#byId.get(id);
      same?.delete(stored);
      if (same?.size === 0) this.#byId.delete(id);
    }
  }
}

/** The slots of a file's documents before a change, by the hash of their values. */
class SlotPool {
  readonly #slots = new Map<string, number[]>();

  constructor(documents: readonly StoredDocument[]) {
    for (const { valueHash, slot } of documents) {
      if (valueHash === undefined || slot === undefined) continue;
      const same = this.#slots.get(valueHash);
      if (same === undefined) this.#slots.set(valueHash, [slot]);
      else same.push(slot);
    }
  }

  take(valueHash: string): number | undefined {
    return this.#slots.get(valueHash)?.shift();
  }

  rest(): number[] {
    return [...this.#slots.values()].flat();
  }
}

function searchRecordOf({ file, unsaved }: StoredFile, stored: StoredDocument): SearchRecord | undefined {
  const { document, value } = stored;
  const { facts } = document;
  if (facts === undefined || value === undefined || !isSearchableKind(facts.kind)) return undefined;
  const position = { line: document.line + facts.range.start.line, character: facts.range.start.character };
  return { kind: facts.kind, id: facts.id ?? '', name: facts.name, uri: file.uri, position, value, unsaved };
}

function detailOf({ file }: StoredFile, { document, value }: StoredDocument): RecordDetail | undefined {
  const { facts } = document;
  if (facts === undefined || value === undefined) return undefined;
  return {
    kind: facts.kind,
    id: facts.id ?? '',
    name: facts.name,
    ...(facts.version === undefined ? {} : { version: facts.version }),
    ...(facts.status === undefined ? {} : { status: facts.status }),
    uri: file.uri,
    position: { line: document.line + facts.range.start.line, character: facts.range.start.character },
    contentHash: facts.contentHash ?? '',
    value,
  };
}

function hashOf(value: JsonObject): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
