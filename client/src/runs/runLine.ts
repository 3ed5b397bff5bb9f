import { counted } from '../../../shared/src/counted.ts';
import type {
  MeasuredScore,
  RunSpecification,
  RunStatus,
  RunSummary,
} from '../../../shared/src/protocol/runs.ts';
import { ageWords } from '../../../shared/src/versionWords.ts';

/** How an execution reads in the tree. */
export interface RunLine {
  label: string;
  description: string;
  tooltip: string;
  /** Name of a product icon, and of the colour that it has. */
  icon: string;
  color: string | undefined;
  /** Words that menus ask for, apart by spaces: its status, and what can be done with it. */
  context: string;
}

const ICONS: Record<RunStatus, readonly [icon: string, color?: string]> = {
  pending: ['circle-outline'],
  running: ['sync~spin', 'charts.blue'],
  interrupted: ['debug-disconnect', 'charts.orange'],
  succeeded: ['pass', 'charts.green'],
  failed: ['error', 'charts.red'],
  cancelled: ['circle-slash'],
  budget_exhausted: ['watch', 'charts.orange'],
};

/** An execution as a line. `now` is in milliseconds since 1970. */
export function runLine(run: RunSummary, now: number): RunLine {
  const { status, startedAt, runId, optimizer, metric, model, error, receiptUri, staleness } = run;
  const scored = scoreWords(run);
  const words = statusWords(status);
  const age = ageWords(new Date(startedAt).toISOString(), now);
  const stale = staleness === undefined ? 0 : staleness.count;
  // A narrow view cuts the end off.
  const about = [stale > 0 ? 'stale' : '', scored === undefined ? '' : words, age];
  const what = [optimizer, metric && `by ${metric}`, model && `with ${model}`].filter(Boolean).join(' ');
  const [icon, color] = ICONS[status];
  return {
    label: scored ?? words,
    description: about.filter((part) => part !== '').join(' · '),
    tooltip: [
      `${words}, ${new Date(startedAt).toLocaleString()}`,
      ...(scored === undefined ? [] : [scored, evidenceWords(run)]),
      what,
      ...(stale === 0
        ? []
        : [`Stale: ${counted(stale, 'record')} changed since; its scores are those of before.`]),
      ...(error === undefined ? [] : [error.split('\n')[0] ?? '']),
      runId,
    ]
      .filter((part) => part !== '')
      .join('\n'),
    ...{ icon, color },
    context: ['execution', status, ...(receiptUri === undefined ? [] : ['receipt'])].join(' '),
  };
}

/** What stands beside a specification. */
export function specificationWords({ optimizer, executions }: RunSpecification): string {
  const count = executions.length === 0 ? 'not run yet' : counted(executions.length, 'execution');
  return [optimizer ?? '', count].filter((part) => part !== '').join(' · ');
}

/** A status as people say it. */
export function statusWords(status: RunStatus): string {
  return status === 'budget_exhausted' ? 'cap reached' : status;
}

/** The scores on test, else on val; `undefined` where nothing was measured. */
function scoreWords({ scores }: RunSummary): string | undefined {
  const isTest = scores.baseline_test !== undefined;
  const before = isTest ? scores.baseline_test : scores.baseline_val;
  const after = isTest ? scores.best_test : scores.best_val;
  if (before === undefined) return undefined;
  const told = after === undefined ? percent(before) : `${percent(before)} → ${percent(after)}`;
  return `${told} on ${isTest ? 'test' : 'val'}`;
}

/** Whether the gain is told from 0. */
function evidenceWords({ scores }: RunSummary): string {
  const gain = scores.baseline_test === undefined ? scores.gain_val : scores.gain_test;
  const { low, high, difference = 0, rows = 0 } = gain ?? {};
  if (low === undefined || high === undefined) return '';
  const range = `${points(low)} to ${points(high)} points, ${counted(rows, 'row')}`;
  const evidence = low <= 0 && high >= 0 ? ': not enough evidence' : '';
  return `Gain ${points(difference)} (${range})${evidence}`;
}

function percent({ score }: MeasuredScore): string {
  return `${(100 * score).toFixed(1)} %`;
}

function points(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)}`;
}
