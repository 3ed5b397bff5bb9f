import { calibrationOf, type Calibration } from '../../../server/src/core/search/calibration.ts';
import { fuse } from '../../../server/src/core/search/fusion.ts';
import { rankParts } from '../../../server/src/core/search/matches.ts';
import { literalQuery } from '../../../server/src/core/search/searchQuery.ts';
import { measure, type PreparedSet } from './quality.ts';
import { figuresOf, mean, type QueryFigures } from './qualityMetrics.ts';

/** What hybrid reaches on queries that its constants were not chosen on. */
export interface HeldOut {
  /** Weights of the vectors that were chosen, one on each half of the queries. */
  chosen: number[];
  sets: { set: string; shipped: number; heldOut: number; margin: number }[];
}

const WEIGHTS = [1, 1.5, 2, 2.5, 3, 4, 5];

/**
 * Two-fold cross-validation: the weight of the vectors is chosen on every other query of all sets (the largest of the
 * least margins over the better part, hit@1 and nDCG together), and measured on the rest. `heldOut` and `shipped`: nDCG
 * with the chosen weights and with those of the product; `margin`: `heldOut` over the better part.
 */
export function crossValidate(prepared: readonly PreparedSet[]): HeldOut {
  const byWeight = WEIGHTS.map((weight) => prepared.map((made) => withWeight(made, weight)));
  const parts = prepared.map((made) => [measure(made, 'keyword'), measure(made, 'vector')]);
  const choose = (half: number): number => {
    const margins = byWeight.map((sets) => leastMargin(sets, parts, half));
    return margins.indexOf(Math.max(...margins));
  };
  const chosen = [choose(0), choose(1)];
  return {
    chosen: chosen.map((position) => WEIGHTS[position] ?? NaN),
    sets: prepared.map((made, index) => {
      // Each half is answered with the weight that the other one chose.
      const figures = made.set.queries.map(
        (_, query) => byWeight[chosen[1 - (query % 2)] ?? 0]?.[index]?.[query],
      );
      const heldOut = mean(figures.map((entry) => entry?.ndcg ?? 0));
      const best = Math.max(...(parts[index] ?? []).map((part) => mean(part.map(({ ndcg }) => ndcg))));
      const shipped = mean(measure(made, 'hybrid').map(({ ndcg }) => ndcg));
      return { set: made.set.name, shipped, heldOut, margin: heldOut - best };
    }),
  };
}

function leastMargin(
  sets: readonly QueryFigures[][],
  parts: readonly QueryFigures[][][],
  half: number,
): number {
  const worth = (figures: readonly QueryFigures[]): number =>
    mean(figures.filter((_, query) => query % 2 === half).map(({ hit1, ndcg }) => hit1 + ndcg));
  return Math.min(
    ...sets.map((figures, index) => worth(figures) - Math.max(...(parts[index] ?? []).map(worth))),
  );
}

function withWeight({ set, source, queries }: PreparedSet, vectorWeight: number): QueryFigures[] {
  const calibration: Calibration = { ...calibrationOf(source.model), vectorWeight };
  const relevant = new Map<string, number>();
  for (const { label } of set.texts) relevant.set(label, (relevant.get(label) ?? 0) + 1);
  return set.queries.map(({ text, label }, position) => {
    const { keywords, vectors } = rankParts(source, literalQuery(text), queries[position]);
    const hits = fuse(keywords, vectors && { ...vectors, calibration });
    const found = hits.slice(0, 10).map(({ slot }) => source.index.record(slot)?.name ?? '');
    return figuresOf(found, label, relevant.get(label) ?? 0);
  });
}
