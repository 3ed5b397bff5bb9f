import type { JsonObject } from '../../../../shared/src/json.ts';
import type { QueryEmbedding, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { Bitmap } from '../../core/search/bitmap.ts';
import type { QueryVector } from '../../core/search/fusion.ts';
import { textToEmbed } from '../../core/search/search.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { readEmbedding } from '../../core/search/searchMistakes.ts';
import type { SearchSource } from '../../core/search/searchSource.ts';
import { inOrderOfUse, reasonForChoice, type VectorSet } from '../../core/search/vectorSet.ts';
import type { EmbeddingProvider } from '../embedding/embeddingProvider.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { QueryVectors } from './queryVectors.ts';
import type { VectorFillers } from './vectorFillers.ts';

const LOADING = 'The embedding model is being loaded: results by meaning follow.';

/** What a query is answered with: the vectors of one model, and the query's own vector where it has a text. */
export interface ChosenModel {
  source: Pick<SearchSource, 'vectors' | 'model' | 'modelNotice'>;
  vector: QueryVector | undefined;
}

export interface ModelChoiceOptions {
  index: SearchIndex;
  fillers: VectorFillers;
  /** Finds the records of a predicate. */
  slotsWhere: (where: JsonObject) => Bitmap;
  /** See `IndexEngineOptions`. */
  waitForModel: boolean;
}

/** Chooses the model that answers a query, and embeds the query with it; a model that fails gives way to the next. */
export class ModelChoice {
  readonly #options: ModelChoiceOptions;
  readonly #index: SearchIndex;
  readonly #fillers: VectorFillers;
  readonly #queries = new Map<EmbeddingProvider, QueryVectors>();

  constructor(options: ModelChoiceOptions) {
    this.#options = options;
    this.#index = options.index;
    this.#fillers = options.fillers;
  }

  /**
   * Nothing chosen: no model can answer, the search goes by keywords. A vector of the caller's own is answered by the
   * model that made it. Throws an OperationalError for one that does not fit.
   */
  async choose(params: SearchParams): Promise<ChosenModel> {
    if (params.embedding !== undefined) return this.#chooseFor(params.embedding);
    const text = textToEmbed(params);
    const isByExample = params.similarTo !== undefined || (params.like ?? []).length > 0;
    if (text === undefined && !isByExample) return { source: {}, vector: undefined };
    const sets = await this.#sets(params);
    let failure: string | undefined;
    for (const set of sets) {
      try {
        const vector = text === undefined ? undefined : await this.#embed(text, set);
        if (text === undefined || vector !== undefined)
          return { source: this.#sourceOf(set, failure), vector };
      } catch (error) {
        failure ??= sentenceOf(error);
      }
    }
    const why = failure ?? (this.#fillers.isLoadingBetter() ? LOADING : undefined);
    const modelNotice = why === undefined ? {} : { modelNotice: `Found by keywords only. ${why}` };
    return { source: modelNotice, vector: undefined };
  }

  /** The models that can answer, the best first. */
  async #sets(params: SearchParams): Promise<VectorSet[]> {
    const { waitForModel } = this.#options;
    if (waitForModel) await this.#fillers.loadFirst();
    this.#fillers.takeFromCache();
    const sets = this.#inOrder(params);
    if (!waitForModel || sets.length > 0) return sets;
    // At the start the better model may know everything already, but be still loading.
    await this.#fillers.load();
    this.#fillers.takeFromCache();
    return this.#inOrder(params);
  }

  async #chooseFor(embedding: QueryEmbedding): Promise<ChosenModel> {
    const find = (): VectorSet | undefined =>
      this.#index.vectorSets.find(({ model }) => model === embedding.model);
    await this.#fillers.loadFirst();
    if (find() === undefined) await this.#fillers.load();
    this.#fillers.takeFromCache();
    const set = find() ?? this.#index.vectorSets[0];
    const read = readEmbedding(embedding, { model: set?.model, dimensions: set?.vectors.dimensions });
    if ('mistake' in read) throw new OperationalError(read.mistake);
    return { source: set === undefined ? {} : { vectors: set, model: set.model }, vector: read };
  }

  #inOrder({ filters = {}, where }: SearchParams): VectorSet[] {
    const sets = this.#index.vectorSets;
    const isComplete = sets.every(({ waiting }) => waiting === 0);
    if (isComplete) return inOrderOfUse(sets, undefined);
    return inOrderOfUse(sets, this.#index.columns.select(filters, where && this.#options.slotsWhere(where)));
  }

  async #embed(text: string, set: VectorSet): Promise<QueryVector | undefined> {
    const filler = [...this.#fillers].find((one) => one.set === set);
    if (filler === undefined) return undefined;
    let queries = this.#queries.get(filler.provider);
    if (queries === undefined) {
      queries = new QueryVectors(filler.provider);
      this.#queries.set(filler.provider, queries);
    }
    return queries.vectorOf(text);
  }

  #sourceOf(set: VectorSet, failure: string | undefined): ChosenModel['source'] {
    const isPreferred = set === [...this.#fillers][0]?.set;
    const loading = this.#fillers.isLoadingBetter(set) ? 'The better model is being loaded.' : undefined;
    const why = isPreferred ? undefined : (failure ?? this.#fillers.failure ?? loading);
    const modelNotice = reasonForChoice(set, this.#index.vectorSets, why);
    return { vectors: set, model: set.model, ...(modelNotice === undefined ? {} : { modelNotice }) };
  }
}
