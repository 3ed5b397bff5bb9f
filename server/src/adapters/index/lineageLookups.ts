import { datasetsOf, slotsInFileOrder } from './datasetSplits.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { DatasetMemberships } from './memberships.ts';
import type { RecordStore } from './recordStore.ts';

/** What a lineage needs to know of records' values. */
export class LineageLookups {
  readonly memberships: DatasetMemberships;
  readonly #index: SearchIndex;

  constructor(index: SearchIndex, store: RecordStore) {
    this.#index = index;
    this.memberships = new DatasetMemberships({
      index,
      datasets: () => datasetsOf(store),
      slots: () => slotsInFileOrder(store),
      revision: () => store.revision,
    });
  }

  /** Means of the quality scores by id; of several records with one id any. */
  qualities(ids: readonly string[]): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const id of ids) {
      for (const slot of this.#index.slotsOf(id)) {
        const { quality } = this.#index.columns.valuesOf(slot);
        if (quality !== undefined) found.set(id, quality);
      }
    }
    return found;
  }
}
