import { meanDifference, meanScore } from '../../../webviews/src/pages/runs/model/intervals.ts';
import {
  measuredTrials,
  type MeasuredSplit,
  type Trial,
} from '../../../webviews/src/pages/runs/model/trials.ts';
import type { RunReceipt } from '../../../shared/src/generated/records.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { MeasuredScore, RunDetail, RunSummary } from '../../../shared/src/protocol/runs.ts';

/** What a receipt of a test is like. */
export interface ReceiptShape {
  runId?: string;
  specName?: string;
  train?: number;
  val?: number;
  test?: number;
  /** Full evaluations by the optimizer; a minibatch stands before every second one. */
  trials?: number;
  /** Chance of a right answer at first and at last, and of an error. */
  before?: number;
  after?: number;
  errors?: number;
  attribution?: boolean;
  outcome?: RunReceipt['outcome'];
  optimizer?: string;
  metric?: string;
  seed?: number;
  /** Rows of val whose content is another one. */
  changed?: number;
  /** Goes into every text. */
  text?: string;
}

const START = Date.parse('2026-11-20T10:00:00Z');
export const TEMPLATE_ID = '01a0a078-1f27-7033-b304-4422712b9da0';
const DATASET_ID = '01a0a08c-b345-765f-bdec-4e054e603900';
const OUTPUTS = ['track_parcel', 'late_parcel', 'change_address', 'refund'];

/** A run with its receipt: scores are drawn by the seed, everything else follows from them as in the runner. */
export function runDetail(shape: ReceiptShape = {}): RunDetail {
  const { train = 24, val = 40, test = 30, specName = 'Better intents', text = '' } = shape;
  const receipt = receiptOf(shape);
  const ids = [...idsOf('train', train), ...idsOf('val', val), ...idsOf('test', test)];
  const measured = ids.filter((id) => !id.startsWith('train'));
  return {
    summary: summaryOf(receipt, specName),
    receipt,
    names: {
      ...Object.fromEntries(ids.map((id, at) => [id, `${text}parcel question ${String(at + 1)}`])),
      [TEMPLATE_ID]: `${text}Classify a request`,
      [DATASET_ID]: 'Requests of 2026',
    },
    givenInstructions: `${text}Say which intent the message has.`,
    answers: answersOf(receipt, text),
    expected: Object.fromEntries(measured.map((id, at) => [id, { intent: OUTPUTS[at % 4] ?? '' }])),
    inputs: Object.fromEntries(
      measured.map((id, at) => [
        id,
        { text: `${text}Where is my parcel ${String(at + 1)}? It was due last Monday.` },
      ]),
    ),
  };
}

