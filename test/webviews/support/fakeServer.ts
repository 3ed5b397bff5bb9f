import type { JsonObject } from '../../../shared/src/json.ts';
import type { ApiError, ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type { CellValue, FieldInUse } from '../../../shared/src/protocol/fields.ts';
import type { SearchIds, SearchIdsParams } from '../../../shared/src/protocol/searchIds.ts';
import type {
  FacetCount,
  FacetName,
  SearchAnswer,
  SearchParams,
  SearchResult,
} from '../../../shared/src/protocol/search.ts';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';

/** A call as the page made it. */
export interface SeenCall {
  method: ApiMethod;
  params: SearchParams;
  signal: AbortSignal;
}

/** Stands in for the language server: searches a list of records by whole words, deterministically. */
export class FakeServer {
  records: SearchResult[] = [];
  status: IndexStatus = readyStatus(0);
  /** Laid over every answer of a search. */
  answerChanges: Partial<SearchAnswer> = {};
  /** Fields of every record besides its input and output. */
  moreOfValues: JsonObject = {};
  /** Answers every search with this error. */
  error: ApiError | undefined;
  /** Searches wait for this. */
  gate: Promise<undefined> = Promise.resolve(undefined);
  readonly calls: SeenCall[] = [];

  constructor(records: SearchResult[]) {
    this.records = records;
    this.status = readyStatus(records.length);
  }

  async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    this.calls.push({ method, params: params as SearchParams, signal });
    switch (method) {
      case 'search/run': {
        await this.gate;
        if (signal.aborted) return { error: { code: 'cancelled', message: 'cancelled' } };
        if (this.error !== undefined) return { error: this.error };
        return { result: { ...this.#search(params as SearchParams), ...this.answerChanges } };
      }
      case 'search/ids':
        return { result: this.#ids(params as SearchIdsParams) };
      case 'records/fields':
        return { result: { fields: FIELDS, records: this.records.length, revision: 1 } };
      case 'records/similarity': {
        const { ids } = params as { ids: string[] };
        const cosines = ids.map((one) => ids.map((other) => (one === other ? 1 : 0.25)));
        return { result: { model: 'tiny', cosines } };
      }
      case 'index/status':
        return { result: this.status };
      case 'records/get':
        return { result: this.#detail((params as { id: string }).id) };
      default:
        return { error: { code: 'unknown-method', message: method } };
    }
  }

  /** The searches so far, oldest first. */
  get searches(): SearchParams[] {
    return this.calls.filter(({ method }) => method === 'search/run').map(({ params }) => params);
  }

  /** The records that a search finds, in its order. */
  #found(params: SearchParams): SearchResult[] {
    const words = wordsOf(params);
    const found = this.records.filter((record) => passes(record, params) && matches(record, words));
    const { sort } = params;
    if (sort === undefined) return found;
    const direction = sort.descending === true ? -1 : 1;
    const valueOf = (record: SearchResult): string | number => {
      const value = valuesOf(record)[sort.by];
      return typeof value === 'number' || typeof value === 'string' ? value : '';
    };
    return found.toSorted((one, other) => {
      const [left, right] = [valueOf(one), valueOf(other)];
      return direction * (left < right ? -1 : left > right ? 1 : 0);
    });
  }

  #ids({ search, first = 0, end }: SearchIdsParams): SearchIds {
    const found = this.#found(search);
    const ids = found.slice(first, end).map(({ id }) => id);
    return { ids, total: found.length, revision: this.status.revision };
  }

  #search(params: SearchParams): SearchAnswer {
    const words = wordsOf(params);
    const ranked = words.length > 0 || params.similarTo !== undefined;
    const found = this.#found(params);
    const offset = params.offset ?? 0;
    const results = found.slice(offset, offset + (params.limit ?? 10)).map((record, position) => ({
      ...record,
      ...(params.columns === undefined ? {} : { values: chosen(valuesOf(record), params.columns) }),
      score: ranked ? Math.max(0, 1 - (offset + position) / 1000) : 0,
      match: ranked
        ? { by: MATCHED_BY[(offset + position) % 3] ?? 'both', cosine: 0.61, bm25: 8.4, terms: words }
        : { by: 'filter' as const, terms: [] },
    }));
    return {
      results,
      total: found.length,
      mode: ranked ? 'hybrid' : 'filter',
      noGoodMatch: false,
      model: 'all-MiniLM-L6-v2',
      facets: params.facets === false ? {} : facetsOf(found),
      revision: this.status.revision,
      timing: { embedMs: 1, searchMs: 1 },
    };
  }

  #detail(id: string): object | null {
    const record = this.records.find((candidate) => candidate.id === id);
    if (record === undefined) return null;
    const output = record.outputText === '' ? {} : { expected_output: { intent: record.outputText } };
    const value = { input: { text: record.inputText }, ...output, ...this.moreOfValues };
    return { ...record, contentHash: '0'.repeat(64), value };
  }
}

