import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { LineageEdgeKind } from '../../../../shared/src/protocol/lineage.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { reviewState } from '../../core/records/review.ts';
import { textAt } from '../../core/records/searchText.ts';
import { datasetsNamedIn } from '../../core/datasets/resolve.ts';
import { methodOf } from '../../core/document/sourceFacts.ts';
import { derivationKind } from '../../core/lineage/links.ts';
import { filterValuesOf } from '../../core/search/searchRecord.ts';

/** A row as JSON; what is absent becomes NULL. */
export type TableRow = Record<string, JsonValue | undefined>;

/** Rows by table. */
export type RowsByTable = Map<string, TableRow[]>;

/** A record with what its rows need to know. */
export interface RowSource {
  kind: RecordKind;
  id: string;
  name: string;
  contentHash: string | undefined;
  value: JsonObject;
  uri: string;
  /** Relative to its workspace folder. */
  path: string;
  /** From 1. */
  line: number;
}

/** Tables whose rows come from the records of one file, and are replaced with it. */
export const FILE_TABLES = ['databits', 'example_store', 'datasets', 'templates', 'reference_edges'] as const;

/** The rows of a record, in every table that has some. */
export function addRecordRows(record: RowSource, rows: RowsByTable): void {
  const own = ROWS_BY_KIND[record.kind](record);
  if (own !== undefined) addRow(rows, ...own);
  for (const edge of edgesOf(record)) addRow(rows, 'reference_edges', edge);
}

export function addRow(rows: RowsByTable, table: string, row: TableRow): void {
  const same = rows.get(table);
  if (same === undefined) rows.set(table, [row]);
  else same.push(row);
}

const ROWS_BY_KIND: Record<RecordKind, (record: RowSource) => [table: string, row: TableRow] | undefined> = {
  databit: (record) => ['databits', databitRow(record)],
  example: (record) => ['example_store', exampleRow(record)],
  dataset: (record) => [
    'datasets',
    { ...common(record), ...pick(record.value, ['description', 'members', 'splits']) },
  ],
  template: (record) => ['templates', templateRow(record)],
  // Depends on receipts too: filled as a whole.
  run: () => undefined,
};

function databitRow(record: RowSource): TableRow {
  const { value } = record;
  return {
    ...common(record),
    ...curation(record),
    ...pick(value, ['modality', 'content', 'labels', 'source_uri']),
    content_text: textAt(value, 'content', true),
  };
}

function exampleRow(record: RowSource): TableRow {
  const { value } = record;
  const plain = [
    'function_name',
    'domain',
    'input',
    'expected_output',
    'explanation',
    'difficulty',
    'source',
  ];
  return {
    ...common(record),
    ...curation(record),
    ...pick(value, [...plain, 'capability_tags', 'usage_count', 'effectiveness_score']),
    input_text: textAt(value, 'input', true),
    output_text: textAt(value, 'expected_output', true),
  };
}

function templateRow(record: RowSource): TableRow {
  const { value } = record;
  const fewShot = objectAt(value, 'few_shot');
  return {
    ...common(record),
    ...pick(value, ['instructions', 'inputs', 'outputs', 'module', 'model', 'metric']),
    few_shot_dataset: idAt(fewShot, 'dataset'),
    few_shot_k: fewShot['k'],
    few_shot_strategy: fewShot['strategy'],
  };
}

function common({ id, name, contentHash, value, uri, path, line }: RowSource): TableRow {
  return {
    ...pick(value, ['version', 'status', 'created_at', 'created_by', 'metadata']),
    id: id === '' ? undefined : id,
    content_hash: contentHash,
    name,
    uri,
    path,
    line,
  };
}

function curation({ kind, contentHash, value }: RowSource): TableRow {
  const attribution = objectAt(value, 'attribution');
  const review = objectAt(value, 'review');
  const { quality } = filterValuesOf(kind === 'databit' ? 'databit' : 'example', value);
  return {
    ...pick(value, ['quality_scores', 'search_keys']),
    ...pick(attribution, ['creator', 'license', 'derived_from']),
    quality,
    group_name: value['group'],
    review_decision: review['decision'],
    reviewer: review['reviewer'],
    reviewed_at: review['reviewed_at'],
    review_is_current: 'review' in value ? reviewState(value, contentHash ?? '') === 'valid' : undefined,
  };
}

/** The effect that an example itself tells of. */
export function effectivenessRow({
  id,
  contentHash,
  value,
  uri,
}: Pick<RowSource, 'id' | 'contentHash' | 'value' | 'uri'>): TableRow {
  const evidence = pick(objectAt(value, 'effectiveness'), [
    ...['low', 'high', 'evaluations', 'method', 'run_id', 'template', 'lm', 'metric'],
  ]);
  return { ...evidence, example_id: id, content_hash: contentHash, score: value['effectiveness_score'], uri };
}

function* edgesOf(record: RowSource): Iterable<TableRow> {
  const { kind, id, contentHash, value, uri } = record;
  const from = { from_kind: kind, from_id: id, from_content_hash: contentHash, uri };
  const sources = objectAt(value, 'attribution')['derived_from'];
  for (const source of Array.isArray(sources) ? sources : []) {
    if (!isJsonObject(source)) continue;
    for (const [toKind, property] of SOURCE_PROPERTIES) {
      const to = idAt(source, property);
      if (to === undefined) continue;
      const used = {
        to_version: source['version'],
        to_content_hash: source['content_hash'],
        method: source['method'],
        lineage: toKind === 'run' ? 'produced_by_run' : derivationKind(methodOf(value, source).method),
      };
      yield { ...from, edge: 'derived_from', to_kind: toKind, to_id: to, ...used };
    }
  }
  for (const { edge, lineage, toKind, to } of usesOf(kind, value)) {
    if (to !== undefined) yield { ...from, edge, to_kind: toKind, to_id: to, lineage };
  }
}

const SOURCE_PROPERTIES = [
  ['databit', 'databit_id'],
  ['example', 'example_id'],
  ['run', 'run_id'],
] as const;

function usesOf(
  kind: RecordKind,
  value: JsonObject,
): { edge: string; lineage: LineageEdgeKind; toKind: RecordKind; to: string | undefined }[] {
  if (kind === 'template') {
    const to = idAt(objectAt(value, 'few_shot'), 'dataset');
    return [{ edge: 'few_shot_from', lineage: 'few_shot_of', toKind: 'dataset', to }];
  }
  if (kind === 'dataset') {
    const named = new Set(datasetsNamedIn(value['members'] ?? null));
    return [...named].map((to) => ({
      edge: 'takes_members_of',
      lineage: 'member_of',
      toKind: 'dataset',
      to,
    }));
  }
  if (kind !== 'run') return [];
  return [
    { edge: 'optimizes', lineage: 'used_by_run', toKind: 'template', to: idAt(value, 'template') },
    { edge: 'trains_on', lineage: 'used_by_run', toKind: 'dataset', to: idAt(value, 'dataset') },
  ];
}

/** Rows of a kind get their columns in one order, absent ones too: objects of one shape are quick. */
function pick(value: JsonObject, names: readonly string[]): TableRow {
  const picked: TableRow = {};
  for (const name of names) picked[name] = value[name];
  return picked;
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const found = value[name];
  return isJsonObject(found) ? found : {};
}

function idAt(value: JsonObject, name: string): string | undefined {
  const found = value[name];
  return typeof found === 'string' && found.trim() !== '' ? found.trim().toLowerCase() : undefined;
}
