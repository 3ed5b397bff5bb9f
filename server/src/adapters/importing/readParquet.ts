import { statSync } from 'node:fs';
import { parseJson } from '../../core/importing/parseJson.ts';
import { openFileDatabase, sqlText } from './fileDatabase.ts';
import { OperationalError } from '../operationalError.ts';
import type { BytesRead, SourceRow } from './sourceRow.ts';

/** The rows of a Parquet file. Lists and structures become JSON; points in time become text; integers stay exact. */
export async function* readParquet(file: string, onBytes: BytesRead): AsyncGenerator<SourceRow> {
  const { size } = statSync(file);
  const pattern = globLiteral(file);
  const database = await openFileDatabase([file, pattern]);
  try {
    const result = await database.connection.stream(
      // The alias must not be the name of a column, which would win.
      `SELECT to_json(whole_databits_row)::VARCHAR FROM read_parquet([${sqlText(pattern)}]) AS whole_databits_row`,
    );
    let number = 0;
    for await (const rows of result.yieldRowsJson()) {
      for (const [text] of rows) {
        number += 1;
        const place = `row ${String(number)}`;
        const parsed = parseJson(typeof text === 'string' ? text : 'null');
        yield 'mistake' in parsed
          ? { place, ...parsed }
          : { place, context: { row: parsed.value, parents: [] } };
      }
    }
    onBytes(size);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new OperationalError(`${file} cannot be read as Parquet: ${reason}`);
  } finally {
    database.close();
  }
}

/** DuckDB takes file names for patterns: signs of patterns stand for themselves within brackets. */
function globLiteral(file: string): string {
  return file.replace(/[*?[]/g, (sign) => `[${sign}]`);
}
