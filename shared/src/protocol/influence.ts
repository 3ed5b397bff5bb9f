import type { TextPosition } from '../problem.ts';
import type { TellableEffect } from './effectiveness.ts';

export interface InfluenceParams {
  runId: string;
  /** A row of the run. */
  row: string;
  /** Examples at most; 10 where left out. */
  limit?: number;
}

/** An example that a run had, and how near it is to a row. */
export interface NearExample {
  /** Lower-cased. */
  id: string;
  name: string;
  /** Raw cosine of the two by their stored vectors: of the contents that they have now. */
  cosine: number;
  /** True where the final prompt shows it. */
  isDemo: boolean;
  /** False where it is another one than the run used. */
  isCurrent: boolean;
  /** What the run measured of it by random prompts, over all rows of val; absent where it did not. */
  effect?: TellableEffect;
  place: { uri: string; position: TextPosition };
}

/**
 * The examples that are nearest to a row. Nearness is a hint where to look: it does not say that an example made the
 * answer what it is.
 */
export interface Influence {
  row: { id: string; name: string };
  /** The model whose vectors were compared; absent where there are none. */
  model?: string;
  /** The nearest first. */
  nearest: NearExample[];
  /** Examples of the run that are gone, or have no vector yet. */
  unknown: number;
}
