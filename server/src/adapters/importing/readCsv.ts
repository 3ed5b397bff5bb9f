import { parse, type CsvError, type Info } from 'csv-parse';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { OperationalError } from '../operationalError.ts';
import { byteLines } from './byteLines.ts';
import type { BytesRead, SourceRow } from './sourceRow.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A record as csv-parse hands it over with the options below: one character for each byte. */
interface CsvRecord {
  record: string[];
  raw: string;
  info: Info;
}

/**
 * The rows of a CSV file as objects by the header's names; every value is text. Quotes, line breaks inside quotes, a
 * byte order mark and either line end are understood. A row with another number of values than the header is bad.
 */
export async function* readCsv(
  file: string,
  delimiter: string | undefined,
  onBytes: BytesRead,
): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: delimiter ?? (await guessDelimiter(file)),
    // Bytes as characters: the values are decoded one by one, so that one that is not UTF-8 spoils only its row.
    encoding: 'latin1',
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  let bytes = 0;
  const input = createReadStream(file, { start: startOf(file) }).on('data', (chunk) => {
    bytes += chunk.length;
    onBytes(bytes);
  });
  pipeline(input, parser, () => undefined);
  let header: string[] | undefined;
  try {
    for await (const { record, raw, info } of parser as AsyncIterable<CsvRecord>) {
      const place = `line ${String(info.lines - lineBreaksIn(raw))}`;
      const values = decode(record);
      if (header === undefined) header = checkHeader(file, values);
      else yield rowOf(header, values, place);
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    const { lines } = error;
    yield {
      place: `line ${typeof lines === 'number' ? String(lines) : '?'}`,
      mistake: `${error.message}; nothing after it could be read`,
    };
  }
}

function rowOf(header: readonly string[], values: string[] | undefined, place: string): SourceRow {
  if (values === undefined) return { place, mistake: 'the line is not UTF-8' };
  if (values.length !== header.length) {
    const mistake = `the row has ${String(values.length)} values where the header has ${String(header.length)}`;
    return { place, mistake };
  }
  const row = Object.fromEntries(header.map((name, at) => [name, values[at] ?? '']));
  return { place, context: { row, parents: [] } };
}

function checkHeader(file: string, names: string[] | undefined): string[] {
  if (names === undefined)
    throw new OperationalError(`${file} is not UTF-8; save it as UTF-8 and import it again.`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new OperationalError(`${file} has two columns named "${twice}"; rename one.`);
  return names;
}

function decode(fields: readonly string[]): string[] | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return fields.map((field) => decoder.decode(Buffer.from(field, 'latin1')));
  } catch {
    // Reported with the line's number by the caller.
    return undefined;
  }
}

/** Line ends inside a record's source, which starts with the blank lines before it: how far it starts above its end. */
function lineBreaksIn(raw: string): number {
  const own = raw.replace(/^(?:\r?\n)+/, '').replace(/\r?\n$/, '');
  return own.split('\n').length - 1;
}

/** Where the text starts: behind a byte order mark. */
function startOf(file: string): number {
  const start = Buffer.alloc(3);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 3, 0);
  closeSync(handle);
  return start.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
}

/** The sign that divides the header: the comma, unless the header has none and another sign is there. */
async function guessDelimiter(file: string): Promise<string> {
  for await (const { text } of byteLines(file, () => undefined)) {
    const header = (text ?? '').replace(/"[^"]*"/g, '');
    return DELIMITERS.find((sign) => header.includes(sign)) ?? ',';
  }
  return ',';
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