function receiptOf(shape: ReceiptShape): RunReceipt {
  const { runId = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e43', train = 24, val = 40, test = 30 } = shape;
  const {
    outcome = 'succeeded',
    optimizer = 'MIPROv2',
    metric = 'exact',
    seed = 17,
    changed = 0,
    text = '',
  } = shape;
  const used = (id: string, at: number, isOther = false): RunReceipt['template'] => ({
    id,
    version: 1,
    content_hash: hashOf(at + (isOther ? 5000 : 0)),
  });
  const members = {
    train: idsOf('train', train).map((id, at) => used(id, at)),
    val: idsOf('val', val).map((id, at) => used(id, 1000 + at, at < changed)),
    test: idsOf('test', test).map((id, at) => used(id, 2000 + at)),
  };
  const trials = trialsOf(shape);
  const receipt: RunReceipt = {
    receipt_version: 1,
    run_id: runId,
    spec_id: '01a1c136-1a3b-7ca8-949a-e793572ba392',
    specification_hash: hashOf(1),
    outcome,
    ...(outcome !== 'succeeded' && { error: `${text}The run reached its cap of 500 calls.` }),
    started_at: timeOf(0),
    finished_at: timeOf(trials.length * 20 + 30),
    commit: 'c0ffee1234567890c0ffee1234567890c0ffee12',
    dirty: true,
    template: used(TEMPLATE_ID, 1),
    dataset: used(DATASET_ID, 2 + changed),
    members,
    ...{ optimizer, metric, seed, adapter: 'ChatAdapter', trials },
    parameters: { auto: 'light', max_bootstrapped_demos: 4, max_labeled_demos: 4 },
    model: { name: 'openai/gpt-4o-mini', temperature: 0 },
    models: {
      prompt: { name: 'openai/gpt-4o', price: { input_per_million: 2.5, output_per_million: 10 } },
    },
    versions: { dspy: '3.4.0', python: '3.12.3', databits: '0.9.0' },
    usage: { calls: 812, input_tokens: 402_331, output_tokens: 9120, cost: 0.0731 },
    program: [
      {
        predictor: 'predict',
        instructions: `${text}Say which of the four intents the message has, and prefer late_parcel when a date has passed.`,
        demos: members.train.slice(0, 3).map(({ id, content_hash: hash }, at) => ({
          ...(at === 2 ? {} : { example_id: id, content_hash: hash }),
          inputs: { text: `${text}My parcel number ${String(at)} is lost.` },
          outputs: { intent: OUTPUTS[at] ?? '' },
          augmented: at === 1,
        })),
      },
    ],
    difficulty: members.val.map(({ id, content_hash: hash }, at) => ({
      ...{ example_id: id, content_hash: hash, errors: 0, always_failing: false },
      ...{ programs: 9, ...(at !== 1 && { difficulty: (at % 10) / 10 }) },
    })),
    ...(shape.attribution === true && { attribution: attributionOf(members.train.map(({ id }) => id)) }),
  };
  return { ...receipt, scores: scoresOf(receipt) };
}

/** Baseline, the optimizer's evaluations, then both programs on test. */
function trialsOf(shape: ReceiptShape): Trial[] {
  const {
    val = 40,
    test = 30,
    trials: count = 8,
    before = 0.55,
    after = 0.85,
    errors = 0.03,
    seed = 17,
  } = shape;
  const random = randomNumbers(seed);
  const trials: Trial[] = [];
  const add = (
    phase: string,
    split: 'val' | 'test',
    program: string,
    chance: number,
    rows: readonly string[],
  ): void => {
    const number = trials.length;
    const all = split === 'val' ? val : test;
    const scores = Object.fromEntries(
      rows.map((id) => {
        const drawn = random();
        const isRight = random() < chance;
        return [id, drawn < errors ? null : isRight ? 1 : random() < 0.15 ? 0.5 : 0];
      }),
    );
    const failed = Object.entries(scores).filter(([, score]) => score === null);
    const mean = meanScore(Object.values(scores));
    trials.push({
      ...{ trial: number, phase, split, program, scores, kind: rows.length === all ? 'full' : 'minibatch' },
      instructions: {
        predict:
          program === 'p0'
            ? `${shape.text ?? ''}Say which intent the message has.`
            : `Instructions of ${program}.`,
      },
      ...(mean !== undefined && { score: mean.score }),
      started_at: timeOf(number * 20),
      finished_at: timeOf(number * 20 + 15),
      ...(failed.length > 0 && {
        errors: Object.fromEntries(
          failed.map(([id]) => [id, `${shape.text ?? ''}The answer was no intent.`]),
        ),
      }),
    });
  };
  const [onVal, onTest] = [idsOf('val', val), idsOf('test', test)];
  add('baseline', 'val', 'p0', before, onVal);
  for (let at = 1; at <= count; at += 1) {
    const chance = before + ((after - before) * at) / count;
    if (at % 2 === 0 && val > 4)
      add('optimizing', 'val', `p${String(at)}`, chance, onVal.slice(0, Math.ceil(val / 4)));
    add('optimizing', 'val', `p${String(at)}`, chance, onVal);
  }
  if (test === 0) return trials;
  const best = trials
    .filter(({ kind }) => kind === 'full')
    .reduce((found, one) => ((one.score ?? 0) > (found.score ?? 0) ? one : found));
  add('testing', 'test', 'p0', before, onTest);
  if (best.program !== 'p0') add('testing', 'test', best.program, after, onTest);
  return trials;
}

function scoresOf(receipt: RunReceipt): NonNullable<RunReceipt['scores']> {
  const of = (split: MeasuredSplit): NonNullable<RunReceipt['scores']> => {
    const { baseline, best } = measuredTrials(receipt, split);
    const [before, after] = [baseline, best].map((trial) =>
      trial === undefined ? undefined : measured(trial),
    );
    const gain =
      baseline === undefined || best === undefined || baseline === best
        ? undefined
        : meanDifference(Object.keys(best.scores).map((id) => [best.scores[id], baseline.scores[id]]));
    return {
      ...(before !== undefined && { [`baseline_${split}`]: before }),
      ...(after !== undefined && { [`best_${split}`]: after }),
      ...(gain !== undefined && { [`gain_${split}`]: gain }),
    };
  };
  return { ...of('val'), ...of('test') };
}

function measured({ scores }: Trial): MeasuredScore | undefined {
  const found = meanScore(Object.values(scores));
  if (found === undefined) return undefined;
  const { score, low, high, rows } = found;
  const errors = Object.values(scores).filter((one) => one === null).length;
  return { score, ...(rows > 1 && { low, high }), evaluated: rows, errors };
}

function attributionOf(pool: readonly string[]): NonNullable<RunReceipt['attribution']> {
  const random = randomNumbers(5);
  const effects = pool.slice(0, 16).map((id, at) => {
    const estimate = at === 0 ? 0.14 : at === 1 ? -0.11 : (random() - 0.5) * 0.08;
    return {
      ...{ example_id: id, content_hash: hashOf(at), estimate, low: estimate - 0.07, high: estimate + 0.07 },
      ...{ evaluations: 960, p_value: at < 2 ? 0.001 : 0.4, enough_evidence: at < 2 },
    };
  });
  return {
    shapley: {
      ...{ orders: 6, prompts: 90, rows: 40 },
      effects: effects.map((effect, at) => ({ ...effect, estimate: at === 0 ? 0.2 : effect.estimate })),
    },
    randomised: {
      size: 4,
      planned: 32,
      subsets: Array.from({ length: 30 }, () => [...pool.slice(0, 4)]),
      rows: 40,
      effects,
    },
    leave_one_out: effects
      .slice(0, 3)
      .map(({ estimate: _, ...effect }, at) => ({ ...effect, demo: at, ...(at < 2 && { estimate: 0.03 }) })),
  };
}

function answersOf({ trials = [] }: RunReceipt, text: string): Record<string, Record<string, JsonObject>> {
  const answer = (score: number | null): JsonObject[] =>
    score === null ? [] : [{ intent: score === 1 ? 'as expected' : `${text}something else` }];
  return Object.fromEntries(
    trials.map(({ trial, scores }) => [
      String(trial),
      Object.fromEntries(
        Object.entries(scores).flatMap(([id, score]) => answer(score).map((one) => [id, one])),
      ),
    ]),
  );
}

/** The summary that goes with a receipt. */
export function summaryOf(receipt: RunReceipt, specName: string): RunSummary {
  const { run_id: runId, spec_id: specId, outcome, optimizer, metric, model, commit, dirty, error } = receipt;
  return {
    ...{ runId, specId, specName, status: outcome, startedAt: Date.parse(receipt.started_at) },
    finishedAt: Date.parse(receipt.finished_at),
    ...(optimizer !== undefined && { optimizer }),
    ...(metric !== undefined && { metric }),
    ...(model !== undefined && { model: model.name }),
    scores: receipt.scores ?? {},
    usage: receipt.usage ?? {},
    ...(error !== undefined && { error }),
    receiptUri: `file:///w/runs/better-intents.${runId}.result.json`,
    ...(commit !== undefined && { commit }),
    ...(dirty !== undefined && { dirty }),
    staleness: { records: [], count: 0 },
  };
}

function idsOf(split: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${split}-${String(at).padStart(4, '0')}`);
}

const hashOf = (number: number): string => String(number).padStart(8, '0').repeat(8);

function timeOf(seconds: number): string {
  return new Date(START + 1000 * seconds).toISOString();
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller, 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
