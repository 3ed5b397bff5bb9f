import type { IndexPhase, IndexStatus } from '../../../../shared/src/protocol/status.ts';
import type { VectorFillers } from './vectorFillers.ts';

/** What the status says about models and vectors, given the number of searchable records and what the vector engines have to say. */
export function embeddingStatus(
  fillers: VectorFillers,
  records: number,
  engineNotice: string | undefined,
): Omit<IndexStatus, 'phase' | 'files' | 'records' | 'revision'> {
  const { lead, keywordOnlyReason, models, failure } = fillers;
  const failureNotice = failure === undefined ? undefined : `The quick model answers. ${failure}`;
  const notice = lead?.notice ?? failureNotice ?? engineNotice;
  const status: Omit<IndexStatus, 'phase' | 'files' | 'records' | 'revision'> = {
    searchable: records - (lead?.set?.withoutText ?? 0),
    embedded: lead?.set?.vectors.size ?? 0,
    models,
  };
  if (lead?.rate !== undefined) status.rate = lead.rate;
  if (lead?.remainingSeconds !== undefined) status.remainingSeconds = lead.remainingSeconds;
  if (lead?.model !== undefined) status.model = lead.model.id;
  if (keywordOnlyReason !== undefined) status.keywordOnlyReason = keywordOnlyReason;
  if (notice !== undefined) status.notice = notice;
  return status;
}

/** What the filling in of vectors makes of an index that is scanned. */
export function fillingPhase(fillers: VectorFillers): IndexPhase {
  if (fillers.isPaused) return 'paused';
  if (fillers.isBusy) return 'embedding';
  return fillers.isCancelled ? 'cancelled' : 'ready';
}
