import { InvalidArgumentError } from 'commander';
import { LONGEST_COLUMN, MOST_COLUMNS } from '../../../../shared/src/protocol/fields.ts';

/** Paths of fields from `name,labels.intent`. */
export function columnList(text: string): string[] {
  const columns = text
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  if (columns.length === 0 || columns.length > MOST_COLUMNS)
    throw new InvalidArgumentError(`Give 1 to ${String(MOST_COLUMNS)} fields, separated by commas.`);
  if (columns.some((column) => column.length > LONGEST_COLUMN))
    throw new InvalidArgumentError(`No field has a path of more than ${String(LONGEST_COLUMN)} characters.`);
  return columns;
}