function wordsOf({ text = '' }: SearchParams): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

const FIELDS: FieldInUse[] = [
  { path: 'name', count: 100, type: 'text' },
  { path: 'version', count: 100, type: 'number' },
  { path: 'labels.intent', count: 40, type: 'text' },
  { path: 'metadata.weight', count: 12, type: 'number' },
];

/** Made-up fields of a record, by path; every third one has no weight. */
function valuesOf(record: SearchResult): Record<string, CellValue> {
  const position = Number.parseInt(record.id.slice(-12), 16);
  return {
    ...{
      name: record.name,
      domain: record.domain ?? '',
      version: (position % 9) + 1,
      quality: (position % 5) / 4,
    },
    ...{
      usage: position % 7,
      'labels.intent': `intent ${String(position % 4)}`,
      capability_tags: { json: '[]' },
    },
    ...(position % 3 === 0 ? {} : { 'metadata.weight': (position * 7) % 100 }),
  };
}

function chosen(values: Record<string, CellValue>, columns: readonly string[]): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => columns.includes(name)));
}

const MATCHED_BY = ['both', 'vector', 'keyword'] as const;

/** A status of an index that has read and embedded everything. */
export function readyStatus(records: number, revision = 1): IndexStatus {
  return {
    phase: 'ready',
    files: Math.ceil(records / 100),
    records,
    searchable: records,
    embedded: records,
    model: 'all-MiniLM-L6-v2',
    revision,
  };
}

/** Made-up records: as many as asked, all different. */
export function makeRecords(number: number): SearchResult[] {
  return Array.from({ length: number }, (_, position) => makeRecord(position));
}

const FUNCTIONS = ['classify_request', 'draft_reply', 'extract_order'];
const SUBJECTS = ['parcel', 'invoice', 'address', 'refund', 'courier'];

/** One made-up record, changed as asked. */
export function makeRecord(position: number, change: Partial<SearchResult> = {}): SearchResult {
  const subject = SUBJECTS[position % SUBJECTS.length] ?? 'parcel';
  return {
    kind: position % 10 === 9 ? 'databit' : 'example',
    id: `01930d2e-7b5a-7c31-9a44-${position.toString(16).padStart(12, '0')}`,
    name: `Question ${String(position)} about the ${subject}`,
    uri: `file:///project/records/part-${String(Math.floor(position / 100))}.example.yaml`,
    position: { line: (position % 100) * 14, character: 0 },
    functionName: FUNCTIONS[position % 3] ?? '',
    domain: position % 2 === 0 ? 'delivery' : 'billing',
    status: position % 4 === 0 ? 'draft' : 'approved',
    source: 'human_authored',
    tags: position % 5 === 0 ? ['dates'] : [],
    inputText: `Where is my ${subject} number ${String(position)}? It should have arrived by now.`,
    outputText: position % 10 === 9 ? '' : `track_${subject}`,
    score: 0,
    match: { by: 'filter', terms: [] },
    unsaved: false,
    ...change,
  };
}

const FACET_FIELDS: Record<FacetName, (record: SearchResult) => readonly (string | undefined)[]> = {
  kinds: (record) => [record.kind],
  functions: (record) => [record.functionName],
  domains: (record) => [record.domain],
  sources: (record) => [record.source],
  statuses: (record) => [record.status],
  tags: (record) => record.tags,
};
const FACET_NAMES = ['kinds', 'functions', 'domains', 'sources', 'statuses', 'tags'] as const;

function passes(record: SearchResult, { filters = {}, similarTo }: SearchParams): boolean {
  if (record.id === similarTo) return false;
  return FACET_NAMES.every((name) => {
    const wanted: readonly string[] | undefined = filters[name];
    return wanted === undefined || FACET_FIELDS[name](record).some((value) => wanted.includes(value ?? ''));
  });
}

function matches(record: SearchResult, words: readonly string[]): boolean {
  const text = `${record.name} ${record.inputText} ${record.outputText}`.toLowerCase();
  const inText = new Set(text.split(/[^\p{L}\p{N}]+/u));
  return words.every((word) => inText.has(word));
}

function facetsOf(records: readonly SearchResult[]): Partial<Record<FacetName, FacetCount[]>> {
  return Object.fromEntries(
    FACET_NAMES.map((name) => {
      const counts = new Map<string, number>();
      for (const value of records.flatMap((record) => FACET_FIELDS[name](record))) {
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [name, [...counts].map(([value, count]) => ({ value, count }))];
    }),
  );
}
