import type { SqlAnswer, SqlSort, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { isNumberType } from '../../../../shared/src/protocol/sqlTypes.ts';

/**
 * Positions of an answer's rows, ordered by a column: numbers by size (also those that travel as text), everything
 * else by its text; NULL last in both directions. Equal rows keep the query's order.
 */
export function orderOf({ rows, columns }: SqlAnswer, { column, descending }: SqlSort): number[] {
  const compare = isNumberType(columns[column]?.type ?? '') ? compareNumbers : compareTexts;
  const values = rows.map((row) => row[column] ?? null);
  const sign = descending ? -1 : 1;
  return [...rows.keys()].sort((left, right) => {
    const [a, b] = [values[left] ?? null, values[right] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || left - right;
    return sign * compare(a, b) || left - right;
  });
}

function compareNumbers(a: SqlValue, b: SqlValue): number {
  const [x, y] = [Number(a), Number(b)];
  // As in DuckDB, NaN is the largest.
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  if (x !== y) return x < y ? -1 : 1;
  return compareDigits(a, b);
}

/** Integers that are the same as floating point numbers differ in the digits beyond 2^53. */
function compareDigits(a: SqlValue, b: SqlValue): number {
  if (!isDigits(a) || !isDigits(b)) return 0;
  const [x, y] = [BigInt(a), BigInt(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function isDigits(value: SqlValue): value is string {
  return typeof value === 'string' && /^-?\d+$/.test(value);
}

function compareTexts(a: SqlValue, b: SqlValue): number {
  const [x, y] = [textOf(a), textOf(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function textOf(value: SqlValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
