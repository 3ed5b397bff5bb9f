import type { NeighbourhoodAnswer, NeighbourhoodParams } from '../../../../shared/src/protocol/neighbours.ts';
import type { SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { UsageCounts } from '../../core/search/order.ts';
import type { SearchRecord } from '../../core/search/searchRecord.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { SearchSource } from '../../core/search/searchSource.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import { whereSlots } from '../../core/search/where.ts';
import type { ChosenModel } from '../index/modelChoice.ts';
import { PlannedVectorIndex } from '../vectors/plannedVectorIndex.ts';

/** What the views of neighbours are answered from. */
export interface NeighbourhoodSource {
  index: SearchIndex;
  /** Knows what searches are answered from, and by which model. */
  searches: {
    source(): SearchSource;
    choose(params: SearchParams): Promise<ChosenModel>;
  };
  /** Resolves when every vector has been taken that caches know, as at a start. */
  lookedUp: () => Promise<void>;
  usage: () => UsageCounts;
}

/** The records that pass a filter, and the vectors that compare them. */
export interface Neighbourhood {
  index: SearchIndex;
  source: SearchSource;
  /** Slots in the order of the files. */
  admitted: readonly number[];
  /** Those of them that have a vector. */
  slots: Uint32Array;
  vectors: { set: VectorSet; index: PlannedVectorIndex } | undefined;
  /** The record that was admitted; absent where it has gone meanwhile, also where another has its slot. */
  recordOf: (slot: number) => SearchRecord | undefined;
  /** What every answer says. */
  summary: NeighbourhoodAnswer;
}

/** Finds out of what a question is. One model answers: the one that would answer a search with the same filters. */
export async function neighbourhoodOf(
  { index, searches, lookedUp }: NeighbourhoodSource,
  { filters = {}, where }: NeighbourhoodParams,
): Promise<Neighbourhood> {
  // A comparison of the first few vectors would take long, and be of no use a second later.
  await lookedUp();
  // Like a search by examples: a model is needed, and no text is embedded.
  const chosen = await searches.choose({ like: [''], filters, ...(where === undefined ? {} : { where }) });
  const now = searches.source();
  const selected = index.columns.select(filters, where && whereSlots(now, where));
  const inOrder = index.inFileOrder();
  const admitted = selected === undefined ? inOrder : inOrder.filter((slot) => selected.has(slot));
  const set = chosen.source.vectors;
  const vectors = set?.vectors instanceof PlannedVectorIndex ? { set, index: set.vectors } : undefined;
  const slots = Uint32Array.from(
    vectors === undefined ? [] : admitted.filter((slot) => vectors.index.has(slot)),
  );
  const { additions } = index;
  const notice = chosen.source.modelNotice ?? now.keywordOnlyReason;
  return {
    ...{ index, admitted, slots, vectors, source: now },
    recordOf: (slot) => index.recordBefore(slot, additions),
    summary: {
      total: admitted.length,
      withoutVector: admitted.length - slots.length,
      ...(chosen.source.model === undefined ? {} : { model: chosen.source.model }),
      ...(notice === undefined ? {} : { notice: withoutSearch(notice) }),
      revision: now.revision,
    },
  };
}

/** The sentence is about a search; nothing is searched here. */
function withoutSearch(notice: string): string {
  return notice.replace(
    /^(Search is keyword-only|Found by keywords only)(?=[.:])/,
    'No vectors can be compared',
  );
}
