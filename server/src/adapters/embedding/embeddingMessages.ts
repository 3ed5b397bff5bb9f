import type { Embedding, EmbeddingModel, EmbeddingPriority } from './embeddingProvider.ts';

/** Client → embedding process. */
export type ToEmbeddingProcess =
  | { type: 'load'; root: string; memory: string | undefined; threads: number }
  | { type: 'embed'; id: number; texts: readonly string[]; priority: EmbeddingPriority };

/** Embedding process → client. */
export type FromEmbeddingProcess =
  | { type: 'loaded'; model: EmbeddingModel }
  /** The model cannot be loaded; a sentence. Trying again is no use. */
  | { type: 'unusable'; reason: string }
  | { type: 'embedded'; id: number; embeddings: (Embedding | undefined)[] }
  | { type: 'failed'; id: number; reason: string };
