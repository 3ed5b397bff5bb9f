import type { SearchResult } from '../../../../shared/src/protocol/search.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import type { Selection } from './selection.ts';
import { hasUsableId } from './state.ts';

/** What a click or a key was pressed with. */
export type Modifiers = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** Selects by rank, for the views that show the ranking in order. */
export class Picking {
  readonly #search: ExampleSearch;
  readonly #selection: Selection;
  /** How many passed when everything was selected, and how many of them could be. */
  #everything: { passing: number; selected: number } | undefined;

  constructor(search: ExampleSearch, selection: Selection) {
    this.#search = search;
    this.#selection = selection;
  }

  /** A click: alone it moves the cursor and drops the selection, with Ctrl it toggles, with Shift it selects a range. */
  click(rank: number, { shiftKey, ctrlKey, metaKey }: Modifiers): void {
    const id = this.#idAt(rank);
    if (shiftKey) {
      this.extendTo(rank);
      return;
    }
    this.#search.select(rank);
    if (id === undefined) return;
    if (ctrlKey || metaKey) this.#selection.toggleBeside(id);
    else this.#selection.start(id);
  }

  /** Space, or a click on the mark: adds the record or takes it away. */
  toggle(rank: number): void {
    const id = this.#idAt(rank);
    this.#search.select(rank);
    if (id !== undefined) this.#selection.toggle(id);
  }

  /** Moves the cursor to the rank and selects all from the anchor to it. */
  extendTo(rank: number): void {
    const anchor = this.#anchorRank();
    this.#search.select(rank);
    void this.#search.idsBetween(Math.min(anchor, rank), Math.max(anchor, rank) + 1).then((ids) => {
      this.#selection.replace(ids);
    });
  }

  /** Selects everything that passes the query and the filters, also what has not been fetched. */
  selectAll(): void {
    void this.#search.allIds().then((ids) => {
      this.#selection.replace(ids);
      const { size } = this.#selection;
      this.#everything = { passing: this.#search.state.answer?.total ?? size, selected: size };
    });
  }

  /** True where there is more to select: records without an id, and those beyond the limit, cannot be. */
  canSelectMore(passing: number): boolean {
    const { size } = this.#selection;
    const isEverything = this.#everything?.passing === passing && this.#everything.selected === size;
    return passing > size && !isEverything;
  }

  /** The anchor's rank as far as it has been fetched, else the cursor's. */
  #anchorRank(): number {
    const { answer, active } = this.#search.state;
    const { anchor } = this.#selection;
    const rank = answer?.results.findIndex((result) => result?.id === anchor) ?? -1;
    if (anchor !== undefined && rank >= 0) return rank;
    const id = this.#idAt(active);
    if (id !== undefined) this.#selection.moveAnchor(id);
    return Math.max(0, active);
  }

  #idAt(rank: number): string | undefined {
    const result: SearchResult | undefined = this.#search.state.answer?.results[rank];
    return result !== undefined && hasUsableId(result) ? result.id : undefined;
  }
}
