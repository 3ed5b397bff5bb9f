import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { SearchResult } from '../../../../shared/src/protocol/search.ts';
import type { Rpc } from '../../rpc.ts';
import { hasUsableId } from './state.ts';

/** A selected record is fetched when the selection rests on it. */
const DELAY_IN_MILLISECONDS = 80;

/** Fetches the selected record as a whole, the newest selection only. */
export class DetailFetch {
  readonly #rpc: Rpc;
  readonly #fetched: (result: SearchResult, detail: RecordDetail) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call: AbortController | undefined;

  constructor(rpc: Rpc, fetched: (result: SearchResult, detail: RecordDetail) => void) {
    this.#rpc = rpc;
    this.#fetched = fetched;
  }

  /** Fetches the record of a result soon; drops what was to be fetched before. */
  start(result: SearchResult | undefined): void {
    clearTimeout(this.#timer);
    this.#call?.abort();
    if (result === undefined || !hasUsableId(result)) return;
    this.#timer = setTimeout(() => void this.#fetch(result), DELAY_IN_MILLISECONDS);
  }

  async #fetch(result: SearchResult): Promise<void> {
    this.#call = new AbortController();
    try {
      const detail = await this.#rpc.call('records/get', { id: result.id }, this.#call.signal);
      if (detail !== null) this.#fetched(result, detail);
    } catch {
      // The preview shows the result itself; a search that fails says so.
    }
  }
}
