import type { RecordEntry } from './recordIndex.ts';

/** Entries by id and then by file: to change one file costs the same however many others name the id. */
export class EntriesById<T> {
  readonly #byId = new Map<string, Map<string, Set<T>>>();
  readonly #recordOf: (entry: T) => RecordEntry;

  /** `recordOf` gives the record by whose place the entries are ordered. */
  constructor(recordOf: (entry: T) => RecordEntry) {
    this.#recordOf = recordOf;
  }

  add(id: string, entry: T): void {
    let byFile = this.#byId.get(id);
    if (byFile === undefined) {
      byFile = new Map();
      this.#byId.set(id, byFile);
    }
    const { uri } = this.#recordOf(entry);
    const entries = byFile.get(uri);
    if (entries === undefined) byFile.set(uri, new Set([entry]));
    else entries.add(entry);
  }

  delete(id: string, entry: T): void {
    const byFile = this.#byId.get(id);
    const { uri } = this.#recordOf(entry);
    const entries = byFile?.get(uri);
    entries?.delete(entry);
    if (entries?.size === 0) byFile?.delete(uri);
    if (byFile?.size === 0) this.#byId.delete(id);
  }

  /** All entries of the id, by the names of their files and the order within them. */
  of(id: string): readonly T[] {
    const byFile = this.#byId.get(id);
    if (byFile === undefined) return [];
    const files = [...byFile.keys()].sort();
    return files.flatMap((file) =>
      [...(byFile.get(file) ?? [])].sort((a, b) => this.#recordOf(a).document - this.#recordOf(b).document),
    );
  }

  /** The files that have entries of the id. */
  filesOf(id: string): Iterable<string> {
    return this.#byId.get(id)?.keys() ?? [];
  }
}
