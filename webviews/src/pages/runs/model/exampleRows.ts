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
}

/** The rows of a split against its evaluations. */
export interface ExampleMatrix {
  rows: ExampleRow[];
  trials: Trial[];
}

/** Sets out the scores of a split: rows in the order of the receipt, evaluations in the order in which they were made. */
export function exampleMatrix({ receipt, names }: RunDetail, split: MeasuredSplit): ExampleMatrix {
  const { baseline, best } = measuredTrials(receipt, split);
  const trials = (receipt?.trials ?? []).filter((one) => one.split === split && !isAttributing(one));
  const members = receipt?.members?.[split] ?? [];
  const rows = members.map(({ id }): ExampleRow => {
    const scored = trials.flatMap(({ scores }) => (id in scores ? [scores[id]] : []));
    // An error is no score of 0.
    const known = scored.filter((score) => score !== null);
    const [before, after] = [baseline?.scores[id], best?.scores[id]];
    return {
      id,
      name: names[id.toLowerCase()] ?? id,
      change: changeOf(before, after),
      alwaysFails: known.length > 1 && known.every((score) => score === 0),
      errors: scored.filter((score) => score === null).length,
      baseline: before,
      best: after,
    };
  });
  return { rows, trials };
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

function changeOf(before: number | null | undefined, after: number | null | undefined): RowChange {
  if (typeof before !== 'number' || typeof after !== 'number') return 'unknown';
  return after > before ? 'improved' : after < before ? 'regressed' : 'same';
}
