import { MOST_IDS } from '../../../../shared/src/protocol/searchIds.ts';
import type { Rpc } from '../../rpc.ts';
import type { Selection } from './selection.ts';

/** Quiet time after a change of the records before the selection is looked at; at most as often while indexing. */
const DELAY_IN_MILLISECONDS = 1000;

/** Takes records that are gone out of the selection, so that its count stays true. */
export class SelectionUpkeep {
  readonly #rpc: Rpc;
  readonly #selection: Selection;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: Rpc, selection: Selection) {
    this.#rpc = rpc;
    this.#selection = selection;
    rpc.on('records/changed', () => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#dropGone();
      }, DELAY_IN_MILLISECONDS);
    });
  }

  async #dropGone(): Promise<void> {
    if (this.#selection.size === 0) return;
    try {
      const { ids } = await this.#rpc.call('search/ids', { search: {} });
      // Of more records than an answer names nothing can be said.
      if (ids.length >= MOST_IDS) return;
      const known = new Set(ids);
      const gone = [...this.#selection.ids].filter((id) => !known.has(id));
      if (gone.length > 0) this.#selection.remove(gone);
    } catch {
      // The next change looks again; an action on a record that is gone says so.
    }
  }
}
