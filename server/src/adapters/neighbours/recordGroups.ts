import type { Cancellation } from '../../core/cancellation.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { inSlices } from './inSlices.ts';

/** Numbers for kinds and functions that stay the same as long as the index runs, so that tables can be compared. */
export class RecordGroups {
  readonly #numbers = new Map<string, number>();

  /** The group of each slot; other work of the thread gets its turn in between. */
  async ofAll(
    index: SearchIndex,
    slots: Uint32Array,
    byFunction: boolean,
    token: Cancellation,
  ): Promise<Uint32Array> {
    const groups = new Uint32Array(slots.length);
    const read = ([position, slot]: [number, number]): void => {
      groups[position] = this.of(index, slot, byFunction);
    };
    await inSlices(slots.entries(), read, token);
    return groups;
  }

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
