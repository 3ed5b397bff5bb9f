import type { RunReceipt } from '../generated/records.ts';
import type { JsonObject } from '../json.ts';

/**
 * `pending`: a specification that was never executed; `interrupted`: no sign of life, and no receipt. The others are the
 * outcomes that receipts have.
 */
export type RunStatus =
  'pending' | 'running' | 'interrupted' | 'succeeded' | 'failed' | 'cancelled' | 'budget_exhausted';

/** A mean with its 95 % interval and the rows behind it. */
export interface MeasuredScore {
  score: number;
  low?: number;
  high?: number;
  evaluated: number;
  errors: number;
}

/** Best minus baseline over the same rows. */
export interface MeasuredGain {
  difference: number;
  low?: number;
  high?: number;
  rows: number;
}

/** What a run consumed. What is not known is absent, never 0. */
export interface RunUsage {
  calls?: number;
  input_tokens?: number;
  output_tokens?: number;
  /** US dollars. */
  cost?: number;
}

/**
 * A record that is not any more what a run used. `gone`: it is not in the workspace; `left`: it is, but not in that split;
 * `joined`: it was not in that split then.
 */
export interface StaleRecord {
  id: string;
  name: string;
  role: 'specification' | 'template' | 'dataset' | 'train' | 'val' | 'test';
  change: 'changed' | 'gone' | 'left' | 'joined';
}

/** What changed since a run: its scores are those of other data. */
export interface RunStaleness {
  /** Records by what they were to the run, at most 100. */
  records: StaleRecord[];
  /** All that changed, also what the list leaves out. */
  count: number;
}

/** One execution of a specification. */
export interface RunSummary {
  runId: string;
  /** Lower-cased. */
  specId: string;
  specName: string;
  status: RunStatus;
  /** Milliseconds since 1970. */
  startedAt: number;
  finishedAt?: number;
  optimizer?: string;
  metric?: string;
  model?: string;
  scores: {
    baseline_val?: MeasuredScore;
    best_val?: MeasuredScore;
    baseline_test?: MeasuredScore;
    best_test?: MeasuredScore;
    gain_val?: MeasuredGain;
    gain_test?: MeasuredGain;
  };
  usage: RunUsage;
  error?: string;
  /** Address of the receipt's file; absent where there is none. */
  receiptUri?: string;
  commit?: string;
  dirty?: boolean;
  /** Absent while a run is under way; `count` 0 where nothing changed. */
  staleness?: RunStaleness;
}

/** A specification with its executions, the newest first. */
export interface RunSpecification {
  id: string;
  name: string;
  uri: string;
  /** From 0. */
  line: number;
  optimizer?: string;
  executions: RunSummary[];
}

export interface RunList {
  specifications: RunSpecification[];
  /** Executions whose specification is gone. */
  orphans: RunSummary[];
  /** Addresses of files that have the name of a receipt and cannot be read as one; absent where there are none. */
  unread?: string[];
}

/** An execution with all that its receipt says. */
export interface RunDetail {
  summary: RunSummary;
  /** Absent while it is under way, and where it was interrupted. */
  receipt?: RunReceipt;
  /** Names of the records that it used, by lower-cased id; those that have one. */
  names: Record<string, string>;
  /** The instructions of the template as the run was given them. */
  givenInstructions?: string;
  /**
   * What the model answered on this machine, by trial and row, in the full evaluations of the baseline and the best program;
   * empty on others.
   */
  answers: Record<string, Record<string, JsonObject>>;
  /** The expected outputs of the rows of val and test, by id, as the run was given them; empty on other machines. */
  expected: Record<string, JsonObject>;
  /** The inputs of the same rows. */
  inputs: Record<string, JsonObject>;
}

/** One evaluation of a run under way, as it was told. */
export interface TrialProgress {
  trial: number;
  phase: string;
  split?: 'train' | 'val' | 'test';
  /** Absent while it is under way. */
  kind?: 'full' | 'minibatch';
  /** Mean from 0 to 1; absent while it is under way, and where all rows ended in errors. */
  score?: number;
  rows: number;
  evaluated: number;
  errors: number;
  isBest: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

/** A run as its events tell it: the same whoever asks, and after a window was loaded again. */
export interface RunProgress {
  runId: string;
  status: RunStatus;
  phase: string;
  startedAt: number;
  /** The last sign of life. */
  heardAt: number;
  trials: TrialProgress[];
  best?: { trial: number; score: number };
  usage: RunUsage;
  /** The most calls that were estimated before the start. */
  mostCalls?: number;
  /** Rows that ended in an error. */
  errors: number;
  /** The last lines that are worth reading, at most 200. */
  log: { at: number; text: string; isError: boolean }[];
  /** The time that is left at the pace so far, or why that cannot be said; absent where the run is not under way. */
  left?: TimeLeft;
}

/**
 * Milliseconds until the most calls are made. `isRough`: the estimate of calls is no bound, so that it may take longer. `early`: too
 * little was seen; `unplanned`: nobody knows how many calls it makes; `beyond`: it has made more than were estimated.
 */
export type TimeLeft = { most: number; isRough: boolean } | { unknown: 'early' | 'unplanned' | 'beyond' };

/** What a run would do. */
export interface RunPlanAnswer {
  rows: { train: number; val: number; test: number };
  /** The most calls, by what they are for. */
  calls: {
    measuring: number;
    optimizing: number;
    proposing: number;
    attributing: number;
    judging?: number;
    isRough: boolean;
  };
  /** The most tokens and dollars; absent where nothing tells them. */
  tokens?: { input: number; output: number };
  cost?: { most: number; source: string };
  notes: string[];
  /** What keeps it from being started, in sentences; empty where nothing does. */
  problems: string[];
  /** Python of the workspace that it would execute: `path.py:function`. */
  code: string[];
}
