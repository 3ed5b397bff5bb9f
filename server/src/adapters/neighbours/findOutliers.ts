import type { Outlier, OutliersAnswer, OutliersParams } from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { labelDoubts, type LabelDoubt } from '../../core/neighbours/labelDoubts.ts';
import { neighbourRecord } from '../../core/neighbours/neighbourRecord.ts';
import { neighboursOf } from '../../core/neighbours/neighbourTable.ts';
import {
  LEAST_JUDGED,
  outlierScores,
  UNUSUAL,
  type OutlierScore,
} from '../../core/neighbours/outlierScores.ts';
import { filterValuesOf, outputTextOf } from '../../core/search/searchRecord.ts';
import { inSlices } from './inSlices.ts';
import type { StoredRows } from './neighbourMessages.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NeighbourParts } from './neighbourParts.ts';
import { NEIGHBOURS } from './neighbourTables.ts';

const DEFAULT_LIMIT = 50;
/** Functions that are named as too small at most. */
const MOST_NAMED = 50;

/** Ranks records by how far they are from their nearest, or by how many of these have another expected output. */
export async function findOutliers(
  { tables, digests, groups: numbers, scores: known }: NeighbourParts,
  neighbourhood: Neighbourhood,
  params: OutliersParams,
  token: Cancellation,
): Promise<OutliersAnswer> {
  const { by = 'distance', scope = 'function', limit = DEFAULT_LIMIT, offset = 0 } = params;
  const { index, slots, source, summary, recordOf } = neighbourhood;
  const groups = await numbers.ofAll(index, slots, scope === 'function', token);
  const rows = await tables.table(neighbourhood, groups, scope === 'all' ? 'kind' : 'function', token);
  const scores = rows === undefined ? [] : (known.get(rows) ?? outlierScores(rows));
  if (rows !== undefined) known.set(rows, scores);
  const answer = {
    ...{ ...summary, judged: scores.length, least: LEAST_JUDGED, k: NEIGHBOURS },
    unusual: scores.filter(({ standing }) => standing >= UNUSUAL).length,
    tooFew: rows === undefined ? [] : tooFew(rows, scores, neighbourhood),
  };
  if (rows === undefined) return { ...answer, outliers: [], count: 0 };
  if (by === 'distance') {
    const outliers = scores
      .slice(offset, offset + limit)
      .flatMap((score) => describe(score, rows, neighbourhood));
    return { ...answer, outliers, count: scores.length };
  }
  const labels = new Float64Array(rows.slots.length);
  const read = ([position, slot]: [number, number]): void => {
    const record = recordOf(slot);
    if (record !== undefined) labels[position] = digests.of(record, source.recipe).output;
  };
  await inSlices(rows.slots.entries(), read, token);
  const scoreOf = new Map(scores.map((score) => [score.position, score]));
  const doubts = labelDoubts(rows, labels).filter(({ position }) => scoreOf.has(position));
  const outliers = doubts.slice(offset, offset + limit).flatMap((doubt) => {
    const score = scoreOf.get(doubt.position);
    const label = labelOf(doubt, rows, labels, neighbourhood);
    if (score === undefined || label === undefined) return [];
    return describe(score, rows, neighbourhood).map((outlier) => ({ ...outlier, label }));
  });
  const judged = scores.filter(({ position }) => labels[position] !== 0).length;
  return { ...answer, judged, outliers, count: doubts.length };
}

function describe(score: OutlierScore, rows: StoredRows, { recordOf }: Neighbourhood): Outlier[] {
  const { position, meanCosine, usualCosine, standing } = score;
  const record = recordOf(rows.slots[position] ?? -1);
  const [nearest] = neighboursOf(rows, position);
  const other = nearest && recordOf(rows.slots[nearest.position] ?? -1);
  if (record === undefined || nearest === undefined || other === undefined) return [];
  return [
    {
      record: neighbourRecord(record),
      ...{ meanCosine, usualCosine, standing },
      nearest: { record: neighbourRecord(other), cosine: nearest.cosine },
    },
  ];
}

function labelOf(
  { position, label, votes, of }: LabelDoubt,
  rows: StoredRows,
  labels: Float64Array,
  { recordOf }: Neighbourhood,
): Outlier['label'] {
  const own = recordOf(rows.slots[position] ?? -1);
  const voter = neighboursOf(rows, position).find((neighbour) => labels[neighbour.position] === label);
  const other = voter && recordOf(rows.slots[voter.position] ?? -1);
  if (own === undefined || other === undefined) return undefined;
  return { own: outputTextOf(own), nearest: outputTextOf(other), votes, of };
}

/** Functions whose records were not judged, the largest first. */
function tooFew(
  rows: StoredRows,
  scores: readonly OutlierScore[],
  { recordOf }: Neighbourhood,
): OutliersAnswer['tooFew'] {
  const judged = new Set(scores.map(({ position }) => position));
  const counts = new Map<string, number>();
  for (const [position, slot] of rows.slots.entries()) {
    const record = judged.has(position) ? undefined : recordOf(slot);
    if (record === undefined) continue;
    const { functionName = '' } = filterValuesOf(record.kind, record.value);
    counts.set(functionName, (counts.get(functionName) ?? 0) + 1);
  }
  const named = [...counts].map(([functionName, count]) => ({ functionName, count }));
  return named.sort((one, other) => other.count - one.count).slice(0, MOST_NAMED);
}
