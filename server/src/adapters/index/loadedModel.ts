import type { VectorSet } from '../../core/search/vectorSet.ts';
import { VectorCache } from '../cache/vectorCache.ts';
import { describeModel, type EmbeddingModel } from '../embedding/embeddingProvider.ts';
import type { VectorFillerOptions } from './vectorFillerOptions.ts';

/** A model that can be used, with the vectors that it has so far. */
export interface LoadedModel {
  model: EmbeddingModel;
  set: VectorSet;
  cache: VectorCache;
}

/** Loads a model and opens its cache; every record of the index then waits for its vector. Rejects as the model does. */
export async function loadModel(options: VectorFillerOptions): Promise<LoadedModel> {
  const { provider, cacheFolder: folder, index, rank, isQuick } = options;
  const model = await provider.load();
  const { id, dimensions } = model;
  const line = describeModel(model);
  const cache = new VectorCache({ folder, model: line, dimensions, isRounded: isQuick });
  const set = index.useVectors(dimensions, { model: id, description: isQuick ? '' : line, rank });
  return { model, set, cache };
}
