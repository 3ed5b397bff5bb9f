import type { NearDuplicate } from './findings.ts';
import type { RecordTable } from './recordTable.ts';

/** Most near-duplicates that are told. */
const MOST_DUPLICATES = 2000;
/** Of so many like one record the one that is most like it is named. */
const CHOSEN_FROM = 4;

/**
 * Records in use that nearly say what another one of their function says; each names one other. Equal inputs of examples
 * are left out: they are conflicts and duplicates of their own.
 */
export class NearDuplicateTable {
  readonly #records: RecordTable;
  readonly #found = new Map<number, NearDuplicate>();

  constructor(records: RecordTable) {
    this.#records = records;
  }

  /** The first of them, by row. */
  get told(): NearDuplicate[] {
    const rows = [...this.#found.keys()].sort((one, other) => one - other).slice(0, MOST_DUPLICATES);
    return rows.flatMap((row) => this.#found.get(row) ?? []);
  }

  /** Looks at a row again. */
  settle(row: number): void {
    const found = this.#duplicateOf(row);
    if (found === undefined) this.#found.delete(row);
    else this.#found.set(row, found);
  }

  #duplicateOf(row: number): NearDuplicate | undefined {
    const digest = this.#records.get(row);
    if (digest === undefined || digest.id === '' || !digest.isInUse) return undefined;
    const { id, input, output } = digest;
    const near = this.#records.nearTo(
      row,
      CHOSEN_FROM,
      (one) => one.isInUse && (one.input !== input || one.output === 0),
    );
    const idOf = ({ row }: { row: number }): string => this.#records.get(row)?.id ?? '';
    // Of equally near ones by id: the order of rows is that in which files came.
    const [best] = near.sort(
      (one, other) => other.likeness - one.likeness || (idOf(one) < idOf(other) ? -1 : 1),
    );
    const other = best && this.#records.get(best.row);
    if (best === undefined || other === undefined) return undefined;
    const { likeness, isByMeaning } = best;
    return { id, other: other.id, likeness, isByMeaning, isSameOutput: other.output === output };
  }
}
