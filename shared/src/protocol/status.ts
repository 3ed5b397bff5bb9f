import type { ModelDownload } from './embedding.ts';
import type { NeighbourProgress } from './neighbours.ts';

/** What the index is doing. */
export type IndexPhase = 'starting' | 'scanning' | 'embedding' | 'paused' | 'ready' | 'cancelled' | 'failed';

/** How far a model is. */
export interface ModelStatus {
  id: string;
  /** Records that have a vector of the model. */
  embedded: number;
  /** Records that wait for one. */
  waiting: number;
  /** Texts per second, absent when idle. */
  rate?: number;
  /** Texts per second of the last embedding, absent where the cache knew everything. */
  averageRate?: number;
  /** Seconds until nothing waits, at the present rate. */
  remainingSeconds?: number;
  /** Why the model cannot be used or embeds nothing new, as a sentence. */
  failure?: string;
}

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
  /** Seconds until every record has a vector, at the present rate; absent when idle. */
  remainingSeconds?: number;
  /** The embedding model that fills in, absent when none is loaded. */
  model?: string;
  /** Every loaded model that is in use, the preferred one first, the quick one last. A query is answered by the first that covers what it asks for. */
  models?: ModelStatus[];
  /** That search is keyword-only, and why, as a sentence to show by itself; absent when vectors work. */
  keywordOnlyReason?: string;
  /** Something to know that does not stop search, as a sentence: for example that the cache folder cannot be written. */
  notice?: string;
  /** How many vectors a graph has that is being built in the background; searches compare all meanwhile. */
  graph?: { done: number; total: number };
  /** A model that is being downloaded. */
  download?: ModelDownload;
  /** The SQL tables that a query waits for: records that are in them, and all that have to be. */
  tables?: { done: number; total: number };
  /** A change of records that is being planned: records that were looked at, and all that it is about. */
  plan?: { done: number; total: number };
  /** A map or a table of neighbours that is being computed. */
  neighbours?: NeighbourProgress;
  /** Documents parsed since the start, and documents that the cache knew. */
  work?: { parsed: number; reused: number };
  /** The failure, as a sentence, in phase `failed`. */
  error?: string;
  revision: number;
}
