import type { JsonObject } from '../../../../shared/src/json.ts';
import type { PickedExample, SelectParams, Selection } from '../../../../shared/src/protocol/selection.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { searchTextOf } from '../records/searchText.ts';
import { Bitmap } from '../search/bitmap.ts';
import { likeness, relevanceScale } from '../search/diversity.ts';
import { fuse, type FusedHit, type QueryVector } from '../search/fusion.ts';
import { KeywordIndex } from '../search/keywordIndex.ts';
import { quotedValues } from '../search/quotas.ts';
import { rankParts } from '../search/matches.ts';
import { literalQuery } from '../search/searchQuery.ts';
import { vectorsOf, type SearchSource } from '../search/searchSource.ts';
import { whereSlots } from '../search/where.ts';
import type { SearchRecord } from '../search/searchRecord.ts';
import { chooseExamples, type Candidate } from './chooseExamples.ts';
import { exampleTokens } from './exampleTokens.ts';

/** What the world adds to the parameters. */
export interface SelectionQuery {
  /** The text that examples shall fit. */
  text: string;
  /** The record whose input the text is: never chosen, nor anything of its group. */
  own?: { id: string; group?: string };
  k: number;
  /** Who may be chosen by the dataset; everybody where there is none. */
  isInPool(record: MemberRecord): boolean;
}

/** Most examples that are compared with each other. */
const CANDIDATES = 200;
const DEFAULT_DIVERSITY = 0.7;
const MOST_NEAR_MISSES = 10;
/** Statuses that are never chosen unless asked for. */
const UNUSABLE: readonly (string | undefined)[] = ['rejected', 'deprecated'];

/**
 * Chooses few-shot examples for a query by what their inputs say: neither the expected output nor names count. The
 * query's own record, its group and records with the same input are left out, since they would give the answer away.
 */
export function selectExamples(
  source: SearchSource,
  params: SelectParams,
  query: SelectionQuery,
  vector: QueryVector | undefined,
): Selection {
  const { index } = source;
  const allowed = poolOf(source, params, query);
  const { hits, mode } = rankByInput(source, query.text, vector, allowed);
  const isOther = ({ slot }: FusedHit): boolean => !isSameText(inputOf(source, slot), query.text);
  const others = hits.filter(isOther);
  const scale = relevanceScale(others);
  const candidates = others.flatMap((hit) =>
    candidateOf(index.record(hit.slot), { ...hit, score: scale(hit.score) }),
  );
  const choice = chooseExamples(candidates, {
    k: query.k,
    diversity: params.diversity ?? DEFAULT_DIVERSITY,
    quotas: params.quotas ?? {},
    tokenBudget: params.tokenBudget,
    likeness: (slot, other) => likeness(vectorsOf(source)?.vectors, slot, other),
  });
  const notice = (mode === 'keyword-only' ? source.keywordOnlyReason : undefined) ?? source.modelNotice;
  return {
    picks: choice.chosen.flatMap(({ candidate, reasons }) =>
      pickOf(index.record(candidate.slot), candidate, reasons),
    ),
    nearMisses: choice.leftOut.slice(0, MOST_NEAR_MISSES).map(({ candidate, reason }) => ({
      id: index.record(candidate.slot)?.id ?? '',
      name: candidate.name,
      ...(candidate.cosine === undefined ? {} : { cosine: candidate.cosine }),
      reason,
    })),
    tokens: choice.tokens,
    ...(params.tokenBudget === undefined ? {} : { tokenBudget: params.tokenBudget }),
    pool: allowed.size,
    mode,
    ...(notice === undefined ? {} : { notice }),
    ...(mode === 'hybrid' && source.model !== undefined ? { model: source.model } : {}),
    revision: source.revision,
  };
}

function poolOf(source: SearchSource, params: SelectParams, query: SelectionQuery): Bitmap {
  const { index } = source;
  const { functionName, domain, statuses, without = [], where } = params;
  const filters = {
    kinds: ['example' as const],
    ...(functionName === undefined ? {} : { functions: [functionName] }),
    ...(domain === undefined ? {} : { domains: [domain] }),
    ...(statuses === undefined ? {} : { statuses }),
  };
  const selected = index.columns.select(filters, where && whereSlots(source, where)) ?? index.columns.live;
  const excluded = new Set([...without.map((id) => id.trim().toLowerCase()), query.own?.id]);
  const pool = new Bitmap();
  selected.forEach((slot) => {
    const record = index.record(slot);
    if (record === undefined || excluded.has(record.id)) return;
    const { status, group } = record.value;
    if (statuses === undefined && UNUSABLE.includes(typeof status === 'string' ? status : undefined)) return;
    if (query.own?.group !== undefined && group === query.own.group) return;
    if (query.isInPool(record)) pool.add(slot);
  });
  return pool;
}

function inputOf({ index, recipe }: SearchSource, slot: number): string {
  const record = index.record(slot);
  return record === undefined ? '' : searchTextOf(record.value, record.kind, recipe).vector;
}

function isSameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return one.length < 2 * other.length + 100 && plain(one) === plain(other);
}

/** The candidates by vectors and by the words of their inputs; what is still missing follows in the order of the files. */
function rankByInput(
  source: SearchSource,
  text: string,
  vector: QueryVector | undefined,
  allowed: Bitmap,
): { hits: FusedHit[]; mode: Selection['mode'] } {
  const { index } = source;
  const words = literalQuery(text);
  const { keywords, vectors } = rankParts(source, words, vector, CANDIDATES, allowed);
  const slots = new Set([...keywords.best.slots, ...(vectors?.nearest.slots ?? [])]);
  // The index's keywords know names and outputs too: the candidates are scored again by their inputs alone.
  const inputs = new KeywordIndex();
  for (const slot of slots) inputs.set(slot, [{ text: inputOf(source, slot), weight: 1 }]);
  const hits = fuse(inputs.search(words, slots.size), vectors).slice(0, CANDIDATES);
  const ranked = new Set(hits.map(({ slot }) => slot));
  for (const slot of index.inFileOrder()) {
    if (hits.length >= CANDIDATES) break;
    if (!allowed.has(slot) || ranked.has(slot)) continue;
    hits.push({
      slot,
      score: 0,
      cosine: vector && vectorsOf(source)?.vectors.cosine(vector.vector, slot),
      bm25: undefined,
    });
  }
  return { hits, mode: vectors === undefined ? 'keyword-only' : 'hybrid' };
}

function candidateOf(record: SearchRecord | undefined, hit: FusedHit): Candidate[] {
  if (record === undefined) return [];
  const { name, value } = record;
  return [{ ...hit, name, ...quotedValues(value), tokens: exampleTokens(value) }];
}

function pickOf(
  record: SearchRecord | undefined,
  { tokens, cosine, functionName, domain }: Candidate,
  reasons: string[],
): PickedExample[] {
  if (record === undefined) return [];
  const { id, name, uri, position, value } = record;
  return [
    {
      ...{ id, name, uri, position, tokens, reasons },
      ...(functionName === undefined ? {} : { functionName }),
      ...(domain === undefined ? {} : { domain }),
      ...(cosine === undefined ? {} : { cosine }),
      input: valueOf(value, 'input'),
      expectedOutput: valueOf(value, 'expected_output'),
    },
  ];
}

function valueOf(value: JsonObject, name: string): JsonObject[string] {
  return value[name] ?? null;
}
