import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { runProgress } from '../../core/optimization/runProgress.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { DatasetMemberships } from '../index/memberships.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { listedPrices } from '../dspy/modelPrices.ts';
import { chosenRun } from './chosenRun.ts';
import { PresentRows } from './presentRows.ts';
import { PrivateRuns } from './privateRuns.ts';
import { ReceiptShelf } from './receiptShelf.ts';
import { runDetail } from './runDetail.ts';
import { knownRuns, runList, summaryOf, type RunSources } from './runList.ts';
import { planAnswer } from './runPlanning.ts';
import { runSpecifications } from './runSpecifications.ts';
import { RunWatch } from './runWatch.ts';

export interface RunServiceOptions {
  store: RecordStore;
  memberships: DatasetMemberships;
  /** Absolute paths of the workspace's folders. */
  roots: readonly string[];
  /** The folder for caches, where runs keep what is private. */
  cacheFolder: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs that were started on this machine began, went on or ended. */
  onChanged: () => void;
}

/** Answers what is asked of runs: from receipts, from the private files of runs on this machine, and from the records. */
export class RunService {
  readonly #sources: RunSources;
  readonly #watch: RunWatch;

  constructor({ store, memberships, roots, cacheFolder, now, onChanged }: RunServiceOptions) {
    const started = new PrivateRuns(cacheFolder);
    const rows = new PresentRows({ store, memberships });
    const priceOf = listedPrices(cacheFolder);
    this.#sources = { store, roots, receipts: new ReceiptShelf(), started, rows, priceOf, now };
    this.#watch = new RunWatch({ started, roots, now, onChanged });
  }

  list({ specId }: ApiParams<'runs/list'>, token: Cancellation): Promise<ApiResult<'runs/list'>> {
    this.#watch.start();
    return runList(this.#sources, specId === undefined ? undefined : normaliseId(specId), token);
  }

  async get({ runId }: ApiParams<'runs/get'>, token: Cancellation): Promise<ApiResult<'runs/get'>> {
    const { store, receipts } = this.#sources;
    const runs = await knownRuns(this.#sources, token);
    const run = runs.get(chosenRun(runId, runs.keys()) ?? '');
    if (run === undefined) return null;
    const specification = runSpecifications(store).get(run.summary.specId);
    const summary = await summaryOf(this.#sources, run, specification, token);
    const { started } = run;
    const receipt = run.receipt === undefined ? undefined : receipts.read(run.receipt.file);
    return { summary, ...runDetail({ store, receipt, started }) };
  }

  progress({ runId }: ApiParams<'runs/progress'>): ApiResult<'runs/progress'> {
    this.#watch.start();
    const { started, now } = this.#sources;
    const id = normaliseId(runId);
    const run = started.find(id);
    if (run === undefined || run.state.startedAt === 0) return null;
    return runProgress(id, run.state, run.plan, now());
  }

  plan(
    { specId, endpoint = '' }: ApiParams<'runs/plan'>,
    token: Cancellation,
  ): Promise<ApiResult<'runs/plan'>> {
    return planAnswer(this.#sources, { specId: normaliseId(specId), endpoint }, token);
  }

  dispose(): void {
    this.#watch.dispose();
  }
}
