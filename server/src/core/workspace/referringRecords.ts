import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { RecordEntry, RecordIndex } from './recordIndex.ts';

/** The records of a kind that refer to the one with an id, each once, in the order of their files. */
export function referringRecords(index: RecordIndex, id: string, kind: RecordKind): RecordEntry[] {
  const found = new Map<string, RecordEntry>();
  for (const { from } of index.referencesTo(id)) {
    if (from.facts.kind === kind) found.set(`${from.uri} ${String(from.document)}`, from);
  }
  return [...found.values()].sort((one, other) =>
    one.uri === other.uri ? one.document - other.document : one.uri < other.uri ? -1 : 1,
  );
}
