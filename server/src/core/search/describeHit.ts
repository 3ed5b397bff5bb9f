import type { MatchExplanation, SearchMode, SearchResult } from '../../../../shared/src/protocol/search.ts';
import { searchTextOf, type SearchRecipe } from '../records/searchText.ts';
import { MATCHING_COSINE, type FusedHit } from './fusion.ts';
import type { TermMatcher } from './highlight.ts';
import type { SearchIndex } from './searchIndex.ts';
import { filterValuesOf, inputTextOf, outputTextOf } from './searchRecord.ts';

interface DescriptionSource {
  index: SearchIndex;
  recipe: SearchRecipe;
}

/** A hit as a result: what is shown of its record, and why it is there. */
export function describeHit(
  source: DescriptionSource,
  hit: FusedHit,
  matcher: TermMatcher,
  mode: SearchMode,
): SearchResult | undefined {
  const record = source.index.record(hit.slot);
  if (record === undefined) return undefined;
  const { tags, functionName, domain, status, source: origin } = filterValuesOf(record.kind, record.value);
  return {
    kind: record.kind,
    id: record.id,
    name: record.name,
    uri: record.uri,
    position: record.position,
    ...(functionName === undefined ? {} : { functionName }),
    ...(domain === undefined ? {} : { domain }),
    ...(status === undefined ? {} : { status }),
    ...(origin === undefined ? {} : { source: origin }),
    tags: [...tags],
    inputText: inputTextOf(record),
    outputText: outputTextOf(record),
    score: hit.score,
    match: explain(source, hit, matcher, mode),
    unsaved: record.unsaved,
  };
}

function explain(
  source: DescriptionSource,
  hit: FusedHit,
  matcher: TermMatcher,
  mode: SearchMode,
): MatchExplanation {
  if (mode === 'filter') return { by: 'filter', terms: [] };
  const record = source.index.record(hit.slot);
  const fields = record === undefined ? [] : searchTextOf(record.value, record.kind, source.recipe).keywords;
  const terms = hit.bm25 === undefined ? [] : matcher(fields.map(({ text }) => text));
  const byVector = mode !== 'keyword-only' && (hit.cosine ?? 0) >= MATCHING_COSINE;
  const by = hit.bm25 === undefined ? 'vector' : byVector ? 'both' : 'keyword';
  return {
    by,
    ...(hit.cosine === undefined ? {} : { cosine: hit.cosine }),
    ...(hit.bm25 === undefined ? {} : { bm25: hit.bm25 }),
    terms,
  };
}
