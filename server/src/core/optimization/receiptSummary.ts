import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { RunSummary } from '../../../../shared/src/protocol/runs.ts';

/** What a receipt says of its run; the name of its specification and what changed since is told by the workspace. */
export type ReceiptSummary = Omit<RunSummary, 'specName' | 'staleness'>;

/** What a list shows of a receipt. */
export function summaryOfReceipt(receipt: RunReceipt, receiptUri: string): ReceiptSummary {
  const { optimizer, metric, model, scores, usage, error, commit, dirty } = receipt;
  const finishedAt = Date.parse(receipt.finished_at);
  return {
    runId: receipt.run_id.toLowerCase(),
    specId: receipt.spec_id.toLowerCase(),
    status: receipt.outcome,
    startedAt: Date.parse(receipt.started_at) || 0,
    ...(!Number.isNaN(finishedAt) && { finishedAt }),
    ...(optimizer !== undefined && { optimizer }),
    ...(metric !== undefined && { metric }),
    ...(model !== undefined && { model: model.name }),
    scores: scores ?? {},
    usage: usage ?? {},
    ...(error !== undefined && { error }),
    receiptUri,
    ...(commit !== undefined && { commit }),
    ...(dirty !== undefined && { dirty }),
  };
}
