import type { JsonObject } from '../../../../shared/src/json.ts';
import type { SearchAnswer, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { Bitmap } from '../../core/search/bitmap.ts';
import { search } from '../../core/search/search.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { mistakeIn } from '../../core/search/searchMistakes.ts';
import type { SearchSource } from '../../core/search/searchSource.ts';
import { whereSlots } from '../../core/search/where.ts';
import { OperationalError } from '../operationalError.ts';
import { ModelChoice, type ChosenModel } from './modelChoice.ts';
import type { RecordStore } from './recordStore.ts';
import type { VectorFillers } from './vectorFillers.ts';

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

  constructor(options: SearchesOptions) {
    this.#options = options;
    const slotsWhere = (where: JsonObject): Bitmap => whereSlots(this.source(), where);
    this.#choice = new ModelChoice({ ...options, slotsWhere });
  }

  /** Throws an OperationalError for parameters that cannot be answered together. */
  async answer(params: SearchParams, token: Cancellation): Promise<SearchAnswer> {
    const started = performance.now();
    const mistake = mistakeIn(params);
    if (mistake !== undefined) throw new OperationalError(mistake);
    const { source, vector } = await this.choose(params);
    if (token.isCancellationRequested) throw new OperationalError('The search was cancelled.');
    const embedded = performance.now();
    const outcome = search({ ...this.source(params.sort?.by === 'usage'), ...source }, params, vector);
    const timing = { embedMs: embedded - started, searchMs: performance.now() - embedded };
    return { ...outcome, timing };
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
      ...(keywordOnlyReason === undefined ? {} : { keywordOnlyReason }),
      ...context(byUsage),
    };
  }
}
