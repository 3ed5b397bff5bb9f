import type { TextPosition } from '../problem.ts';

/** What the evidence says: told from 0 with all others of the run in mind, or not. */
export type EffectVerdict = 'helps' | 'harms' | 'unknown';

export type EffectMethodName = 'randomised' | 'shapley';

/** An effect on the mean score, with its 95 % interval. */
export interface TellableEffect {
  runId: string;
  method: EffectMethodName;
  verdict: EffectVerdict;
  /** Absent where there is not enough evidence. */
  estimate?: number;
  low: number;
  high: number;
}

/** What a run measured of one example. */
export interface ExampleEffect extends TellableEffect {
  /** Scores behind it. */
  evaluations: number;
  /** False where the example is another one by now. */
  isCurrent: boolean;
}

/** A DataBit that an example derives from, and how much of it. */
export interface EffectSource {
  id: string;
  name: string;
  /** Above 0, at most 1. */
  share: number;
}

/** An example that runs measured. */
export interface EffectiveExample {
  /** Lower-cased. */
  id: string;
  name: string;
  functionName?: string;
  domain?: string;
  status?: string;
  /** Uses in all: events and final programs. */
  uses: number;
  /** Its `quality_scores.difficulty`, where it has one. */
  difficulty?: number;
  place: { uri: string; position: TextPosition };
  /** The newest run first. */
  effects: ExampleEffect[];
  sources: EffectSource[];
}

/** A run that measured examples. */
export interface EffectRun {
  runId: string;
  /** The name of its specification, else of its id. */
  name: string;
  /** Milliseconds since 1970: when it ended. */
  at: number;
  /** The context of its effects; names where they are known. */
  template: string;
  lm?: string;
  metric?: string;
}

/** The mean effect of examples that have something in common, as one run measured them. */
export interface GroupEffect extends TellableEffect {
  by: 'function' | 'domain' | 'databit';
  /** Of a DataBit. */
  id?: string;
  name: string;
  examples: number;
}

/** What is known of the effects of examples. */
export interface Effectiveness {
  /** The newest first. */
  runs: EffectRun[];
  examples: EffectiveExample[];
  groups: GroupEffect[];
  /** Examples that were measured and are not in the workspace any more. */
  gone: number;
  /** Examples that the answer has no room for. */
  leftOut: number;
  revision: number;
}
