import { sentenceOf } from '../operationalError.ts';
import type { IndexEngineOptions } from '../index/indexEngine.ts';
import { EmbeddingClient } from './embeddingClient.ts';
import type { EmbeddingProvider } from './embeddingProvider.ts';
import { findStaticModel, StaticModel } from './staticModel.ts';

/** The models to search with, the preferred one first; the quick one, where it is installed, is the last. */
export interface Providers {
  providers: readonly EmbeddingProvider[];
  /** Why there is none, as a sentence. */
  reason: string | undefined;
}

/** Makes the models that the options ask for. Nothing is loaded yet. */
export function chooseProviders(options: IndexEngineOptions, _isTrusted: () => boolean): Providers {
  const { embedding, modelFolder, cacheFolder } = options;
  if (!embedding.enabled)
    return {
      providers: [],
      reason: 'Search is keyword-only: the embedding model is turned off in the settings.',
    };
  if (modelFolder === undefined) {
    return {
      providers: [],
      reason: 'Search is keyword-only: no embedding model is installed. Install the extension again.',
    };
  }
  const quick = findStaticModel(modelFolder);
  try {
    const better = new EmbeddingClient({ modelFolder, memory: cacheFolder, threads: embedding.threads });
    return {
      providers: [better, ...(quick === undefined ? [] : [new StaticModel(quick)])],
      reason: undefined,
    };
  } catch (error) {
    return { providers: [], reason: `Search is keyword-only. ${sentenceOf(error)}` };
  }
}
