import type { DatasetSplits } from '../../../../shared/src/protocol/records.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../../core/datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../../core/datasets/resolve.ts';
import { createSplitter } from '../../core/datasets/splits.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredFile } from './storedFile.ts';

/**
 * Counts the members of a dataset by split, its own or others that are tried in their place; `null` for an unknown dataset.
 */
export function datasetSplits(store: RecordStore, id: string, tried?: JsonObject): DatasetSplits | null {
  const resolver = createDatasetResolver(datasetsOf(store));
  const dataset = resolver.dataset(id);
  if (dataset === undefined) return null;
  const split = createSplitter(tried ?? dataset.value['splits']);
  const splits = { train: 0, val: 0, test: 0 };
  const members = resolver.membersOf(id, membersOf(store));
  for (const member of members) {
    const name = split(member);
    if (name !== undefined) splits[name] += 1;
  }
  return { total: members.length, splits, revision: store.revision };
}

/** All datasets, by the names of their files. */
export function datasetsOf(store: RecordStore): DatasetRecord[] {
  return [...recordsOf(datasetFiles(store))].map(({ id, value }) => ({ id, value }));
}

/** The files of datasets by name: of two datasets with one id the first counts, and which file came first is chance. */
export function datasetFiles(store: Pick<RecordStore, 'files'>): StoredFile[] {
  const files = [...store.files()].filter(({ kind }) => kind === 'dataset');
  return files.sort((one, other) => (one.uri < other.uri ? -1 : 1));
}

/** All records that can be members. */
export function* membersOf(store: RecordStore): Iterable<MemberRecord> {
  for (const { kind, id, value } of recordsOf(filesWithMembers(store))) {
    if (isSearchableKind(kind)) yield { kind, id, value };
  }
}

/** The slots of all records that can be members, by the names of their files. */
export function* slotsInFileOrder(store: RecordStore): Iterable<number> {
  const files = filesWithMembers(store).sort((one, other) => (one.uri < other.uri ? -1 : 1));
  for (const { documents } of files) for (const { slot } of documents) if (slot !== undefined) yield slot;
}

function filesWithMembers(store: RecordStore): StoredFile[] {
  return [...store.files()].filter(({ kind }) => isSearchableKind(kind));
}

/** Values are read from the cache: only those of the files that are wanted. */
function* recordsOf(
  files: readonly StoredFile[],
): Iterable<{ kind: RecordKind; id: string; value: JsonObject }> {
  for (const { kind, documents } of files) {
    for (const document of documents) {
      const value = document.isRecord ? document.value : undefined;
      if (value !== undefined) yield { kind, id: document.id ?? '', value };
    }
  }
}
