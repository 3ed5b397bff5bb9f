import type { RecordEntry } from './recordIndex.ts';

/** Several entries of one id, by file: to change one file costs the same however many others name the id. */
class Bucket<T> {
  readonly byFile = new Map<string, Set<T>>();
}

/** Entries by id. Nearly every id has one entry, which takes no more memory than its place in a map. */
export class EntriesById<T extends object> {
  readonly #byId = new Map<string, T | Bucket<T>>();
  readonly #recordOf: (entry: T) => RecordEntry;

  /** `recordOf` gives the record by whose place the entries are ordered. */
  constructor(recordOf: (entry: T) => RecordEntry) {
    this.#recordOf = recordOf;
  }

  add(id: string, entry: T): void {
    const known = this.#byId.get(id);
    if (known === undefined) this.#byId.set(id, entry);
    else if (known instanceof Bucket) this.#addTo(known, entry);
    else {
      const bucket = new Bucket<T>();
      this.#addTo(bucket, known);
      this.#addTo(bucket, entry);
      this.#byId.set(id, bucket);
    }
  }

  delete(id: string, entry: T): void {
    const known = this.#byId.get(id);
    if (known === entry) this.#byId.delete(id);
    if (!(known instanceof Bucket)) return;
    const { uri } = this.#recordOf(entry);
    const entries = known.byFile.get(uri);
    entries?.delete(entry);
    if (entries?.size === 0) known.byFile.delete(uri);
    if (known.byFile.size === 0) this.#byId.delete(id);
  }

  /** All entries of the id, by the names of their files and the order within them. */
  of(id: string): readonly T[] {
    const known = this.#byId.get(id);
    if (known === undefined) return [];
    if (!(known instanceof Bucket)) return [known];
    const files = [...known.byFile].sort(([a], [b]) => (a < b ? -1 : 1));
    return files.flatMap(([, entries]) => [...entries].sort((a, b) => this.#placeOf(a) - this.#placeOf(b)));
  }

  /** The files that have entries of the id. */
  filesOf(id: string): Iterable<string> {
    const known = this.#byId.get(id);
    if (known === undefined) return [];
    return known instanceof Bucket ? known.byFile.keys() : [this.#recordOf(known).uri];
  }

  #addTo({ byFile }: Bucket<T>, entry: T): void {
    const { uri } = this.#recordOf(entry);
    const entries = byFile.get(uri);
    if (entries === undefined) byFile.set(uri, new Set([entry]));
    else entries.add(entry);
  }

  #placeOf(entry: T): number {
    return this.#recordOf(entry).document;
  }
}
