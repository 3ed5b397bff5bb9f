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

/**
 * Rows as columns of the table's types. A value of another type becomes NULL; plain values become text where text is
 * wanted. A null that is written stays one in JSON columns, where NULL says that nothing is written.
 */
export function columnsOfRows(table: TableDescription, rows: readonly TableRow[]): TableColumns {
  return {
    count: rows.length,
    columns: table.columns.map(({ name, type }) => {
      const read = READERS[type];
      const values = rows.map((row) => {
        const value = row[name];
        if (value === undefined || (value === null && type !== 'JSON')) return null;
        return read(value);
      });
      return values.every((value) => value === null) ? null : values;
    }),
  };
}

const READERS: Record<ColumnType, (value: JsonValue) => ColumnValue> = {
  VARCHAR: textOf,
  TIMESTAMPTZ: textOf,
  JSON: (value) => JSON.stringify(value),
  // What JSON numbers hold exactly; anything larger is a problem of the record.
  BIGINT: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null),
  DOUBLE: (value) => (typeof value === 'number' ? value : null),
  BOOLEAN: (value) => (typeof value === 'boolean' ? value : null),
  'VARCHAR[]': (value) =>
    Array.isArray(value) ? value.map((item) => (item === null ? null : textOf(item))) : null,
};

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
