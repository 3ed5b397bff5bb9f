import { createReadStream, statSync } from 'node:fs';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { parseJson } from '../../core/importing/parseJson.ts';
import { linesOfStream } from '../../adapters/importing/byteLines.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** A query of a batch: search parameters, or the reason why the line is none. */
export type BatchQuery = { number: number; id?: JsonValue } & ({ params: JsonObject } | { mistake: string });

/** The queries of a file with one on each line; `-` is standard input. */
export async function* readQueries(file: string): AsyncGenerator<BatchQuery> {
  if (file !== '-' && statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new OperationalError(`${file} is no file; give one with a query on each line to --batch.`);
  }
  const input = file === '-' ? process.stdin : createReadStream(file);
  for await (const { number, text } of linesOfStream(input, () => undefined)) {
    if (text === undefined) yield { number, mistake: `Line ${String(number)} is not UTF-8.` };
    else if (text.trim() !== '') yield queryOf(text, number);
  }
}

function queryOf(line: string, number: number): BatchQuery {
  const parsed = parseJson(line);
  if ('mistake' in parsed) return { number, mistake: `Line ${String(number)} is ${parsed.mistake}` };
  const { value } = parsed;
  if (typeof value === 'string') return { number, params: { text: value } };
  if (!isJsonObject(value))
    return { number, mistake: `Line ${String(number)} is neither a text nor an object.` };
  const { id, k, query, ...params } = value;
  const named = id === undefined ? { number } : { number, id };
  return {
    ...named,
    params: {
      ...(query === undefined ? {} : { text: query }),
      ...params,
      ...(k === undefined ? {} : { limit: k }),
    },
  };
}
