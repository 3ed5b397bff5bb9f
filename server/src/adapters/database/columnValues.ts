import type { JsonValue } from '../../../../shared/src/json.ts';
import type { ColumnType, TableDescription } from './tableDescription.ts';
import type { TableRow } from './tableRows.ts';

/** A value as it travels to the database process: JSON and points in time as text. */
export type ColumnValue = string | number | boolean | readonly (string | null)[] | null;

/** Rows of a table by column, in the order of its description; `null` for a column without a value. */
export interface TableColumns {
  count: number;
  columns: (readonly ColumnValue[] | null)[];
}

/** The largest 32-bit integer; the smallest is one further away from 0. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** Rows as columns of the table's types. A value of another type becomes NULL; plain values become text where text is wanted. */
export function columnsOfRows(table: TableDescription, rows: readonly TableRow[]): TableColumns {
  return {
    count: rows.length,
    columns: table.columns.map(({ name, type }) => {
      const read = READERS[type];
      const values = rows.map((row) => {
        const value = row[name];
        return value === undefined || value === null ? null : read(value);
      });
      return values.every((value) => value === null) ? null : values;
    }),
  };
}

const READERS: Record<ColumnType, (value: JsonValue) => ColumnValue> = {
  VARCHAR: textOf,
  TIMESTAMPTZ: textOf,
  JSON: (value) => JSON.stringify(value),
  INTEGER: (value) => (isInteger(value) ? value : null),
  DOUBLE: (value) => (typeof value === 'number' ? value : null),
  BOOLEAN: (value) => (typeof value === 'boolean' ? value : null),
  'VARCHAR[]': (value) =>
    Array.isArray(value) ? value.map((item) => (item === null ? null : textOf(item))) : null,
};

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isInteger(value: JsonValue): value is number {
  return Number.isInteger(value) && Number(value) <= LARGEST_INTEGER && Number(value) >= -LARGEST_INTEGER - 1;
}
