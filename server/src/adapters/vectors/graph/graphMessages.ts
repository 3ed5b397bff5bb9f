import type { GraphFolder } from './graphFiles.ts';

/** What the thread for graphs is started to do: its `workerData`. */
export type GraphTask =
  /** Finds the newest sound graph. */
  | { type: 'find'; place: GraphFolder }
  /** Builds a graph of the vectors of the slots, or brings an older one up to date. */
  | {
      type: 'build';
      place: GraphFolder;
      /** The older graph's name, and its nodes that are to go. */
      base?: { name: string; dead: Uint32Array };
      slots: Uint32Array;
      /** Vectors of `CHUNK` slots each, in memory that both threads see. */
      chunks: readonly (Float32Array | undefined)[];
      /** Vectors after which the graph is written at the earliest; for tests. */
      smallestPart?: number;
    };

/** How far a graph is that is being built. */
export interface GraphProgress {
  done: number;
  total: number;
}

/** What it answers: how far it is, and at last the name of a graph or why there is none. */
export type GraphReport =
  | ({ type: 'progress' } & GraphProgress)
  | { type: 'done'; name: string | undefined }
  | { type: 'failed'; message: string };
