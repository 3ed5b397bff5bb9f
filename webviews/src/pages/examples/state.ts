import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type { ViewName, ViewStates } from '../../../../shared/src/protocol/browserViews.ts';
import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type {
  FacetName,
  SearchAnswer,
  SearchFilters,
  SearchParams,
  SearchResult,
  SearchSort,
} from '../../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { ExamplePageState } from '../../../../shared/src/protocol/webview.ts';

/** What is asked. */
export interface Query {
  text: string;
  similarTo?: string;
  /** The name of that record. */
  similarName?: string;
  filters: SearchFilters;
  /** By relevance where left out. */
  sort?: SearchSort;
}

/** The answer on screen: its head, and those of its results that have been fetched. */
export interface Answer extends Omit<SearchAnswer, 'results' | 'timing'> {
  /** By rank; a hole is fetched when it is scrolled to. */
  results: readonly (SearchResult | undefined)[];
  /** Results that the list can reach; less than `total` where the server ranks only the top. */
  reachable: number;
}

/** Everything the page shows. The page is a function of it. */
export interface PageState {
  query: Query;
  answer: Answer | undefined;
  /** A search that replaces the answer is under way. */
  loading: boolean;
  error: ApiError | undefined;
  status: IndexStatus | undefined;
  /** Which view shows the answer, and what each of them keeps. */
  view: ViewName;
  views: ViewStates;
  /** Rank of the result under the cursor, −1 for none. */
  active: number;
  /** A record that the preview shows instead of the one under the cursor. */
  inspected: SearchResult | undefined;
  /** The previewed record as a whole; absent until it has been fetched. */
  detail: RecordDetail | undefined;
  /** The preview is put away. */
  previewHidden: boolean;
  /** Raw cosine and BM25 on every row. */
  scoresShown: boolean;
  /** In a narrow window the filters cover the list only when asked for. */
  filtersShown: boolean;
  /** Facets of which all values are listed. */
  expandedFacets: ReadonlySet<FacetName>;
  /** The value of each facet that Tab stops at; the first one where none was visited. */
  tabStops: Partial<Record<FacetName, string>>;
}

/** How the page learns of changes. */
export interface SearchListener {
  changed(): void;
  /** Another question was answered: its list starts at the top. */
  restarted(): void;
  /** The same question was answered anew and what was looked at moved down by so many rows. */
  moved(rows: number): void;
}

/** The page before anything is known. */
export const INITIAL_STATE: PageState = {
  query: { text: '', filters: {} },
  answer: undefined,
  loading: true,
  error: undefined,
  status: undefined,
  view: 'list',
  views: {},
  active: -1,
  inspected: undefined,
  detail: undefined,
  previewHidden: false,
  scoresShown: false,
  filtersShown: false,
  expandedFacets: new Set(),
  tabStops: {},
};

/** Ids and values beyond these lengths are no sensible ones and not accepted as parameters. */
export const LONGEST_ID = 200;
export const LONGEST_VALUE = 1000;

/** Results that are fetched at once. */
export const PAGE_SIZE = 50;

/** The parameters of the API for a part of the ranking. */
export function searchParams(
  query: Query,
  part: { offset: number; limit: number; facets: boolean },
): SearchParams {
  return { ...queryParams(query), ...part };
}

/** What the editor keeps of the page: the query and earlier ones, the view, what the views keep, and the preview's absence. */
export function savedState(
  { query, view, views, previewHidden }: Pick<PageState, 'query' | 'view' | 'views' | 'previewHidden'>,
  history: readonly string[],
): ExamplePageState {
  const saved = {
    query: queryParams(query),
    ...(view === INITIAL_STATE.view ? {} : { view }),
    ...(Object.keys(views).length === 0 ? {} : { views }),
    ...(previewHidden ? { previewHidden } : {}),
    ...(history.length === 0 ? {} : { history: [...history] }),
  };
  return query.similarName === undefined ? saved : { ...saved, similarName: query.similarName };
}

/** The query of a state that was kept, or that a command asks for. */
export function queryOf(state: ExamplePageState): Query {
  const { text, similarTo, filters, sort } = state.query;
  return {
    text: text ?? '',
    filters: filters ?? {},
    ...(similarTo === undefined ? {} : { similarTo }),
    ...(sort === undefined ? {} : { sort }),
    ...(state.similarName === undefined ? {} : { similarName: state.similarName }),
  };
}

/** The parameters of the API for the whole query. */
export function queryParams(query: Query): SearchParams {
  const text = query.text.trim();
  const target = query.similarTo !== undefined ? { similarTo: query.similarTo } : text === '' ? {} : { text };
  return {
    ...target,
    ...(hasFilters(query.filters) ? { filters: query.filters } : {}),
    ...(query.sort === undefined ? {} : { sort: query.sort }),
  };
}

/** True where any filter is set. */
export function hasFilters(filters: SearchFilters): boolean {
  return Object.keys(filters).length > 0;
}

/** True where the query ranks by text or likeness; else the page browses. */
export function isRanked(query: Query): boolean {
  return query.similarTo !== undefined || query.text.trim() !== '';
}

/** The filters with one value of a facet added or taken away; an empty list is no filter. */
export function toggleValue(filters: SearchFilters, facet: FacetName, value: string): SearchFilters {
  const values: readonly string[] = filters[facet] ?? [];
  const changed = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const { [facet]: _dropped, ...others } = filters;
  return changed.length === 0 ? others : { ...others, [facet]: changed };
}

/** The filters with another lowest quality; 0 is no filter. */
export function withMinimumQuality(filters: SearchFilters, minimumQuality: number): SearchFilters {
  const { minimumQuality: _dropped, ...others } = filters;
  return minimumQuality <= 0 ? others : { ...others, minimumQuality };
}

/** The answer made of the first results of a search, or of a later part of its ranking. */
export function newAnswer(answer: SearchAnswer, offset: number, wanted: number): Answer {
  const { results, timing: _dropped, ...head } = answer;
  return withPart({ ...head, results: [], reachable: answer.total }, results, offset, wanted);
}

/**
 * The answer with another part of its ranking. Fewer results than were wanted mean that the ranking ends there, even
 * if more records match.
 */
export function withPart(
  answer: Answer,
  part: readonly SearchResult[],
  offset: number,
  wanted: number,
): Answer {
  const results = [...answer.results];
  while (results.length < offset) results.push(undefined);
  part.forEach((result, position) => (results[offset + position] = result));
  const ended = part.length < wanted;
  const reachable = ended ? Math.min(answer.reachable, offset + part.length) : answer.reachable;
  return { ...answer, results, reachable };
}

/** The record that the preview shows. */
export function previewed({ inspected, answer, active }: PageState): SearchResult | undefined {
  return inspected ?? answer?.results[active];
}

/** What makes a result the same one in another ranking. */
export function keyOf(result: Pick<SearchResult, 'id' | 'uri' | 'position'>): string {
  return result.id === '' ? `${result.uri}#${String(result.position.line)}` : result.id;
}

/** True for a record that can be asked for by its id. */
export function hasUsableId(result: Pick<SearchResult, 'id'>): boolean {
  return result.id !== '' && result.id.length <= LONGEST_ID;
}

/** What decides, apart from the records, which results meaning finds and what is said about them. */
export function vectorsOf(status: IndexStatus | undefined): string {
  if (status === undefined) return '';
  const { embedded, model, notice, keywordOnlyReason } = status;
  return [embedded, model, notice, keywordOnlyReason].join('\n');
}
