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
  /**
   * True for the quick model: its vectors are kept in 8 bits a number, without a graph, and given up while they are not
   * needed.
   */
  isQuick: boolean;
  cacheFolder: string;
  /** Higher comes first; `URGENT` for what someone is working on. */
  priorityOf(slot: number): number;
  /** Called after every step. */
  onProgress(): void;
}
