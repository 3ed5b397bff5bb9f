import type { GroupCount } from '../../../../shared/src/protocol/review.ts';
import type { RecordFacts } from '../document/analysis.ts';

/** On which sides something is. */
export interface Sides {
  before: number;
  after: number;
}

export const SAME: Sides = { before: 1, after: 1 };
export const BEFORE: Sides = { before: 1, after: 0 };
export const AFTER: Sides = { before: 0, after: 1 };

const GROUPS: readonly GroupCount['group'][] = ['kind', 'status', 'function', 'domain'];

/** Counts records by kind, status, function and domain on both sides. */
export class GroupCounts {
  readonly #counts = new Map(GROUPS.map((group) => [group, new Map<string, Sides>()]));

  add({ kind, status, functionName, domain }: RecordFacts, sides: Sides): void {
    this.#count('kind', kind, sides);
    if (kind !== 'dataset' && kind !== 'run') this.#count('status', status ?? '', sides);
    if (kind === 'example') {
      this.#count('function', functionName ?? '', sides);
      this.#count('domain', domain ?? '', sides);
    }
  }

  /** All kinds, and of the other groups those that differ; within a group the largest first. */
  get all(): GroupCount[] {
    return [...this.#counts].flatMap(([group, counts]) =>
      [...counts]
        .filter(([, { before, after }]) => group === 'kind' || before !== after)
        .map(([value, { before, after }]): GroupCount => ({ group, value, before, after }))
        .sort((one, other) => other.after - one.after || (one.value < other.value ? -1 : 1)),
    );
  }

  #count(group: GroupCount['group'], value: string, { before, after }: Sides): void {
    const counts = this.#counts.get(group);
    const known = counts?.get(value) ?? { before: 0, after: 0 };
    counts?.set(value, { before: known.before + before, after: known.after + after });
  }
}
