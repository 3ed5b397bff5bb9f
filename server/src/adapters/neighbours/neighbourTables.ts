import type { Cancellation } from '../../core/cancellation.ts';
import { isEqual } from '../../core/neighbours/equalNumbers.ts';
import { orCancelled } from '../orCancelled.ts';
import type { StoredRows, TableTask } from './neighbourMessages.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NeighbourThread, RunTask } from './neighbourThread.ts';
import type { ResultFile } from './storedResults.ts';

/** Neighbours of each vector. */
export const NEIGHBOURS = 15;
/** Tables that are kept, by their use; each takes 20 MB for 100,000 records. */
const MOST_KEPT = 3;
/** From so many vectors on a graph may be faster. */
const LEAST_FOR_GRAPH = 30_000;

interface KeptTable {
  model: string;
  changes: number;
  rows: StoredRows;
}

/** Tables of nearest neighbours: each computed once, and after changes, or by the next session, only what changed. */
export class NeighbourTables {
  readonly #thread: NeighbourThread;
  readonly #fileOf: ResultFile;
  /** The last used comes last. */
  readonly #kept = new Map<string, KeptTable>();

  constructor(thread: NeighbourThread, fileOf: ResultFile) {
    this.#thread = thread;
    this.#fileOf = fileOf;
  }

  /**
   * The k nearest of each vector of a neighbourhood within its group, of which `groups` has one per slot; `undefined`
   * where there are no vectors. `use` names what the table is for: the one before of the same use is brought up to date.
   */
  async table(
    { slots, vectors }: Neighbourhood,
    groups: Uint32Array,
    use: string,
    token: Cancellation,
  ): Promise<StoredRows | undefined> {
    if (vectors === undefined || slots.length === 0) return undefined;
    const { set, index } = vectors;
    return this.#thread.inTurn(token, async (run) => {
      const { changes } = set;
      const kept = this.#kept.get(use);
      const previous = kept?.model === set.model ? kept.rows : undefined;
      const isSame =
        kept?.changes === changes && isEqual(previous?.slots, slots) && isEqual(previous?.groups, groups);
      const rows =
        isSame && previous !== undefined
          ? previous
          : await this.#compute(
              run,
              { slots, groups, previous, file: this.#fileOf('table', set.model, use) },
              index,
              token,
            );
      this.#keep(use, { model: set.model, changes, rows });
      return rows;
    });
  }

  async #compute(
    run: RunTask,
    task: Pick<TableTask, 'slots' | 'groups' | 'previous' | 'file'>,
    index: NonNullable<Neighbourhood['vectors']>['index'],
    token: Cancellation,
  ): Promise<StoredRows> {
    // A graph may be being built, which goes on for search whoever waits.
    const isLarge = task.slots.length >= LEAST_FOR_GRAPH;
    const stored = isLarge ? await orCancelled(index.storedGraph(), token) : undefined;
    const neighbours = stored?.neighboursFor(NEIGHBOURS + 1);
    const graph =
      stored === undefined || neighbours === undefined
        ? undefined
        : { place: stored.place, name: stored.name, neighbours };
    const { chunks, dimensions } = index;
    const { rows } = await run({ ...task, type: 'table', k: NEIGHBOURS, graph, chunks, dimensions });
    return rows;
  }

  #keep(use: string, table: KeptTable): void {
    this.#kept.delete(use);
    this.#kept.set(use, table);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
