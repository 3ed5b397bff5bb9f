import type { SplitName } from '../datasets/splits.ts';
import type { EvaluatedRecord, Leak } from './findings.ts';
import type { RecordDigest } from './recordDigest.ts';
import type { RecordTable } from './recordTable.ts';

/** Most leaks of one dataset that are told; the number of all is told besides. */
const MOST_LEAKS = 1000;
/** Records of val and test that one leak names. */
const NAMED = 10;

/** The strongest evidence first. */
const STRENGTH: readonly Leak['how'][] = ['same-input', 'near-input', 'derived'];

/** A record that may be one of val or test. */
interface Evidence {
  row: number;
  likeness?: number;
  isByMeaning?: boolean;
  /** The ids from what was made to what it was made from. */
  chain?: () => readonly string[];
}

/**
 * The records of a dataset's train that say what a record of val or test says, or come from one, or one from them; one leak
 * for each, by the strongest evidence.
 */
export class LeakTable {
  readonly #dataset: string;
  readonly #at: number;
  readonly #records: RecordTable;
  readonly #leaks = new Map<number, Leak>();

  /** `at` is the dataset's place among those that are looked at. */
  constructor(dataset: string, at: number, records: RecordTable) {
    this.#dataset = dataset;
    this.#at = at;
    this.#records = records;
  }

  /** How many records of train leak. */
  get size(): number {
    return this.#leaks.size;
  }

  /** The first of them, by the strength of the evidence and by row. */
  get told(): Leak[] {
    const strengthOf = ({ how }: Leak): number => STRENGTH.indexOf(how);
    return [...this.#leaks]
      .sort(([row, one], [other, another]) => strengthOf(one) - strengthOf(another) || row - other)
      .slice(0, MOST_LEAKS)
      .map(([, leak]) => leak);
  }

  /** Looks at a row again. */
  settle(row: number): void {
    const leak = this.#leakOf(row);
    if (leak === undefined) this.#leaks.delete(row);
    else this.#leaks.set(row, leak);
  }

  #leakOf(row: number): Leak | undefined {
    const digest = this.#records.get(row);
    if (digest === undefined || digest.id === '' || this.#splitOf(digest) !== 'train') return undefined;
    return (
      this.#leak(digest.id, 'same-input', this.#same(row)) ??
      this.#leak(digest.id, 'near-input', this.#near(row)) ??
      this.#leak(digest.id, 'derived', this.#derived(row))
    );
  }

  #leak(train: string, how: Leak['how'], evidence: Iterable<Evidence>): Leak | undefined {
    const named = new Map<string, EvaluatedRecord>();
    let more = 0;
    for (const { row, likeness, isByMeaning, chain } of evidence) {
      const digest = this.#records.get(row);
      const split = digest && this.#splitOf(digest);
      if (digest === undefined || !isEvaluation(split) || named.has(digest.id)) continue;
      if (named.size === NAMED) {
        more += 1;
        continue;
      }
      const near = likeness === undefined ? {} : { likeness, isByMeaning: isByMeaning === true };
      const said = { ...near, ...(chain && { chain: chain() }) };
      named.set(digest.id, { id: digest.id, split, ...said });
    }
    if (named.size === 0) return undefined;
    return { dataset: this.#dataset, train, how, evaluated: [...named.values()], more };
  }

  #same(row: number): Evidence[] {
    return this.#records.sameAs(row).map((other) => ({ row: other }));
  }

  #near(row: number): Evidence[] {
    const isWanted = (other: RecordDigest): boolean => isEvaluation(this.#splitOf(other));
    return this.#records.nearTo(row, NAMED + 1, isWanted);
  }

  *#derived(row: number): Generator<Evidence> {
    const { derivations } = this.#records;
    for (const { row: above, path } of derivations.ancestorsOf(row)) yield { row: above, chain: path };
    for (const { row: below, path } of derivations.descendantsOf(row)) {
      yield { row: below, chain: () => path().toReversed() };
    }
  }

  #splitOf(digest: RecordDigest): SplitName | 'none' | undefined {
    return digest.memberships.splits[this.#at];
  }
}

function isEvaluation(split: SplitName | 'none' | undefined): split is EvaluatedRecord['split'] {
  return split === 'val' || split === 'test';
}
