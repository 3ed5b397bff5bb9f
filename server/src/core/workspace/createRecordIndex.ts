import type { AnalysedDocument, AnalysedFile } from '../document/analysis.ts';
import { EntriesById } from './entriesById.ts';
import { FunctionUsers, linkKeyOf, linkTraitOf } from './links.ts';
import type { RecordEntry, RecordIndex, ReferenceEntry } from './recordIndex.ts';
import { SharedTexts } from './sharedTexts.ts';

/**
 * Most records through which a change is followed along references between records of one kind. Long chains would
 * make loading a workspace take the square of its size; beyond, cycles are found when the file is looked at.
 */
const FARTHEST_RECORDS = 500;

/**
 * Most files with the same input that are looked at again when it changes. Where thousands have it, such as an empty one,
 * loading them would take the square of their number; the others are right again when they are looked at.
 */
const MOST_LINKED = 200;

/** An empty index of records, kept in memory. */
export function createRecordIndex(): RecordIndex {
  return new MemoryRecordIndex();
}

/** A document's entries, so that they can be taken out again. */
interface IndexedDocument {
  source: AnalysedDocument;
  record: RecordEntry | undefined;
  references: readonly ReferenceEntry[];
}

interface IndexedFile {
  file: AnalysedFile;
  documents: readonly IndexedDocument[];
}

class MemoryRecordIndex implements RecordIndex {
  #revision = 0;
  readonly #shared = new SharedTexts();
  readonly #files = new Map<string, IndexedFile>();
  readonly #records = new EntriesById<RecordEntry>((entry) => entry);
  readonly #references = new EntriesById<ReferenceEntry>((entry) => entry.from);
  readonly #products = new EntriesById<RecordEntry>((entry) => entry);
  readonly #links = new EntriesById<RecordEntry>((entry) => entry);
  readonly #users = new FunctionUsers();

  get revision(): number {
    return this.#revision;
  }

  setFile(file: AnalysedFile): ReadonlySet<string> {
    return this.#replace(file.uri, file);
  }

  deleteFile(uri: string): ReadonlySet<string> {
    return this.#files.has(uri) ? this.#replace(uri, undefined) : new Set();
  }

  file(uri: string): AnalysedFile | undefined {
    return this.#files.get(uri)?.file;
  }

  *files(): Iterable<AnalysedFile> {
    for (const { file } of this.#files.values()) yield file;
  }

  byId(id: string): readonly RecordEntry[] {
    return this.#records.of(id);
  }

  referencesTo(id: string): readonly ReferenceEntry[] {
    return this.#references.of(id);
  }

  producedBy(runId: string): readonly RecordEntry[] {
    return this.#products.of(runId);
  }

  linked(key: string): readonly RecordEntry[] {
    return this.#links.of(key);
  }

  *records(): Iterable<RecordEntry> {
    for (const { documents } of this.#files.values()) {
      for (const { record } of documents) if (record !== undefined) yield record;
    }
  }

  /** Documents that are the same object as before keep their entries: a keystroke costs what it changed. */
  #replace(uri: string, file: AnalysedFile | undefined): ReadonlySet<string> {
    this.#revision++;
    const before = this.#files.get(uri)?.documents ?? [];
    const after = (file?.documents ?? []).map((source, position) => {
      const same = before[position];
      if (same?.source === source) return same;
      if (source.facts !== undefined) this.#shared.share(source.facts);
      return indexDocument(uri, source, position);
    });
    const removed = before.filter((document, position) => after[position] !== document);
    const added = after.filter((document, position) => before[position] !== document);
    const changed = changedIds(removed, added);
    const affected = new Set<string>();
    // Asked before and after: what was connected may be so no more.
    this.#collectAffected(changed, affected);
    for (const document of removed) this.#remove(document);
    for (const document of added) this.#add(document);
    if (file === undefined) this.#files.delete(uri);
    else this.#files.set(uri, { file, documents: after });
    this.#collectAffected(changed, affected);
    affected.delete(uri);
    return affected;
  }

