import { neighboursOf, type NeighbourRows } from './neighbourTable.ts';

/** Votes of the nearest that it takes to doubt a label, as a share. */
const MAJORITY = 0.8;
/** A label that so few of a record's nearest have besides is an accident. */
const MOST_OWN = 1;
/** With fewer neighbours nobody votes. */
const LEAST_VOTERS = 8;

/** A vector whose nearest have another label. */
export interface LabelDoubt {
  position: number;
  /** The label that most of the nearest have. */
  label: number;
  votes: number;
  of: number;
}

/**
 * Vectors whose label hardly any of their nearest have, while most agree on another: the most votes first, then by
 * position. `labels` by position; 0 has none, and neither votes nor is doubted.
 */
export function labelDoubts(rows: NeighbourRows, labels: Float64Array): LabelDoubt[] {
  const found: LabelDoubt[] = [];
  for (const [position, own] of labels.entries()) {
    if (own === 0) continue;
    const votes = new Map<number, number>();
    let of = 0;
    for (const neighbour of neighboursOf(rows, position)) {
      const label = labels[neighbour.position] ?? 0;
      if (label === 0) continue;
      of += 1;
      votes.set(label, (votes.get(label) ?? 0) + 1);
    }
    if (of < LEAST_VOTERS || (votes.get(own) ?? 0) > MOST_OWN) continue;
    for (const [label, count] of votes) {
      if (label !== own && count >= of * MAJORITY) found.push({ position, label, votes: count, of });
    }
  }
  return found.sort(
    (one, other) => other.votes / other.of - one.votes / one.of || one.position - other.position,
  );
}
