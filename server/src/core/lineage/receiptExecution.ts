import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { normaliseId } from '../records/identity.ts';
import { programUses } from '../feedback/finalPrograms.ts';
import type { ExecutionUse, LineageExecution } from './executions.ts';

const SPLITS = ['train', 'val', 'test'] as const;

/** What lineages tell of a receipt. `uri` is its address. */
export function receiptExecution(receipt: RunReceipt, uri: string): LineageExecution {
  const { run_id: id, spec_id: specId, template, dataset, members, outcome, finished_at: finished } = receipt;
  const uses: ExecutionUse[] = [
    { id: normaliseId(specId), contentHash: receipt.specification_hash, as: 'specification' },
    { id: normaliseId(template.id), contentHash: template.content_hash, as: 'template' },
    { id: normaliseId(dataset.id), contentHash: dataset.content_hash, as: 'dataset' },
    ...programUses(receipt).map(({ exampleId, contentHash }): ExecutionUse => {
      return { id: exampleId, ...(contentHash !== undefined && { contentHash }), as: 'final program' };
    }),
    ...SPLITS.flatMap((split) =>
      (members?.[split] ?? []).map(({ id: row, content_hash: contentHash }): ExecutionUse => {
        return { id: normaliseId(row), contentHash, as: split };
      }),
    ),
  ];
  const time = Math.floor(Date.parse(finished) / 1000);
  return { id: normaliseId(id), specId: normaliseId(specId), outcome, time, uri, uses };
}

/** Without the rows of the splits: a run has thousands, and its dataset stands for them. */
export function withoutRows(execution: LineageExecution): LineageExecution {
  const uses = execution.uses.filter(({ as }) => !SPLITS.some((split) => split === as));
  return { ...execution, uses };
}
