import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { SplitName } from '../datasets/splits.ts';

/** Calls of language models that a run may make at the most, where nothing is answered from the cache. */
export interface CallEstimate {
  /** The scores before and after, on val and test. */
  measuring: number;
  /** What the optimizer asks the task's model. */
  optimizing: number;
  /** What it asks to have instructions written. */
  proposing: number;
  /** What measuring single examples asks. */
  attributing: number;
  /** What the model that judges answers is asked. */
  judging: number;
  /** True where the optimizer may pass its own budget by the end of a step. */
  isRough: boolean;
}

/** What an estimate depends on. */
export interface EstimatedRun {
  optimizer: string;
  parameters: JsonObject;
  rows: Readonly<Record<SplitName, number>>;
  /** Calls for one answer: a program that uses tools asks several times. */
  callsPerAnswer: number;
  /** How often the metric asks a model to judge one answer. */
  judges: number;
  /** What the specification says of measuring single examples; absent where nothing is measured. */
  attribution?: JsonObject | undefined;
}

/** Calls of the task's model and of the proposing one, with an answer counted once. */
type Formula = (run: EstimatedRun) => { answers: number; proposals: number; isRough?: boolean };

/**
 * The most calls that a run makes. The formulas are those of the optimizers in DSPy 3.4 (their loops read, and runs counted).
 */
export function estimateCalls(run: EstimatedRun): CallEstimate {
  const { val, test } = run.rows;
  const formula = FORMULAS[run.optimizer] ?? NONE;
  const { answers, proposals, isRough = false } = formula(run);
  const programs = run.optimizer === 'Evaluate' ? 1 : 2;
  const measured = programs * (val + test);
  const attributed = attributingPrompts(run) * val;
  return {
    measuring: measured * run.callsPerAnswer,
    optimizing: Math.ceil(answers) * run.callsPerAnswer,
    proposing: Math.ceil(proposals),
    attributing: attributed * run.callsPerAnswer,
    judging: (measured + Math.ceil(answers) + attributed) * run.judges,
    isRough,
  };
}

/** The sum of an estimate. */
export function totalCalls({ measuring, optimizing, proposing, attributing, judging }: CallEstimate): number {
  return measuring + optimizing + proposing + attributing + judging;
}

/** Examples, and examples in a prompt, where a specification does not say; as the runner has them. */
const POOL = 16;
const SIZE = 4;
/** Demos of a final prompt that are left out one by one, where the parameters do not say how many there are. */
const MOST_DEMOS = 16;

/** The prompts that are scored on val to measure single examples. */
function attributingPrompts({ attribution, rows, parameters }: EstimatedRun): number {
  if (attribution === undefined) return 0;
  const pool = Math.min(number(attribution, 'pool', POOL), rows.train);
  const size = Math.min(number(attribution, 'size', SIZE), Math.max(1, pool - 1));
  const fewest = Math.max(Math.ceil((2 * pool) / size), Math.ceil((2 * pool) / Math.max(1, pool - size)), 4);
  const subsets = number(attribution, 'subsets', Math.max(fewest, 2 * pool, pool + 6));
  const demos = number(parameters, 'max_labeled_demos', 0) + number(parameters, 'max_bootstrapped_demos', 0);
  const most = number(parameters, 'k', demos > 0 ? demos : MOST_DEMOS);
  const shapley = isJsonObject(attribution['shapley']) ? number(attribution['shapley'], 'max_prompts', 0) : 0;
  // There are no more prompts than sets of examples.
  return subsets + (attribution['leave_one_out'] === false ? 0 : most) + Math.min(shapley, 2 ** pool);
}

const NONE: Formula = () => ({ answers: 0, proposals: 0 });

