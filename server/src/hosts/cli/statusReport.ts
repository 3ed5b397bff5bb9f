import type { IndexStatus, ModelStatus } from '../../../../shared/src/protocol/status.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';

/** The state of the index for people. */
export function statusLines(status: IndexStatus): string[] {
  const {
    phase,
    files,
    records,
    searchable,
    embedded,
    models = [],
    graph,
    keywordOnlyReason,
    notice,
    error,
  } = status;
  return [
    `Records: ${numeral(records)} in ${counted(files, 'file')}`,
    `Searchable: ${numeral(searchable)}, with vectors: ${numeral(embedded)}`,
    ...(models.length === 0 ? ['Model: none'] : models.map(modelLine)),
    ...(graph === undefined ? [] : [`Graph: ${numeral(graph.done)} of ${numeral(graph.total)} vectors`]),
    ...(notice === undefined ? [] : [notice]),
    ...(keywordOnlyReason === undefined ? [] : [keywordOnlyReason]),
    ...(phase === 'cancelled' ? ['Embedding was stopped; search or index build goes on with it.'] : []),
    ...(error === undefined ? [] : [`The index failed: ${error}`]),
  ];
}

function modelLine({ id, embedded, waiting, averageRate }: ModelStatus): string {
  const rest = waiting === 0 ? '' : `, ${numeral(waiting)} records wait`;
  const speed = averageRate === undefined ? '' : `, ${averageRate.toFixed(0)} texts a second`;
  return `Model: ${id}, ${numeral(embedded)} vectors${rest}${speed}`;
}
