import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/src/json.ts';
import type { Column } from './mapping.ts';

/**
 * The columns and values of the first row of a JSON, JSON Lines or CSV file, read from the start of its text; `undefined` where none can be read
 * there. It serves the choice of columns and the preview; the import itself is done by the command line program.
 */
export function firstRow(fileName: string, start: string): Column[] | undefined {
  const text = start.replace(/^\uFEFF/, '');
  if (/\.(csv|tsv)$/i.test(fileName)) return firstCsvRow(text, /\.tsv$/i.test(fileName) ? '\t' : ',');
  const object = firstJsonObject(text);
  return object === undefined ? undefined : columnsOf(object);
}

/** The values of an object, each object followed by what is in it; lists are not opened. */
export function columnsOf(object: JsonObject, above: readonly string[] = []): Column[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = [...above, name];
    return [{ path, value }, ...(isJsonObject(value) ? columnsOf(value, path) : [])];
  });
}

/** The first complete `{…}` of the text, which may be cut off behind it. */
function firstJsonObject(text: string): JsonObject | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  const end = endOfObject(text, start);
  if (end === undefined) return undefined;
  try {
    const value = JSON.parse(text.slice(start, end)) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function firstCsvRow(text: string, separator: string): Column[] | undefined {
  const [head, first] = csvRecords(text, separator, 2);
  if (head === undefined) return undefined;
  return head.map((name, column) => ({ path: [name.trim()], value: first?.[column] ?? '' }));
}

/** The first records of a CSV text (RFC 4180: quotes double inside quotes, line breaks may be quoted). */
function csvRecords(text: string, separator: string, wanted: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = (): void => {
    record.push(cell);
    if (record.length > 1 || cell !== '') records.push(record);
    record = [];
    cell = '';
  };
  for (let at = 0; at < text.length && records.length < wanted; at += 1) {
    const character = text[at];
    if (quoted && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (quoted) cell += character ?? '';
    else if (character === separator) {
      record.push(cell);
      cell = '';
    } else if (character === '\n') endRecord();
    else if (character !== '\r') cell += character ?? '';
  }
  if (records.length < wanted) endRecord();
  return records;
}
