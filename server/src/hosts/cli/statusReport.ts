import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';

/** The state of the index for people. */
export function statusLines(status: IndexStatus): string[] {
  const { phase, files, records, searchable, embedded, model, keywordOnlyReason, error } = status;
  return [
    `Records: ${String(records)} in ${String(files)} ${files === 1 ? 'file' : 'files'}`,
    `Searchable: ${String(searchable)}, with vectors: ${String(embedded)}`,
    `Model: ${model ?? 'none'}`,
    ...(keywordOnlyReason === undefined ? [] : [`Search is keyword-only: ${keywordOnlyReason}`]),
    ...(phase === 'cancelled' ? ['Embedding was stopped; search or index build goes on with it.'] : []),
    ...(error === undefined ? [] : [`The index failed: ${error}`]),
  ];
}
