import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PathStep } from '../../core/importing/fieldPath.ts';
import { OperationalError } from '../operationalError.ts';
import { readCsv } from './readCsv.ts';
import { readJson } from './readJson.ts';
import { looksLikeJsonLines, readJsonLines } from './readJsonLines.ts';
import { readParquet } from './readParquet.ts';
import type { BytesRead, SourceRow } from './sourceRow.ts';

export const SOURCE_FORMATS = ['json', 'jsonl', 'csv', 'parquet'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

export interface SourceOptions {
  /** Absent: told from the name and the content. */
  format?: SourceFormat;
  /** Where the rows are in a JSON document; empty for its own shape. */
  rows: readonly PathStep[];
  /** What divides the values of CSV; absent: told from the header. */
  delimiter?: string;
}

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.parquet': 'parquet',
};

/** The rows of a file to import, as a stream. Throws an OperationalError where the file as a whole cannot be read. */
export async function* openSource(
  file: string,
  options: SourceOptions,
  onBytes: BytesRead,
): AsyncGenerator<SourceRow> {
  checkReadable(file);
  const format = options.format ?? (await formatOf(file));
  if (options.rows.length > 0 && format !== 'json') {
    throw new OperationalError(`--rows is for JSON documents, but ${file} is ${format}.`);
  }
  if (format === 'csv') yield* readCsv(file, options.delimiter, onBytes);
  else if (format === 'parquet') yield* readParquet(file, onBytes);
  else if (format === 'jsonl') yield* readJsonLines(file, onBytes);
  else yield* readJson(file, options.rows, onBytes);
}

async function formatOf(file: string): Promise<SourceFormat> {
  const format = BY_EXTENSION[path.extname(file).toLowerCase()];
  if (format === undefined) {
    throw new OperationalError(`${file} has no known extension; say --format ${SOURCE_FORMATS.join(', ')}.`);
  }
  return format === 'json' && (await looksLikeJsonLines(file)) ? 'jsonl' : format;
}

function checkReadable(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new OperationalError(`${file} does not exist.`);
  if (!found.isFile()) throw new OperationalError(`${file} is not a file.`);
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new OperationalError(`${file} cannot be read; check its permissions.`);
  }
  const start = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 2, 0);
  closeSync(handle);
  if (start[0] === 0xff && start[1] === 0xfe) {
    throw new OperationalError(`${file} is UTF-16; save it as UTF-8 and import it again.`);
  }
}
