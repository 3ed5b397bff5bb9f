/** What the index is doing. */
export type IndexPhase = 'starting' | 'scanning' | 'embedding' | 'ready' | 'cancelled' | 'failed';

/** State of the index, for the status bar and pages. A complete snapshot. */
export interface IndexStatus {
  phase: IndexPhase;
  files: number;
  records: number;
  /** Records that are searched by vectors, and how many have one. */
  searchable: number;
  embedded: number;
  /** Texts per second of the embedding in progress, absent when idle. */
  rate?: number;
  /** The embedding model in use, absent when none is loaded. */
  model?: string;
  /** Why search is keyword-only, as a sentence; absent when vectors work. */
  keywordOnlyReason?: string;
  /** Something to know that does not stop search, as a sentence: for example that the cache folder cannot be written. */
  notice?: string;
  /** The failure, as a sentence, in phase `failed`. */
  error?: string;
  revision: number;
}
