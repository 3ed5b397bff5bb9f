import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';
import type { Row } from './firstRow.ts';

/** Where a field's value comes from: a column of the file, or a fixed text. */
export type FieldSource = { column: string } | { constant: string };

/** What an import does. */
export interface Mapping {
  /** Target path in the record, such as `input.text` → source. */
  fields: ReadonlyMap<string, FieldSource>;
  /** Columns that identify a row; empty: the whole row does. */
  key: readonly string[];
  /** Folder for the record files, relative to the workspace folder. */
  out: string;
}

/** The arguments of `databits import`. */
export function importArguments(file: string, kind: SearchableKind, mapping: Mapping): string[] {
  const fields = [...mapping.fields].flatMap(([target, source]) => [
    '--map',
    'column' in source ? `${target}=${source.column}` : `${target}=${JSON.stringify(source.constant)}`,
  ]);
  const key = mapping.key.length === 0 ? [] : ['--key', mapping.key.join(',')];
  return ['import', file, '--kind', kind, ...fields, ...key, '--out', mapping.out];
}

/** The record that the first row becomes, without id and bookkeeping. */
export function previewRecord(mapping: Mapping, row: Row): JsonObject {
  const record: JsonObject = {};
  for (const [target, source] of mapping.fields) {
    const value = 'column' in source ? (row.get(source.column) ?? null) : source.constant;
    setPath(record, target.split('.'), value);
  }
  return record;
}

function setPath(record: JsonObject, [first, ...rest]: readonly string[], value: JsonValue): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    record[first] = value;
    return;
  }
  const inner = record[first];
  const next: JsonObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  record[first] = next;
  setPath(next, rest, value);
}
