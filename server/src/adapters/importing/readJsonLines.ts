import { parseJson } from '../../core/importing/parseJson.ts';
import { byteLines } from './byteLines.ts';
import type { BytesRead, SourceRow } from './sourceRow.ts';

/** The rows of a file with one JSON value on each line. Blank lines are skipped; a bad line is named and skipped. */
export async function* readJsonLines(file: string, onBytes: BytesRead): AsyncGenerator<SourceRow> {
  for await (const { number, text } of byteLines(file, onBytes)) {
    const place = `line ${String(number)}`;
    if (text === undefined) {
      yield { place, mistake: 'the line is not UTF-8' };
    } else if (text.trim() !== '') {
      const parsed = parseJson(text);
      yield 'mistake' in parsed
        ? { place, ...parsed }
        : { place, context: { row: parsed.value, parents: [] } };
    }
  }
}

/** True where a file looks like JSON Lines whatever its name is: its first two lines that are not blank are each a whole object. */
export async function looksLikeJsonLines(file: string): Promise<boolean> {
  let objects = 0;
  for await (const { text } of byteLines(file, () => undefined)) {
    if (text?.trim() === '') continue;
    const line = text?.trim() ?? '';
    // A broken line must not turn the whole file into one broken value.
    if (!line.startsWith('{') || (objects === 0 && !line.endsWith('}'))) return false;
    objects += 1;
    if (objects === 2) return true;
  }
  return false;
}
