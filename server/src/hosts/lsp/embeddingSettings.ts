import type { ServerSettings } from '../../../../shared/src/protocol/lsp.ts';
import type { IndexEngineOptions } from '../../adapters/index/indexEngine.ts';

/** What of the settings decides the vectors. */
export function embeddingOf(settings: ServerSettings): IndexEngineOptions['embedding'] {
  const { embeddingEnabled, embeddingThreads, embeddingModel, embeddingHub } = settings;
  const hub = embeddingHub === '' ? {} : { hub: embeddingHub };
  return { enabled: embeddingEnabled, threads: embeddingThreads, choice: embeddingModel, ...hub };
}
