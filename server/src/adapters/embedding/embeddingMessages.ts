import type { Embedding, EmbeddingModel, EmbeddingPriority } from './embeddingProvider.ts';
import type { ModelOverrides } from './localModel.ts';

/** Which model to load: the one that we ship, in a folder or below it, or any that lies in a folder. */
export type ModelPlace =
  { kind: 'shipped'; folder: string } | { kind: 'folder'; folder: string; overrides: ModelOverrides };

/** Client → embedding process. */
export type ToEmbeddingProcess =
  | { type: 'load'; model: ModelPlace; memory: string | undefined; threads: number }
  | { type: 'embed'; id: number; texts: readonly string[]; priority: EmbeddingPriority };

/** Embedding process → client. */
export type FromEmbeddingProcess =
  | { type: 'loaded'; model: EmbeddingModel }
  /** The model cannot be loaded; a sentence. Trying again is no use. */
  | { type: 'unusable'; reason: string }
  | { type: 'embedded'; id: number; embeddings: (Embedding | undefined)[] }
  | { type: 'failed'; id: number; reason: string };
