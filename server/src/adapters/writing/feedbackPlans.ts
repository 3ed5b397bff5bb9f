import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type {
  FeedbackChange,
  FeedbackField,
  RunFeedback,
  SkippedFeedback,
} from '../../../../shared/src/protocol/feedback.ts';
import type { RecordEdits } from '../../../../shared/src/protocol/writing.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { applyFeedback, type FeedbackOutcome, type FeedbackRun } from '../../core/feedback/applyFeedback.ts';
import { runFindings, type RecordFeedback } from '../../core/feedback/runFeedback.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { OperationalError } from '../operationalError.ts';
import { chosenRun } from '../runs/chosenRun.ts';
import type { RecordWriting } from './recordWriting.ts';

export interface FeedbackOptions {
  store: RecordStore;
  writing: RecordWriting;
  /** The receipts of the workspace. */
  receipts: () => readonly RunReceipt[];
  /** The distinct events of the usage logs. */
  events: () => readonly UsageEvent[];
}

type Kept = FeedbackOutcome['kept'][number];

/** Plans what the records take over from a run. Nothing is written here. */
export class FeedbackPlans {
  readonly #options: FeedbackOptions;

  constructor(options: FeedbackOptions) {
    this.#options = options;
  }

  /** Throws an OperationalError where no receipt tells of the run. */
  async plan({ runId }: { runId: string }, token: Cancellation): Promise<RunFeedback> {
    const { writing, events } = this.#options;
    const receipts = this.#options.receipts();
    const receipt = receiptOf(runId, receipts);
    const { records, ...rest } = runFindings(receipt, receipts, events());
    const found = new Map(records.map((record) => [record.id, record]));
    const changed = new Map<string, FeedbackField[]>();
    const kept = new Map<string, Kept[]>();
    const run = runOf(receipt, receipts);
    const plan = await writing.changeEach(
      [...found.keys()],
      ({ id, kind }, value) => {
        if (kind !== 'example') return { reason: 'It is no example any more.' };
        const outcome = applyFeedback(value, found.get(id) ?? NOTHING, run);
        if ('reason' in outcome) return outcome;
        changed.set(id, outcome.fields);
        kept.set(id, outcome.kept);
        return outcome;
      },
      token,
    );
    return {
      runId: run.id,
      changes: changesOf(plan, changed),
      skipped: this.#skipped(plan, kept),
      withoutEvidence: rest.withoutEvidence,
      alwaysFailing: rest.alwaysFailing.map((id) => ({ id, name: this.#nameOf(id) })),
      plan,
    };
  }

  #skipped({ refused }: RecordEdits, kept: ReadonlyMap<string, Kept[]>): SkippedFeedback[] {
    const refusedIds = new Set(refused.map(({ id }) => id));
    const whole = refused.map(({ id, reason }) => ({ id, name: this.#nameOf(id), reason }));
    const fields = [...kept].flatMap(([id, all]) =>
      refusedIds.has(id) ? [] : all.map((one) => ({ id, name: this.#nameOf(id), ...one })),
    );
    return [...whole, ...fields];
  }

  #nameOf(id: string): string {
    return this.#options.store.find(id)?.name ?? '';
  }
}

const NOTHING: RecordFeedback = { id: '', contentHash: '' };

function changesOf({ edited }: RecordEdits, fields: ReadonlyMap<string, FeedbackField[]>): FeedbackChange[] {
  return edited.map(({ id, name }) => ({ id, name, fields: fields.get(id) ?? [] }));
}

function receiptOf(runId: string, receipts: readonly RunReceipt[]): RunReceipt {
  const byId = new Map(receipts.map((receipt) => [normaliseId(receipt.run_id), receipt]));
  const receipt = byId.get(chosenRun(runId, byId.keys()) ?? '');
  if (receipt !== undefined) return receipt;
  throw new OperationalError(`No receipt beside a run specification tells of a run ${runId}.`);
}

function runOf(receipt: RunReceipt, receipts: readonly RunReceipt[]): FeedbackRun {
  const startedAt = new Map(receipts.map((one) => [normaliseId(one.run_id), Date.parse(one.started_at)]));
  const own = Date.parse(receipt.started_at);
  return {
    id: normaliseId(receipt.run_id),
    isOlderThan: (other) => (startedAt.get(other) ?? -Infinity) > own,
  };
}
