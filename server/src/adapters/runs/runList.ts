import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { PriceOf } from '../../core/optimization/costEstimate.ts';
import type { RunList, RunSpecification, RunSummary } from '../../../../shared/src/protocol/runs.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { runStatus, usageOf } from '../../core/optimization/runProgress.ts';
import type { RecordStore } from '../index/recordStore.ts';
import type { PresentRows } from './presentRows.ts';
import type { PrivateRun } from './privateRun.ts';
import type { PrivateRuns } from './privateRuns.ts';
import type { ReceiptShelf, ShelvedReceipt } from './receiptShelf.ts';
import { folderOf, runSpecifications } from './runSpecifications.ts';

/** What runs are told from. */
export interface RunSources {
  store: RecordStore;
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  receipts: ReceiptShelf;
  /** The runs that were started on this machine. */
  started: PrivateRuns;
  rows: PresentRows;
  priceOf: PriceOf;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** An execution with where it is known from. */
export interface KnownRun {
  summary: Omit<RunSummary, 'specName' | 'staleness'>;
  receipt: ShelvedReceipt | undefined;
  started: PrivateRun | undefined;
}

/** All executions: those that receipts tell of, and those without one that were started here. */
export async function knownRuns(
  { store, roots, receipts, started, now }: RunSources,
  token: Cancellation,
): Promise<Map<string, KnownRun>> {
  const own = started.of(roots);
  const specifications = runSpecifications(store);
  const folders = [
    ...[...specifications.values()].map(folderOf),
    ...[...own.values()].flatMap(({ head }) => (head === undefined ? [] : [path.dirname(head.receipt)])),
  ];
  const runs = new Map<string, KnownRun>();
  for (const [runId, receipt] of await receipts.in(folders, token))
    runs.set(runId, { summary: receipt.summary, receipt, started: own.get(runId) });
  for (const [runId, run] of own) {
    const { head, state } = run;
    const status = runStatus(state, now());
    const known = runs.get(runId);
    // One that came to its end without being known had a receipt, which was deleted or is on another branch.
    const isNews = known === undefined ? state.ended?.hasReceipt !== true : status === 'running';
    if (head === undefined || state.startedAt === 0 || !isNews) continue;
    const { ended } = state;
    runs.set(runId, {
      summary: {
        ...{ runId, specId: head.specId, status, startedAt: state.startedAt, scores: {} },
        ...(head.optimizer !== undefined && { optimizer: head.optimizer }),
        ...(head.metric !== undefined && { metric: head.metric }),
        ...(head.model !== undefined && { model: head.model }),
        usage: usageOf(state.usage),
        ...(ended?.reason !== undefined && { error: ended.reason }),
        ...(head.commit !== undefined && { commit: head.commit }),
        ...(head.dirty !== undefined && { dirty: head.dirty }),
      },
      receipt: undefined,
      started: run,
    });
  }
  return runs;
}

/** Specifications with their executions, the newest first. */
export async function runList(
  sources: RunSources,
  wanted: string | undefined,
  token: Cancellation,
): Promise<RunList> {
  const runs = await knownRuns(sources, token);
  const specifications = runSpecifications(sources.store);
  const orphans: RunSummary[] = [];
  for (const run of [...runs.values()].sort((a, b) => b.summary.startedAt - a.summary.startedAt)) {
    const specification = specifications.get(run.summary.specId);
    if (wanted !== undefined && run.summary.specId !== wanted) continue;
    // Searches are answered between two of them.
    await setImmediate();
    const summary = await summaryOf(sources, run, specification, token);
    (specification?.executions ?? orphans).push(summary);
  }
  const all = [...specifications.values()];
  const unread = sources.receipts.unread.map((file) => pathToFileURL(file).href);
  return {
    specifications: wanted === undefined ? all : all.filter(({ id }) => id === wanted),
    orphans,
    ...(unread.length > 0 && { unread }),
  };
}

/** What a list shows of an execution, with what changed since. */
export async function summaryOf(
  { rows }: RunSources,
  { summary, receipt }: KnownRun,
  specification: RunSpecification | undefined,
  token: Cancellation,
): Promise<RunSummary> {
  const specName = specification?.name ?? '';
  if (receipt === undefined) return { ...summary, specName };
  return { ...summary, specName, staleness: await rows.staleness(receipt.used, token) };
}
