import { readFileSync, statSync } from 'node:fs';
import { expandRows, guessRows } from '../../core/importing/expandRows.ts';
import type { PathStep } from '../../core/importing/fieldPath.ts';
import { jsonItems } from '../../core/importing/jsonItems.ts';
import { parseJson } from '../../core/importing/parseJson.ts';
import { OperationalError } from '../operationalError.ts';
import type { BytesRead, SourceRow } from './sourceRow.ts';

/** A JSON document is read as a whole; beyond this size, in bytes, it has to be JSON Lines. */
const LARGEST = 512 * 1024 * 1024;

/** The rows of a file that is one JSON value: the items at `rows`, else those that its shape suggests. */
export function* readJson(file: string, rows: readonly PathStep[], onBytes: BytesRead): Generator<SourceRow> {
  const { size } = statSync(file);
  if (size > LARGEST) {
    throw new OperationalError(
      `${file} is too large to be read as one JSON value; turn it into JSON Lines first.`,
    );
  }
  const text = decode(file);
  onBytes(size);
  const items = rows.length === 0 ? jsonItems(text) : undefined;
  if (items === undefined) {
    yield* rowsOfDocument(file, text, rows);
    return;
  }
  for (const item of items) {
    const place = `line ${String(item.line)}`;
    const parsed = parseJson(item.text);
    yield 'mistake' in parsed ? { place, ...parsed } : { place, context: { row: parsed.value, parents: [] } };
  }
}

function* rowsOfDocument(file: string, text: string, rows: readonly PathStep[]): Generator<SourceRow> {
  const parsed = parseJson(text);
  if ('mistake' in parsed) throw new OperationalError(`${file} cannot be imported: ${parsed.mistake}.`);
  const found = rows.length === 0 ? { rows: guessRows(parsed.value) } : expandRows(parsed.value, rows);
  if ('mistake' in found) throw new OperationalError(`${file} has no rows at that path: ${found.mistake}`);
  for (const [at, context] of found.rows.entries()) yield { place: `row ${String(at + 1)}`, context };
}

function decode(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new OperationalError(`${file} is not UTF-8; save it as UTF-8 and import it again.`);
  }
}
