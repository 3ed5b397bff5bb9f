import type { JsonValue } from '../../../shared/src/json.ts';
import type { SearchableKind } from '../../../shared/src/protocol/search.ts';

/** A column of a data file: of nested JSON, every leaf and every object on the way. */
export interface Column {
  /** Names from the row to the value. */
  path: readonly string[];
  /** The value in the first row. */
  value: JsonValue;
}

/** Where a field's value comes from: a column of the file, or a fixed text. */
export type FieldSource = { column: Column } | { constant: string };

/** What an import does. */
export interface Mapping {
  /** Names from the record to the field → source. */
  fields: readonly { target: readonly string[]; source: FieldSource }[];
  /** Columns that identify a row; none: the whole row does. */
  key: readonly Column[];
  /** Folder for the record files, relative to the workspace folder. */
  out: string;
}

/** The arguments of `databits extract`. */
export function extractArguments(name: string, fields: Mapping['fields']): string[] {
  return ['extract', '--name', name, ...mapArguments(fields)];
}

/** The arguments of `databits import`. */
export function importArguments(file: string, kind: SearchableKind, mapping: Mapping): string[] {
  const fields = mapArguments(mapping.fields);
  const key = mapping.key.flatMap(({ path }) => ['--key', pathText(path)]);
  return ['import', file, '--kind', kind, ...fields, ...key, '--out', mapping.out];
}

function mapArguments(fields: Mapping['fields']): string[] {
  return fields.flatMap(({ target, source }) => {
    const from = 'column' in source ? pathText(source.column.path) : `:${JSON.stringify(source.constant)}`;
    return ['--map', `${pathText(target)}=${from}`];
  });
}

/** A path as the command line program reads it: names with other signs than word characters in double quotes. */
export function pathText(path: readonly string[]): string {
  return path
    .map((name) => (/^[\p{L}\p{N}_-]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`))
    .join('.');
}

/** The name of a column below the field that takes it: its own, or the whole path where that name is taken. */
export function fieldName(column: Column, taken: ReadonlySet<string>): string {
  const own = column.path.at(-1) ?? '';
  const name = own.replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return taken.has(name) ? column.path.join('_').replace(/[^\p{L}\p{N}_-]+/gu, '_') : name;
}
