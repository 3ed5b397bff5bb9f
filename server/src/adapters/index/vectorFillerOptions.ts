import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { EmbeddingProvider } from '../embedding/embeddingProvider.ts';
import type { SlotKeys } from './slotKeys.ts';

/** What a filler works with. */
export interface VectorFillerOptions {
  index: SearchIndex;
  /** Keys of the records' vectors, as far as an earlier session or this one knows them. */
  keys: SlotKeys;
  provider: EmbeddingProvider;
  /** Lower is better: the order in which models are preferred. */
  rank: number;
  /** Absent: vectors are not kept, because they are computed as fast as they would be read. */
  cacheFolder: string | undefined;
  /** Higher comes first; `URGENT` for what someone is working on. */
  priorityOf(slot: number): number;
  /** Called after every step. */
  onProgress(): void;
}
