import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { SPLIT_NAMES } from '../datasets/splits.ts';
import { estimateTokens } from '../selection/estimateTokens.ts';
import type { CallEstimate } from './callEstimate.ts';
import { JUDGE_PROMPT, WRITTEN, WRITING_PROMPT, stepTokens, writtenTexts } from './promptTokens.ts';
import type { RunField } from './runTemplate.ts';
import type { RunRow } from './runRows.ts';
import { mostDemos } from './shownDemos.ts';

/** What a language model is asked for. */
export type ModelRole = 'task' | 'prompt' | 'reflection' | 'judge';

/** Tokens that are sent to a model, and that it answers with. */
export interface Tokens {
  input: number;
  output: number;
}

/** The most tokens of a run by the model that they go to; roles without calls are absent. */
export type TokenEstimate = Partial<Record<ModelRole, Tokens>>;

/** What the tokens of a run depend on. */
export interface TokenizedRun {
  instructions: string;
  fields: readonly RunField[];
  module: string;
  splits: Readonly<Record<string, readonly RunRow[]>>;
  optimizer: string;
  parameters: JsonObject;
  metric: JsonObject;
  attribution?: JsonObject | undefined;
  /** Settings of the task's model. */
  model: JsonObject;
}

/** What the numbers take for granted, for people. */
export const TOKEN_ASSUMPTION = `answers twice as long as the expected ones, instructions of ${String(WRITTEN)} tokens where a model writes them`;

/**
 * The most tokens of a run: its most calls, each with the longest prompt that its optimizer would make of these rows. Lengths of
 * texts are estimated (decision 0036), the answers' are those of `TOKEN_ASSUMPTION`; what a model thinks unseen is not in it.
 */
export function estimateTokensOfRun(run: TokenizedRun, calls: CallEstimate): TokenEstimate {
  const rows = rowTokens(run);
  const output = answerTokens(run, rows.meanOutput);
  const frame = frameTokens(run);
  const own = estimateTokens(run.instructions);
  const bare = frame + own + rows.meanInput + (run.module === 'react' ? stepTokens(output) : 0);
  const written = writtenTexts(run.optimizer, run.parameters);
  const demos = rows.demoTokens(mostDemos(run.optimizer, run.parameters), output);
  const full = bare + demos + written * WRITTEN;
  const size = Number(run.attribution?.['size'] ?? 4);
  const attributing = bare + written * WRITTEN + Math.max(demos, rows.demoTokens(size, output));
  const { measuring, optimizing, proposing } = calls;
  // One half of what measures has the template as it is; Evaluate has nothing else.
  const measured = run.optimizer === 'Evaluate' ? measuring * bare : (measuring / 2) * (bare + full);
  const asked = measuring + optimizing + calls.attributing;
  const estimate: TokenEstimate = {
    task: tokens(measured + optimizing * full + calls.attributing * attributing, asked * output),
  };
  if (proposing > 0) {
    const shown = WRITING_PROMPT + 12 * (rows.meanInput + rows.meanOutput + output) + own + frame;
    const texts =
      Math.max(1, written) *
      Math.max(1, Number(run.parameters['breadth'] ?? (run.optimizer === 'COPRO' ? 10 : 1)));
    const role = run.optimizer === 'GEPA' ? 'reflection' : 'prompt';
    estimate[role] = tokens(proposing * (shown + texts * WRITTEN), proposing * texts * WRITTEN);
  }
  if (calls.judging > 0) {
    const rubric = estimateTokens(JSON.stringify(run.metric['parameters'] ?? {}));
    const judged = JUDGE_PROMPT + rubric + rows.meanOutput + output;
    estimate.judge = tokens(calls.judging * judged, calls.judging * JUDGE_PROMPT * 0.4);
  }
  return estimate;
}

/** The sum over all models. */
export function totalTokens(estimate: TokenEstimate): Tokens {
  const all = Object.values(estimate);
  return {
    input: all.reduce((sum, { input }) => sum + input, 0),
    output: all.reduce((sum, { output }) => sum + output, 0),
  };
}

interface RowTokens {
  /** Means of the split where they are largest: an evaluation asks all rows of a split. */
  meanInput: number;
  meanOutput: number;
  /** Tokens of the longest rows of train as demos, with answers of the model's own where those are longer. */
  demoTokens: (count: number, answer: number) => number;
}

function rowTokens({ splits, module }: TokenizedRun): RowTokens {
  const of = (name: string, side: 'inputs' | 'outputs'): number[] =>
    (splits[name] ?? []).map((row) => sideTokens(row[side]));
  const largestMean = (side: 'inputs' | 'outputs'): number =>
    Math.max(...SPLIT_NAMES.map((name) => mean(of(name, side))));
  const outputs = of('train', 'outputs');
  const train = of('train', 'inputs').map((input, at) => ({ input, output: outputs[at] ?? 0 }));
  return {
    meanInput: largestMean('inputs'),
    meanOutput: largestMean('outputs'),
    demoTokens: (count, answer) => {
      const lengths = train.map(
        ({ input, output }) => TURNS + input + (module === 'predict' ? output : Math.max(output, answer)),
      );
      lengths.sort((one, other) => other - one);
      return lengths.slice(0, count).reduce((sum, length) => sum + length, 0);
    },
  };
}

/** What a prompt puts around a field and around a turn, as DSPy's adapters do. */
const AROUND_FIELD = 8;
const TURNS = 8;

function sideTokens(values: JsonObject): number {
  return Object.entries(values).reduce((sum, [name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return sum + AROUND_FIELD + estimateTokens(name) + estimateTokens(text);
  }, 0);
}

/** What stands around the values of a prompt: names, types and descriptions of the fields, and the form of the answer. */
function frameTokens({ fields }: TokenizedRun): number {
  return fields.reduce((sum, { name, type, description }) => {
    const told = 4 * estimateTokens(name) + 3 * estimateTokens(type) + estimateTokens(description);
    return sum + told + 5 * AROUND_FIELD;
  }, FRAME);
}

/** The sentences of a prompt that are the same for every template. */
const FRAME = 130;
/** A text that a program thinks in before it answers. */
const REASONING = 200;

function answerTokens({ fields, module, model }: TokenizedRun, meanOutput: number): number {
  const outputs = fields.filter(({ side }) => side === 'output').length;
  const likely = 2 * meanOutput + outputs * AROUND_FIELD + TURNS + (module === 'predict' ? 0 : REASONING);
  const most = model['max_tokens'];
  return typeof most === 'number' ? Math.min(most, likely) : likely;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function tokens(input: number, output: number): Tokens {
  return { input: Math.ceil(input), output: Math.ceil(output) };
}

/** How often a metric asks the judge for one answer: parts of a weighted one may. */
export function judgesOf(metric: JsonObject): number {
  if (metric['name'] === 'judge') return 1;
  const parameters = metric['parameters'];
  const parts = isJsonObject(parameters) ? parameters['parts'] : undefined;
  return (Array.isArray(parts) ? parts : [])
    .map((part) => (isJsonObject(part) ? judgesOf(part) : 0))
    .reduce((sum, count) => sum + count, 0);
}
