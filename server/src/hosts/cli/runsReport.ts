import { counted, numeral } from '../../../../shared/src/counted.ts';
import type {
  MeasuredGain,
  MeasuredScore,
  RunList,
  RunStaleness,
  RunSummary,
} from '../../../../shared/src/protocol/runs.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';

/** Specifications with their executions, in lines for people. */
export function runsReport({ specifications, orphans }: RunList): string[] {
  const blocks = specifications.map(({ name, executions }) => [
    visibleText(name),
    ...(executions.length === 0 ? ['  never executed'] : executions.flatMap(executionLines)),
  ]);
  const lost = ['Executions whose specification is gone', ...orphans.flatMap(executionLines)];
  return [...blocks, ...(orphans.length > 0 ? [lost] : [])].flatMap((block, at) =>
    at === 0 ? block : ['', ...block],
  );
}

/** What changed since a run, in lines for people. */
export function staleLines({ records, count }: RunStaleness): string[] {
  if (count === 0) return [];
  const told = records.map(({ name, role, change }) => `  ${change} (${role}): ${visibleText(name)}`);
  const more = count > records.length ? [`  … and ${numeral(count - records.length)} more`] : [];
  return [
    `stale: ${counted(count, 'record')} changed since, its scores are those of before`,
    ...told,
    ...more,
  ];
}

function executionLines(summary: RunSummary): string[] {
  const { runId, status, startedAt, staleness, error } = summary;
  const at = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ');
  const scores = scoreText(summary);
  const stale = staleness !== undefined && staleness.count > 0 ? [`stale (${String(staleness.count)})`] : [];
  const line = [at, status.replace('_', ' '), ...(scores === '' ? [] : [scores]), ...stale, runId];
  const reason = error === undefined ? [] : [`    ${visibleText(error.split('\n')[0] ?? '')}`];
  return [`  ${line.join('  ')}`, ...reason];
}

/** The scores on test, else on val: before, after, and what was gained. */
function scoreText({ scores }: RunSummary): string {
  const isTest = scores.baseline_test !== undefined;
  const before = isTest ? scores.baseline_test : scores.baseline_val;
  const after = isTest ? scores.best_test : scores.best_val;
  const gain = isTest ? scores.gain_test : scores.gain_val;
  if (before === undefined) return '';
  const told = after === undefined ? scoreOf(before) : `${scoreOf(before)} → ${scoreOf(after)}`;
  return `${isTest ? 'test' : 'val'} ${told}${gain === undefined ? '' : `, ${gainOf(gain)}`}`;
}

function scoreOf({ score, low, high }: MeasuredScore): string {
  const isSure = low !== undefined && high !== undefined;
  return `${percent(score)} %${isSure ? ` (${percent(low)} to ${percent(high)})` : ''}`;
}

function gainOf({ difference, low, high }: MeasuredGain): string {
  const isSure = low !== undefined && high !== undefined;
  const evidence = isSure && low <= 0 && high >= 0 ? ', not enough evidence' : '';
  return `gain ${points(difference)} points${isSure ? ` (${points(low)} to ${points(high)})` : ''}${evidence}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function points(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;
}
