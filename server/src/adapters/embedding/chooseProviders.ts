import path from 'node:path';
import type { EmbeddingChoice } from '../../../../shared/src/protocol/embedding.ts';
import type { IndexEngineOptions } from '../index/indexEngine.ts';
import { EmbeddingClient } from './embeddingClient.ts';
import type { EmbeddingProvider } from './embeddingProvider.ts';
import { EndpointModel } from './endpointModel.ts';
import type { ModelOverrides } from './localModel.ts';
import type { ModelStore } from './modelStore.ts';
import { findStaticModel, StaticModel } from './staticModel.ts';

/** The models to search with, the preferred one first; the quick one, where it is installed, is the last. */
export interface Providers {
  providers: readonly EmbeddingProvider[];
  /** Why there is none, as a sentence. */
  reason: string | undefined;
}

export interface ProviderSources {
  options: IndexEngineOptions;
  store: ModelStore;
  /** Asked whenever texts would leave the machine. */
  isTrusted(): boolean;
}

/** Makes the models that the options ask for. Nothing is loaded yet. */
export function chooseProviders(sources: ProviderSources): Providers {
  const { embedding, modelFolder } = sources.options;
  if (!embedding.enabled)
    return {
      providers: [],
      reason: 'Search is keyword-only: the embedding model is turned off in the settings.',
    };
  const quickFolder = modelFolder === undefined ? undefined : findStaticModel(modelFolder);
  const better = betterModel(embedding.choice ?? { source: 'shipped' }, sources);
  const providers = [better, quickFolder === undefined ? undefined : new StaticModel(quickFolder)].filter(
    (provider) => provider !== undefined,
  );
  const reason = 'Search is keyword-only: no embedding model is installed. Install the extension again.';
  return { providers, reason: providers.length === 0 ? reason : undefined };
}

function betterModel(choice: EmbeddingChoice, sources: ProviderSources): EmbeddingProvider | undefined {
  const { modelFolder } = sources.options;
  switch (choice.source) {
    case 'quick':
      return undefined;
    case 'shipped':
      return modelFolder === undefined ? undefined : localModel(modelFolder, undefined, sources);
    case 'folder': {
      const folder = choice.folder ?? '';
      const missing = path.isAbsolute(folder)
        ? `The folder ${folder} of the embedding model does not exist: correct databits.embedding.model.folder (or --model).`
        : 'The folder of the embedding model is no absolute path: correct databits.embedding.model.folder.';
      return localModel(folder, choice, sources, missing);
    }
    case 'download': {
      const name = choice.name ?? '';
      const missing = `The model ${name} was not downloaded: run "DataBits: Choose Embedding Model", or databits models download.`;
      return localModel(sources.store.folderOf(name), choice, sources, missing);
    }
    case 'endpoint':
      return endpointModel(choice, sources);
  }
}

function localModel(
  modelFolder: string,
  overrides: ModelOverrides | undefined,
  { options }: ProviderSources,
  whenMissing?: string,
): EmbeddingProvider {
  return new EmbeddingClient({
    modelFolder,
    memory: options.cacheFolder,
    threads: options.embedding.threads,
    ...(overrides === undefined ? {} : { overrides }),
    ...(whenMissing === undefined ? {} : { whenMissing }),
  });
}

function endpointModel(choice: EmbeddingChoice, sources: ProviderSources): EmbeddingProvider {
  const { url = '', name = '', agreedUrl, queryPrefix = '', passagePrefix = '' } = choice;
  return new EndpointModel({
    url,
    name,
    queryPrefix,
    passagePrefix,
    key: sources.options.embedding.key,
    refusal: () => {
      if (!sources.isTrusted())
        return 'An embedding service is used only in a trusted workspace: texts would leave the machine.';
      if (agreedUrl === url) return undefined;
      return `Texts would be sent to ${url}: agree with "DataBits: Choose Embedding Model", or with --send-texts.`;
    },
  });
}
