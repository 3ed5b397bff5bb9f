import type { MapMethod } from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { isEqual } from '../../core/neighbours/equalNumbers.ts';
import type { MapResult } from './neighbourMessages.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NeighbourThread } from './neighbourThread.ts';
import type { ResultFile } from './storedResults.ts';

/** Records that UMAP lays out at most: 12 s of one core and 0.4 GB for so many (measured), and both grow with them. */
export const MOST_LAID_OUT = 10_000;
/** Maps that are kept: a look at another filter and back costs nothing. */
const MOST_KEPT = 6;

interface KeptMap {
  model: string;
  changes: number;
  method: MapMethod;
  slots: Uint32Array;
  result: MapResult;
}

/** Maps of vectors, each computed once as long as no vector changes, also by the next session. */
export class NeighbourMaps {
  readonly #thread: NeighbourThread;
  readonly #fileOf: ResultFile;
  /** The last used comes last. */
  #kept: KeptMap[] = [];

  constructor(thread: NeighbourThread, fileOf: ResultFile) {
    this.#thread = thread;
    this.#fileOf = fileOf;
  }

  /** A map of the neighbourhood's vectors, and a text that tells it from maps of other vectors. */
  async map(
    { slots, vectors }: Neighbourhood,
    method: MapMethod,
    token: Cancellation,
  ): Promise<{ result: MapResult; key: string }> {
    if (vectors === undefined || slots.length === 0) {
      return { result: { method, points: new Uint16Array(), how: 'No record has a vector.' }, key: '' };
    }
    const { set, index } = vectors;
    const result = await this.#thread.inTurn(token, async (run) => {
      const { changes, model } = set;
      const fits = (kept: KeptMap): boolean =>
        kept.model === model &&
        kept.changes === changes &&
        kept.method === method &&
        isEqual(kept.slots, slots);
      const compute = (): Promise<MapResult> => {
        const { chunks, dimensions } = index;
        const file = this.#fileOf('map', model, method, slots);
        return run({ type: 'map', method, slots, chunks, dimensions, most: MOST_LAID_OUT, file });
      };
      const found = this.#kept.find(fits)?.result ?? (await compute());
      const others = this.#kept.filter((kept) => !fits(kept) && kept.changes === set.changes);
      this.#kept = [...others, { model, changes, method, slots, result: found }].slice(-MOST_KEPT);
      return found;
    });
    return { result, key: `${set.model} ${method}` };
  }
}
