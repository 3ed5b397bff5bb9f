import type { MapMethod } from '../../../../shared/src/protocol/neighbours.ts';
import type { NeighbourRows } from '../../core/neighbours/neighbourTable.ts';
import type { GraphFolder } from '../vectors/graph/graphFiles.ts';
import type { VectorChunks } from './sharedVectors.ts';

/** A table with what it was made of, so that the next one compares only what changed. */
export interface StoredRows extends NeighbourRows {
  /** A number for each vector (`fingerprintOf`). */
  fingerprints: Float64Array;
}

interface Vectors {
  dimensions: number;
  chunks: VectorChunks;
  slots: Uint32Array;
  /** Where the result outlives the session; absent where it does not. */
  file?: string;
}

export interface TableTask extends Vectors {
  type: 'table';
  k: number;
  groups: Uint32Array;
  /** The table before. */
  previous: StoredRows | undefined;
  /** A graph on the disk for groups that are large enough, and how many neighbours to ask it for. */
  graph: { place: GraphFolder; name: string; neighbours: number } | undefined;
}

export interface MapTask extends Vectors {
  type: 'map';
  method: MapMethod;
  /** Records that UMAP lays out at most; the others lie among them. */
  most: number;
}

/** A table and what it took. */
export interface TableResult {
  rows: StoredRows;
  /** How many rows were searched for, by which way. */
  work: { exact: number; graph: number; kept: number };
}

export interface MapResult {
  method: MapMethod;
  points: Uint16Array;
  how: string;
}

/** A map with a number for each vector that it was made of (`fingerprintOf`). */
export interface StoredMap {
  fingerprints: Float64Array;
  result: MapResult;
}

export type NeighbourTask = TableTask | MapTask;

export type ResultOf<T extends NeighbourTask> = T extends TableTask ? TableResult : MapResult;

/** Thread → index worker. */
export type NeighbourReport =
  | { type: 'progress'; step: string; done: number; total: number }
  | { type: 'done'; result: TableResult | MapResult }
  | { type: 'failed'; message: string };

/** Tells how far a step is. */
export type ReportProgress = (step: string, done: number, total: number) => void;