  #add({ record, references }: IndexedDocument): void {
    if (record?.facts.id !== undefined) this.#records.add(record.facts.id, record);
    for (const entry of references) this.#references.add(entry.reference.id, entry);
    const key = record && linkKeyOf(record.facts);
    if (record === undefined) return;
    if (key !== undefined) this.#links.add(key, record);
    for (const run of record.facts.producers ?? []) this.#products.add(run.id, record);
    this.#users.add(record.uri, record.facts, 1);
  }

  #remove({ record, references }: IndexedDocument): void {
    if (record?.facts.id !== undefined) this.#records.delete(record.facts.id, record);
    for (const entry of references) this.#references.delete(entry.reference.id, entry);
    const key = record && linkKeyOf(record.facts);
    if (record === undefined) return;
    if (key !== undefined) this.#links.delete(key, record);
    for (const run of record.facts.producers ?? []) this.#products.delete(run.id, record);
    this.#users.add(record.uri, record.facts, -1);
  }

  #collectAffected({ identities, places, sources, links }: ChangedIds, affected: Set<string>): void {
    for (const id of identities) {
      for (const file of this.#records.filesOf(id)) affected.add(file);
      for (const file of this.#references.filesOf(id)) affected.add(file);
    }
    for (const id of places) for (const file of this.#records.filesOf(id)) affected.add(file);
    for (const key of links) {
      for (const file of firstFew(this.#links.filesOf(key), MOST_LINKED)) affected.add(file);
      for (const file of this.#users.filesOf(key)) affected.add(file);
    }
    this.#collectReaching(sources, affected);
  }

  /** Files of records that reach one of the ids along references within one kind: cycles may begin or end there. */
  #collectReaching(ids: ReadonlySet<string>, affected: Set<string>): void {
    const seen = new Set(ids);
    for (const id of seen) {
      if (seen.size > FARTHEST_RECORDS) return;
      for (const { from, reference } of this.#references.of(id)) {
        if (from.facts.kind !== reference.target) continue;
        affected.add(from.uri);
        if (from.facts.id !== undefined) seen.add(from.facts.id);
      }
    }
  }
}

function* firstFew<T>(items: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const item of items) {
    if (count++ >= most) return;
    yield item;
  }
}

function indexDocument(uri: string, source: AnalysedDocument, position: number): IndexedDocument {
  const { facts, line } = source;
  if (facts === undefined) return { source, record: undefined, references: [] };
  const record: RecordEntry = { uri, document: position, line, facts };
  const references = facts.references.map((reference): ReferenceEntry => ({ from: record, reference }));
  return { source, record, references };
}

/** Ids about which something changed that other files may depend on. */
interface ChangedIds {
  /** Ids that come, go, change their kind, status or version, or their number: files that name them are affected. */
  identities: ReadonlySet<string>;
  /** Ids whose records moved: files with the same id show the other place. */
  places: ReadonlySet<string>;
  /** Ids of records that refer to other records of their kind, and now to others. */
  sources: ReadonlySet<string>;
  /** Keys by which records are found that do not name them: files with the same key, or for the function, are affected. */
  links: ReadonlySet<string>;
}

function changedIds(removed: readonly IndexedDocument[], added: readonly IndexedDocument[]): ChangedIds {
  return {
    identities: differing(removed, added, ({ facts: { kind, status = '', version = '' } }) =>
      [kind, status, version].join(' '),
    ),
    places: differing(removed, added, ({ line, facts: { idRange, name } }) =>
      [line, idRange.start.line, idRange.start.character, idRange.end.character, name].join(' '),
    ),
    sources: differing(removed, added, ({ facts: { kind, references } }) =>
      references
        .filter(({ target }) => target === kind)
        .map(({ id }) => id)
        .join(' '),
    ),
    links: differing(removed, added, linkTraitOf, ({ facts }) => linkKeyOf(facts)),
  };
}

/** Ids, or other keys, whose records do not have the same traits before and after. */
function differing(
  removed: readonly IndexedDocument[],
  added: readonly IndexedDocument[],
  traitOf: (entry: RecordEntry) => string,
  keyOf: (entry: RecordEntry) => string | undefined = ({ facts }) => facts.id,
): ReadonlySet<string> {
  const before = traitsByKey(removed, traitOf, keyOf);
  const after = traitsByKey(added, traitOf, keyOf);
  const ids = [...before.keys(), ...after.keys()];
  return new Set(ids.filter((id) => before.get(id) !== after.get(id)));
}

function traitsByKey(
  documents: readonly IndexedDocument[],
  traitOf: (entry: RecordEntry) => string,
  keyOf: (entry: RecordEntry) => string | undefined,
): ReadonlyMap<string, string> {
  const traits = new Map<string, string>();
  for (const { record } of documents) {
    const id = record && keyOf(record);
    if (record === undefined || id === undefined) continue;
    const known = traits.get(id);
    traits.set(id, known === undefined ? traitOf(record) : `${known}\n${traitOf(record)}`);
  }
  return traits;
}
