import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';
import { isAttributing, measuredTrials, type MeasuredSplit, type Trial } from './trials.ts';

/** What became of a row between the template and the best program. */
export type RowChange = 'improved' | 'regressed' | 'same' | 'unknown';

export const ROW_FILTERS = ['all', 'improved', 'regressed', 'fails', 'errors'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** A row of a split in all evaluations. */
export interface ExampleRow {
  id: string;
  name: string;
  change: RowChange;
  /** Two evaluations or more have a score, and all of them 0. */
  alwaysFails: boolean;
  /** Evaluations that ended in an error. */
  errors: number;
  baseline: number | null | undefined;
  best: number | null | undefined;
  /** How hard it was for the programs of the run; absent for rows of test. */
  difficulty?: RowDifficulty;
}

/** How hard a row was. */
export interface RowDifficulty {
  /** One less the mean score, from 0 to 1; absent where no program has a score for it. */
  value?: number;
  /** Programs with a score for it. */
  programs: number;
}

/** The rows of a split against its evaluations. */
export interface ExampleMatrix {
  rows: ExampleRow[];
  trials: Trial[];
  /** True where it is known how hard some of them were. */
  hasDifficulties: boolean;
}

/** Sets out the scores of a split: rows in the order of the receipt, evaluations in the order in which they were made. */
export function exampleMatrix({ receipt, names }: RunDetail, split: MeasuredSplit): ExampleMatrix {
  const { baseline, best } = measuredTrials(receipt, split);
  const trials = (receipt?.trials ?? []).filter((one) => one.split === split && !isAttributing(one));
  const members = receipt?.members?.[split] ?? [];
  const difficulties = new Map(receipt?.difficulty?.map((one) => [one.example_id.toLowerCase(), one]));
  const rows = members.map(({ id }): ExampleRow => {
    const scored = trials.flatMap(({ scores }) => (id in scores ? [scores[id]] : []));
    // An error is no score of 0.
    const known = scored.filter((score) => score !== null);
    const hard = difficulties.get(id.toLowerCase());
    const [before, after] = [baseline?.scores[id], best?.scores[id]];
    return {
      id,
      name: names[id.toLowerCase()] ?? id,
      change: changeOf(before, after),
      alwaysFails: known.length > 1 && known.every((score) => score === 0),
      errors: scored.filter((score) => score === null).length,
      baseline: before,
      best: after,
      ...(hard !== undefined && {
        difficulty: {
          programs: hard.programs,
          ...(hard.difficulty !== undefined && { value: hard.difficulty }),
        },
      }),
    };
  });
  const hasDifficulties = rows.some(({ difficulty }) => difficulty?.value !== undefined);
  return { rows, trials, hasDifficulties };
}

/** The rows that a filter leaves. */
export function filterRows(rows: readonly ExampleRow[], filter: RowFilter): ExampleRow[] {
  return rows.filter((row) => {
    switch (filter) {
      case 'all':
        return true;
      case 'fails':
        return row.alwaysFails;
      case 'errors':
        return row.errors > 0;
      default:
        return row.change === filter;
    }
  });
}

/** The rows with the hardest first; those of which it is not known come last. */
export function hardestFirst(rows: readonly ExampleRow[]): ExampleRow[] {
  const hardness = ({ difficulty }: ExampleRow): number => difficulty?.value ?? -1;
  return rows.toSorted((one, other) => hardness(other) - hardness(one));
}

function changeOf(before: number | null | undefined, after: number | null | undefined): RowChange {
  if (typeof before !== 'number' || typeof after !== 'number') return 'unknown';
  return after > before ? 'improved' : after < before ? 'regressed' : 'same';
}
