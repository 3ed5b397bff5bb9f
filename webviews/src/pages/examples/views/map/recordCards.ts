import type { RecordDetail } from '../../../../../../shared/src/protocol/records.ts';
import { asApiError, isCancelled, type Rpc } from '../../../../rpc.ts';
import type { ExampleSearch } from '../../exampleSearch.ts';

/** Milliseconds that the pointer rests before a record is fetched. */
const REST = 60;
const MOST_KEPT = 200;

/** Fetches the record under the pointer, and keeps the last ones. */
export class RecordCards {
  readonly #rpc: Rpc;
  readonly #arrived: () => void;
  readonly #kept = new Map<string, RecordDetail>();
  #wanted: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rpc: Rpc, arrived: () => void) {
    this.#rpc = rpc;
    this.#arrived = arrived;
  }

  /** The record where it is known; else it is fetched soon. */
  get(id: string | undefined): RecordDetail | undefined {
    const known = id === undefined ? undefined : this.#kept.get(id);
    if (id === this.#wanted || known !== undefined) return known;
    this.#wanted = id;
    clearTimeout(this.#timer);
    if (id === undefined || id === '') return undefined;
    this.#timer = setTimeout(() => void this.#fetch(id), REST);
    return undefined;
  }

  /** Records may be others now. */
  forget(): void {
    this.#kept.clear();
    this.#wanted = undefined;
  }

  /** Opens the record's file; answers what went wrong, in a sentence, or an empty text. */
  async open(id: string, search: Pick<ExampleSearch, 'open'>, aside: boolean): Promise<string> {
    try {
      const record = this.#kept.get(id) ?? (await this.#rpc.call('records/get', { id }));
      if (record === null) return 'This record is gone.';
      search.open(record, aside);
      return '';
    } catch (error) {
      return asApiError(error).message;
    }
  }

  async #fetch(id: string): Promise<void> {
    try {
      const detail = await this.#rpc.call('records/get', { id });
      if (detail === null) return;
      this.#kept.set(id, detail);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
      if (this.#wanted === id) this.#arrived();
    } catch (error) {
      // What cannot be fetched has no card; the next record is asked for anew.
      if (!isCancelled(error)) this.#wanted = undefined;
    }
  }
}
