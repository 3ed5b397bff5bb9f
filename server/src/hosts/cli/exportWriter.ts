import type { JsonObject } from '../../../../shared/src/json.ts';
import { csvLine } from '../../core/exporting/csv.ts';
import { cellText, columnTypes, flatten } from '../../core/exporting/flatten.ts';
import { writeAtomically } from '../../adapters/importing/writeAtomically.ts';
import { writeParquet } from '../../adapters/importing/writeParquet.ts';
import type { Terminal } from './terminal.ts';

export const EXPORT_FORMATS = ['jsonl', 'json', 'csv', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes rows to a file, or to standard output where there is none. */
export async function writeExport(
  format: ExportFormat,
  rows: readonly JsonObject[],
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (format === 'parquet' && file !== undefined) {
    const flat = rows.map(flatten);
    await writeParquet(file, flat, columnTypes(flat));
    return;
  }
  const lines = linesOf(format, rows);
  if (file !== undefined) writeAtomically(file, [...lines].map((line) => `${line}\n`).join(''));
  else for (const line of lines) await terminal.line(line);
}

function* linesOf(format: ExportFormat, rows: readonly JsonObject[]): Generator<string> {
  if (format === 'csv') yield* csvLines(rows);
  else if (format === 'json') yield* jsonLines(rows);
  else for (const row of rows) yield JSON.stringify(row);
}

/** One JSON list with a record on each line. */
function* jsonLines(rows: readonly JsonObject[]): Generator<string> {
  yield '[';
  for (const [at, row] of rows.entries()) yield `  ${JSON.stringify(row)}${at < rows.length - 1 ? ',' : ''}`;
  yield ']';
}

function* csvLines(rows: readonly JsonObject[]): Generator<string> {
  const flat = rows.map(flatten);
  const names = [...columnTypes(flat).keys()];
  yield csvLine(names);
  for (const row of flat) yield csvLine(names.map((name) => cellText(row.get(name))));
}
