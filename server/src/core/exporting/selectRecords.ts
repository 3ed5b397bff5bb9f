import type { JsonObject } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../datasets/resolve.ts';
import { createSplitter, type SplitName } from '../datasets/splits.ts';

/** Which records are exported. */
export interface Selection {
  kind?: SearchableKind;
  /** Id or name of a dataset. */
  dataset?: string;
  split?: SplitName;
  /** Only these, lower-cased. */
  ids?: ReadonlySet<string>;
}

/** A record with its split, where a dataset with splits was chosen. */
export interface SelectedRecord {
  record: MemberRecord;
  split: SplitName | undefined;
}

/** The chosen records in the order given, or the reason why there can be none. */
export function selectRecords(
  records: readonly MemberRecord[],
  datasets: readonly DatasetRecord[],
  selection: Selection,
): SelectedRecord[] | { mistake: string } {
  const { kind, split, ids } = selection;
  const ofKind = records.filter(
    (record) => (kind === undefined || record.kind === kind) && (ids === undefined || ids.has(record.id)),
  );
  if (selection.dataset === undefined) {
    if (split !== undefined) return { mistake: 'A split belongs to a dataset; say which with --dataset.' };
    return ofKind.map((record) => ({ record, split: undefined }));
  }
  const resolver = createDatasetResolver(datasets);
  const dataset = findDataset(selection.dataset, datasets, (id) => resolver.dataset(id));
  if ('mistake' in dataset) return dataset;
  const splitter = createSplitter(dataset.value['splits']);
  return resolver
    .membersOf(dataset.id, ofKind)
    .map((record) => ({ record, split: splitter(record) }))
    .filter((selected) => split === undefined || selected.split === split);
}

function findDataset(
  wanted: string,
  datasets: readonly DatasetRecord[],
  byId: (id: string) => DatasetRecord | undefined,
): DatasetRecord | { mistake: string } {
  const found = byId(wanted);
  if (found !== undefined) return found;
  const named = datasets.filter(({ value }) => value['name'] === wanted);
  const [first] = named;
  if (named.length > 1)
    return { mistake: `${String(named.length)} datasets are named "${wanted}"; give the id.` };
  if (first !== undefined) return first;
  const names = datasets.map(({ id, value }) => nameOf(id, value)).join(', ');
  return { mistake: `There is no dataset "${wanted}"${names === '' ? '' : `; there are ${names}`}.` };
}

function nameOf(id: string, value: JsonObject): string {
  const { name } = value;
  return typeof name === 'string' ? `"${name}"` : id;
}
