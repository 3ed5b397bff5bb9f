import type { SplitName } from '../datasets/splits.ts';

/** The split of a member; `none` for what is no member, or in no split. */
export type Place = SplitName | 'none';

/** Records that are in another split of a dataset than in HEAD. */
export interface Move {
  from: Place;
  to: Place;
  count: number;
}

interface MoveWithin extends Move {
  dataset: string;
}

/** Counts moves between the splits of datasets. */
export class MoveCounts {
  readonly #moves = new Map<string, MoveWithin>();

  get all(): Iterable<Readonly<MoveWithin>> {
    return this.#moves.values();
  }

  add({ dataset, from, to, count }: MoveWithin): void {
    const key = `${from} ${to} ${dataset}`;
    const known = this.#moves.get(key);
    if (known === undefined) this.#moves.set(key, { dataset, from, to, count });
    else known.count += count;
  }

  /** The moves within a dataset, the most frequent first, equal ones by the names of their splits. */
  in(dataset: string): Move[] {
    return [...this.#moves.values()]
      .filter((move) => move.dataset === dataset)
      .map(({ from, to, count }) => ({ from, to, count }))
      .sort((one, other) => other.count - one.count || (nameOf(one) < nameOf(other) ? -1 : 1));
  }
}

function nameOf({ from, to }: Move): string {
  return `${to} ${from}`;
}
