import { setImmediate } from 'node:timers/promises';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { FieldList, RecordSimilarities } from '../../../../shared/src/protocol/fields.ts';
import { MOST_IDS, type SearchIds, type SearchIdsParams } from '../../../../shared/src/protocol/searchIds.ts';
import type { SearchAnswer, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { Bitmap } from '../../core/search/bitmap.ts';
import { FieldCounter } from '../../core/search/fieldsInUse.ts';
import { search, searchSlots } from '../../core/search/search.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { mistakeIn } from '../../core/search/searchMistakes.ts';
import type { SearchSource } from '../../core/search/searchSource.ts';
import { similarities } from '../../core/search/similarities.ts';
import { SortOrders } from '../../core/search/sortOrders.ts';
import { whereSlots } from '../../core/search/where.ts';
import { OperationalError } from '../operationalError.ts';
import { MatchCounts } from './matchCounts.ts';
import { ModelChoice, type ChosenModel } from './modelChoice.ts';
import type { RecordStore } from './recordStore.ts';
import type { VectorFillers } from './vectorFillers.ts';

/** Records that are read between two pauses: a few milliseconds. */
const READ_AT_ONCE = 250;

export interface SearchesOptions {
  index: SearchIndex;
  store: RecordStore;
  fillers: VectorFillers;
  /** What a search needs besides the index; usage only where it orders. */
  context: (byUsage: boolean) => Pick<SearchSource, 'isMember' | 'whereFilters' | 'usage'>;
  /** See `IndexEngineOptions`. */
  waitForModel: boolean;
}

/** Answers searches over the records as they are now, each with the model that can answer it. */
export class Searches {
  readonly #options: SearchesOptions;
  readonly #choice: ModelChoice;
  readonly #orders: SortOrders;
  readonly #matches: MatchCounts;
  #fields: FieldList | undefined;

  constructor(options: SearchesOptions) {
    this.#options = options;
    this.#orders = new SortOrders(options.index);
    const slotsWhere = (where: JsonObject): Bitmap => whereSlots(this.source(), where);
    this.#choice = new ModelChoice({ ...options, slotsWhere });
    this.#matches = new MatchCounts({
      index: options.index,
      revision: () => options.store.revision,
      isMember: () => options.context(false).isMember ?? (() => false),
      pause,
    });
  }

  /** Throws an OperationalError for parameters that cannot be answered together. */
  async answer(params: SearchParams, token: Cancellation): Promise<SearchAnswer> {
    const started = performance.now();
    const mistake = mistakeIn(params);
    if (mistake !== undefined) throw new OperationalError(mistake);
    const { source, vector } = await this.choose(params);
    if (token.isCancellationRequested) throw new OperationalError('The search was cancelled.');
    const embedded = performance.now();
    await this.#readOrder(params, token);
    const outcome = search({ ...this.source(needsUsage(params)), ...source }, params, vector);
    const timing = { embedMs: embedded - started, searchMs: performance.now() - embedded };
    return { ...outcome, timing };
  }

  /** The ids of what a search finds. */
  async ids({ search: params, ...part }: SearchIdsParams, token: Cancellation): Promise<SearchIds> {
    const { index } = this.#options;
    const mistake = mistakeIn(params);
    if (mistake !== undefined) throw new OperationalError(mistake);
    const { source, vector } = await this.choose(params);
    await this.#readOrder(params, token);
    const whole = { ...this.source(needsUsage(params)), ...source };
    const { slots, total } = searchSlots(whole, params, vector, part);
    const ids = new Set(slots.map((slot) => index.record(slot)?.id ?? ''));
    ids.delete('');
    return { ids: [...ids].slice(0, MOST_IDS), total, revision: whole.revision };
  }

  /** The fields that records use, counted once a revision; searches are answered in between. */
  async fields(token: Cancellation): Promise<FieldList> {
    const { index, store } = this.#options;
    const { revision } = store;
    if (this.#fields?.revision === revision) return this.#fields;
    const counter = new FieldCounter();
    for (let slot = 0; slot < index.slots; slot += 1) {
      if (slot % READ_AT_ONCE === READ_AT_ONCE - 1) await pause(token);
      const record = index.record(slot);
      if (record !== undefined) counter.add(record.value);
    }
    this.#fields = { fields: counter.list(), records: counter.records, revision };
    return this.#fields;
  }

  /** How many records fulfil each of the predicates. */
  countMatches(predicates: readonly JsonObject[], token: Cancellation): Promise<number[]> {
    return this.#matches.count(predicates, token);
  }

  /** How alike records are by their stored vectors. */
  similarities(ids: readonly string[]): RecordSimilarities {
    return similarities(this.#options.index, ids);
  }

  /** Reads what the order by a field needs in parts: the first order of many records takes a second or more. */
  async #readOrder({ sort }: SearchParams, token: Cancellation): Promise<void> {
    if (sort === undefined || sort.by === 'relevance' || sort.by === 'usage') return;
    while (!this.#orders.read(sort.by, READ_AT_ONCE)) await pause(token);
  }

  /** The model that answers a search, with the query's vector. */
  choose(params: SearchParams): Promise<ChosenModel> {
    return this.#choice.choose(params);
  }

  /** What every search is answered from. */
  source(byUsage = false): SearchSource {
    const { index, store, fillers, context } = this.#options;
    const { keywordOnlyReason } = fillers;
    return {
      index,
      recipe: store.recipe,
      revision: store.revision,
      orders: this.#orders,
      ...(keywordOnlyReason === undefined ? {} : { keywordOnlyReason }),
      ...context(byUsage),
    };
  }
}

function needsUsage({ sort, columns }: SearchParams): boolean {
  return sort?.by === 'usage' || columns?.includes('usage') === true;
}

/** Lets other questions be answered. */
async function pause(token: Cancellation): Promise<void> {
  await setImmediate();
  if (token.isCancellationRequested) throw new OperationalError('The search was cancelled.');
}
