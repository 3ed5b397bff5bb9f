import { isJsonObject, type JsonObject, type JsonValue } from '../../../shared/src/json.ts';

/** A row of a file that is to be imported: column (or field path such as `meta.source`) → value. */
export type Row = ReadonlyMap<string, JsonValue>;

/**
 * The first row of a JSON, JSON Lines or CSV file, read from the start of its text; `undefined` where none can be read
 * there. It serves the choice of columns and the preview; the import itself is done by the command line program.
 */
export function firstRow(fileName: string, start: string): Row | undefined {
  const text = start.replace(/^\uFEFF/, '');
  if (/\.(csv|tsv)$/i.test(fileName)) return firstCsvRow(text, /\.tsv$/i.test(fileName) ? '\t' : ',');
  const object = firstJsonObject(text);
  return object === undefined ? undefined : flatten(object);
}

/** The paths of the leaves of an object; lists and empty objects are leaves. */
function flatten(object: JsonObject, prefix = ''): Row {
  const row = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(object)) {
    row.set(`${prefix}${key}`, value);
    if (!isJsonObject(value)) continue;
    for (const [path, leaf] of flatten(value, `${prefix}${key}.`)) row.set(path, leaf);
  }
  return row;
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

function firstCsvRow(text: string, separator: string): Row | undefined {
  const [head, first] = csvRecords(text, separator, 2);
  if (head === undefined) return undefined;
  return new Map(head.map((name, column) => [name.trim(), first?.[column] ?? '']));
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
