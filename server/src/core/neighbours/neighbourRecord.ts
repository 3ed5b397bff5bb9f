import type { NeighbourRecord } from '../../../../shared/src/protocol/neighbours.ts';
import { filterValuesOf, inputTextOf, outputTextOf, type SearchRecord } from '../search/searchRecord.ts';

/** A record as these answers show it. */
export function neighbourRecord(record: SearchRecord): NeighbourRecord {
  const { kind, id, name, uri, position, value } = record;
  const { functionName, status } = filterValuesOf(kind, value);
  return {
    ...{ kind, id, name, uri, position },
    ...(functionName === undefined ? {} : { functionName }),
    ...(status === undefined ? {} : { status }),
    inputText: inputTextOf(record),
    outputText: outputTextOf(record),
  };
}
