import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { fieldOf, type MemberRecord } from '../datasets/field.ts';

/** A record as columns: scalars and lists by dotted name, objects taken apart. */
export type FlatRow = ReadonlyMap<string, JsonValue>;

/** Takes the objects of a record apart: `input.text`, `expected_output.intent`. Empty objects stay as they are. */
export function flatten(record: JsonObject): FlatRow {
  const row = new Map<string, JsonValue>();
  visit(record, '', row);
  return row;
}

function visit(value: JsonObject, prefix: string, row: Map<string, JsonValue>): void {
  for (const [name, item] of Object.entries(value)) {
    const isFilled = isJsonObject(item) && Object.keys(item).length > 0;
    if (isFilled) visit(item, `${prefix}${name}.`, row);
    else row.set(prefix + name, item);
  }
}

/** One column of an export: its name and the field it shows. */
export interface ExportColumn {
  name: string;
  field: string;
}

/** The chosen columns of a record; a field that the record lacks is null. */
export function chooseColumns(record: MemberRecord, columns: readonly ExportColumn[]): JsonObject {
  return Object.fromEntries(columns.map(({ name, field }) => [name, fieldOf(record, field) ?? null]));
}

/** The types that a column of a table can have, as DuckDB names them. */
export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR[]';

/** The column names of rows in the order of their first appearance, with the narrowest type that holds all values. */
export function columnTypes(rows: readonly FlatRow[]): Map<string, ColumnType> {
  const types = new Map<string, ColumnType | undefined>();
  for (const row of rows) {
    for (const [name, value] of row) types.set(name, join(types.get(name), typeOf(value)));
  }
  return new Map([...types].map(([name, type]) => [name, type ?? 'VARCHAR']));
}

function typeOf(value: JsonValue): ColumnType | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'BIGINT' : 'DOUBLE';
  if (typeof value === 'boolean') return 'BOOLEAN';
  const isTextList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isTextList ? 'VARCHAR[]' : 'VARCHAR';
}

function join(one: ColumnType | undefined, other: ColumnType | undefined): ColumnType | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const isNumeric = [one, other].every((type) => type === 'BIGINT' || type === 'DOUBLE');
  return isNumeric ? 'DOUBLE' : 'VARCHAR';
}

/** A value as the text of a cell: texts as they are, null as nothing, all else as JSON. */
export function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value as it goes into a column of a type. */
export function cellValue(value: JsonValue | undefined, type: ColumnType): JsonValue {
  if (value === undefined || value === null) return null;
  return type === 'VARCHAR' ? cellText(value) : value;
}
