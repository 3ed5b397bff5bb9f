import type { CellValue } from '../../../../shared/src/protocol/fields.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { fieldOf } from '../datasets/field.ts';
import { effectivenessOf, type UsageCounts } from './order.ts';
import { filterValuesOf, type SearchRecord } from './searchRecord.ts';

const LONGEST_TEXT = 300;

/** The values of the columns that the record has, by column. */
export function cellValues(
  record: SearchRecord,
  columns: readonly string[],
  usage: UsageCounts | undefined,
): Record<string, CellValue> {
  const cells: [string, CellValue][] = [];
  for (const column of columns) {
    const value = valueOf(record, column, usage);
    if (value !== undefined) cells.push([column, cellValue(value)]);
  }
  // A column may be named like something that every object has.
  return Object.fromEntries(cells);
}

function valueOf(
  record: SearchRecord,
  column: string,
  usage: UsageCounts | undefined,
): JsonValue | undefined {
  switch (column) {
    case 'quality':
      return filterValuesOf(record.kind, record.value).quality;
    case 'usage':
      return usage?.(record.id);
    case 'effectiveness':
      return effectivenessOf(record.value);
    default:
      return fieldOf(record, column);
  }
}

function cellValue(value: JsonValue): CellValue {
  if (typeof value === 'string') return cut(value);
  if (value === null || typeof value !== 'object') return value;
  return { json: cut(JSON.stringify(value)) };
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).toWellFormed()}…`;
}
