import type { SearchIndex } from '../../core/search/searchIndex.ts';

/** Numbers for kinds and functions that stay the same as long as the index runs, so that tables can be compared. */
export class RecordGroups {
  readonly #numbers = new Map<string, number>();

  /** The group of a slot: its kind, and its function where only records of one function belong together. */
  of(index: SearchIndex, slot: number, byFunction: boolean): number {
    const { columns } = index.columns.valuesOf(slot);
    const [[kind = ''] = [], [functionName = ''] = []] = columns;
    const name = byFunction ? `${kind} ${functionName}` : kind;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}
