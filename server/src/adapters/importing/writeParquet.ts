import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { cellValue, type ColumnType, type FlatRow } from '../../core/exporting/flatten.ts';
import { OperationalError } from '../operationalError.ts';
import { openFileDatabase, sqlText } from './fileDatabase.ts';
import { writeAtomically } from './writeAtomically.ts';

/** Writes rows as a Parquet file: through a JSON Lines file beside it, which is removed, and a rename at the end. */
export async function writeParquet(
  file: string,
  rows: readonly FlatRow[],
  columns: ReadonlyMap<string, ColumnType>,
): Promise<void> {
  const base = path.join(
    path.dirname(file),
    `.${path.basename(file).replace(/[*?[\]]/g, '_')}.${String(process.pid)}`,
  );
  const [source, target] = [`${base}.jsonl`, `${base}.tmp`];
  writeAtomically(source, rows.map((row) => `${JSON.stringify(cellsOf(row, columns))}\n`).join(''));
  const database = await openFileDatabase([source, target]);
  try {
    const schema = [...columns].map(
      (_, at) => `c${String(at)}: ${sqlText([...columns.values()][at] ?? 'VARCHAR')}`,
    );
    const names = [...columns.keys()].map((name, at) => `c${String(at)} AS "${name.replaceAll('"', '""')}"`);
    const reader = `read_json(${sqlText(source)}, format = 'newline_delimited', maximum_object_size = 67108864, columns = {${schema.join(', ')}})`;
    await database.connection.run(
      `COPY (SELECT ${names.join(', ')} FROM ${reader}) TO ${sqlText(target)} (FORMAT parquet)`,
    );
    renameSync(target, file);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new OperationalError(`${file} could not be written as Parquet: ${reason}`);
  } finally {
    database.close();
    rmSync(source, { force: true });
    rmSync(target, { force: true });
  }
}

/** Short names for the columns: DuckDB compares names without regard to case, which fields of records do not. */
function cellsOf(row: FlatRow, columns: ReadonlyMap<string, ColumnType>): Record<string, JsonValue> {
  return Object.fromEntries(
    [...columns].map(([name, type], at) => [`c${String(at)}`, cellValue(row.get(name), type)]),
  );
}