const FORMULAS: Partial<Record<string, Formula>> = {
  BootstrapFewShot: ({ parameters, rows }) => ({
    answers: rows.train * number(parameters, 'max_rounds', 1),
    proposals: 0,
  }),
  BootstrapFewShotWithRandomSearch: ({ parameters, rows }) => {
    const candidates = number(parameters, 'num_candidate_programs', 16);
    const bootstraps = (candidates + 1) * rows.train * number(parameters, 'max_rounds', 1);
    return { answers: (candidates + 3) * rows.val + bootstraps, proposals: 0 };
  },
  MIPROv2: mipro,
  COPRO: ({ parameters, rows }) => {
    const breadth = number(parameters, 'breadth', 10);
    const depth = number(parameters, 'depth', 3);
    return { answers: depth * breadth * rows.train, proposals: depth };
  },
  SIMBA: ({ parameters, rows }) => {
    const batch = Math.min(number(parameters, 'bsize', 32), rows.train);
    const candidates = number(parameters, 'num_candidates', 6);
    const steps = number(parameters, 'max_steps', 8);
    // Each step samples as many programs as there are candidates, tries one more, and compares those that won at the end.
    const answers = steps * batch * (2 * candidates + 1) + (steps + 1) * rows.train;
    return { answers, proposals: steps * candidates, isRough: true };
  },
  GEPA: gepa,
};

/** Candidates, and the most rows of val, by how thorough MIPROv2 is asked to be. */
const MIPRO_MODES: Readonly<Record<string, readonly [candidates: number, rows: number]>> = {
  light: [6, 100],
  medium: [12, 300],
  heavy: [18, 1000],
};

function mipro({ parameters, rows }: EstimatedRun): ReturnType<Formula> {
  const [candidates, mostRows] = MIPRO_MODES[text(parameters, 'auto', 'light')] ?? [6, 100];
  const isAuto = parameters['num_candidates'] === undefined;
  const val = isAuto ? Math.min(rows.val, mostRows) : rows.val;
  const instructions = isAuto ? candidates : number(parameters, 'num_candidates', candidates);
  const usual = Math.max(2 * 2 * Math.log2(instructions), 1.5 * instructions);
  const trials = isAuto ? Math.floor(usual) : number(parameters, 'num_trials', Math.floor(usual));
  const size = number(parameters, 'minibatch_size', 35);
  const isMinibatch = parameters['minibatch'] !== false && size <= val && (!isAuto || val > 50);
  const steps = number(parameters, 'minibatch_full_eval_steps', 5);
  const evaluating = isMinibatch
    ? size * trials + val * (2 + Math.floor(trials / steps))
    : val * (trials + 1);
  const sets = Math.max(0, instructions - 2);
  return { answers: evaluating + sets * rows.train, proposals: 12 + 2 * instructions, isRough: true };
}

/** Candidates by how thorough GEPA is asked to be. */
const GEPA_MODES: Readonly<Record<string, number>> = { light: 6, medium: 12, heavy: 18 };
const GEPA_MINIBATCH = 35;
const GEPA_FULL_EVALUATIONS = 5;

/** GEPA's own budget (`auto_budget`): a start, bootstraps, minibatches, and full evaluations now and then. */
function gepa({ parameters, rows }: EstimatedRun): ReturnType<Formula> {
  const full = number(parameters, 'max_full_evals', 0);
  const given = number(parameters, 'max_metric_calls', full * (rows.train + rows.val));
  const candidates = GEPA_MODES[text(parameters, 'auto', 'light')] ?? 6;
  const trials = Math.max(2 * 2 * Math.log2(candidates), 1.5 * candidates);
  const periodic = Math.floor((trials + 1) / GEPA_FULL_EVALUATIONS) + 1;
  const automatic = rows.val + candidates * 5 + trials * GEPA_MINIBATCH + (periodic + 1) * rows.val;
  const budget = given > 0 ? given : automatic;
  const minibatch = number(parameters, 'reflection_minibatch_size', 3);
  // The budget is looked at once in each iteration, which ends with a full evaluation at the most.
  return { answers: budget + rows.val + minibatch, proposals: budget / minibatch, isRough: true };
}

function number(parameters: JsonObject, name: string, otherwise: number): number {
  const value = parameters[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function text(parameters: JsonObject, name: string, otherwise: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : otherwise;
}
