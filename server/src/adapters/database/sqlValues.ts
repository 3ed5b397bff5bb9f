import {
  DuckDBArrayValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SqlValue } from '../../../../shared/src/protocol/sql.ts';

/** A value as JSON can carry it. Numbers that JSON would round come as text; so do dates, bytes and intervals. */
export function sqlValueOf(value: DuckDBValue): SqlValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return numberOrText(value.toString());
    default:
      return value === null ? null : structuredValue(value);
  }
}

function structuredValue(value: Exclude<DuckDBValue, string | boolean | number | bigint | null>): SqlValue {
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(sqlValueOf);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, sqlValueOf(item)]));
  }
  if (value instanceof DuckDBMapValue) {
    return value.entries.map(({ key, value: item }) => ({ key: sqlValueOf(key), value: sqlValueOf(item) }));
  }
  if (value instanceof DuckDBDecimalValue) return numberOrText(value.toString());
  return String(value);
}

/** A number where JavaScript's has the same digits. */
function numberOrText(digits: string): number | string {
  const number = Number(digits);
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? number : digits;
  return String(number) === digits.replace(/0+$/, '') ? number : digits;
}

/** Characters that a value takes, about. */
export function lengthOf(value: SqlValue): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 8;
}
