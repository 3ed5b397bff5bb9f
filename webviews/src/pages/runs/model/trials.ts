import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';

export type Trial = NonNullable<RunReceipt['trials']>[number];
export type Split = 'train' | 'val' | 'test';
/** The splits that programs are compared on. */
export type MeasuredSplit = Exclude<Split, 'train'>;

/** The phase in which prompts with random examples are scored: they are measured, not chosen from. */
const ATTRIBUTING = 'attributing';
/** The share of rows that need a score for an evaluation to count. */
const ENOUGH = 0.9;

/** The evaluations of the template as it was, and of the program that was chosen. */
export interface MeasuredTrials {
  baseline: Trial | undefined;
  best: Trial | undefined;
}

/** True for an evaluation of single examples' effects. */
export function isAttributing({ phase }: Pick<Trial, 'phase'>): boolean {
  return phase === ATTRIBUTING;
}

/** True for a full evaluation with hardly an error: only such a one can be the best. */
export function counts({ kind, scores }: Trial): boolean {
  const all = Object.values(scores);
  return kind === 'full' && all.filter((score) => score !== null).length >= ENOUGH * all.length;
}

/** Finds the evaluations that a run's scores come from, by the rules of the runner. */
export function measuredTrials(receipt: RunReceipt | undefined, split: MeasuredSplit): MeasuredTrials {
  const trials = receipt?.trials ?? [];
  const onVal = trials.filter((one) => one.split === 'val' && counts(one) && !isAttributing(one));
  const baseline = trials.find(({ phase, split: on }) => phase === 'baseline' && on === 'val');
  const best = onVal.reduce<Trial | undefined>(
    (found, one) => (found === undefined || (one.score ?? 0) > (found.score ?? 0) ? one : found),
    undefined,
  );
  if (split === 'val') return { baseline, best };
  const onTest = (program: string | undefined): Trial | undefined =>
    trials.find((one) => one.split === 'test' && one.kind === 'full' && one.program === program);
  return { baseline: onTest(baseline?.program), best: onTest(best?.program) };
}
