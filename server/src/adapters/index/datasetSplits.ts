import type { DatasetSplits } from '../../../../shared/src/protocol/records.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../../core/datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../../core/datasets/resolve.ts';
import { createSplitter } from '../../core/datasets/splits.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { RecordStore } from './recordStore.ts';

/** Counts the members of a dataset by split; `null` for an unknown dataset. */
export function datasetSplits(store: RecordStore, id: string): DatasetSplits | null {
  const resolver = createDatasetResolver(datasetsOf(store));
  const dataset = resolver.dataset(id);
  if (dataset === undefined) return null;
  const split = createSplitter(dataset.value['splits']);
  const splits = { train: 0, val: 0, test: 0 };
  const members = resolver.membersOf(id, membersOf(store));
  for (const member of members) {
    const name = split(member);
    if (name !== undefined) splits[name] += 1;
  }
  return { total: members.length, splits, revision: store.revision };
}

/** All datasets, in the order of their files. */
export function datasetsOf(store: RecordStore): DatasetRecord[] {
  return [...recordsOf(store)].flatMap(({ kind, id, value }) => (kind === 'dataset' ? [{ id, value }] : []));
}

/** All records that can be members. */
export function* membersOf(store: RecordStore): Iterable<MemberRecord> {
  for (const { kind, id, value } of recordsOf(store)) if (isSearchableKind(kind)) yield { kind, id, value };
}

function* recordsOf(store: RecordStore): Iterable<{ kind: RecordKind; id: string; value: JsonObject }> {
  for (const { documents } of store.files()) {
    for (const { document, value } of documents) {
      if (document.facts === undefined || value === undefined) continue;
      yield { kind: document.facts.kind, id: document.facts.id ?? '', value };
    }
  }
}
