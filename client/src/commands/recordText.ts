import { SCHEMAS } from '../../../shared/src/generated/schemas.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';

/** What starting a record of each kind is called: as the title of its command, so that both are the same words. */
export const NEW_RECORD_TITLES: Record<RecordKind, string> = {
  databit: 'New DataBit',
  example: 'New Example',
  dataset: 'New DataSet',
  template: 'New Template',
  run: 'New Run',
};

/** The kind's first snippet with id and time filled in. */
export function recordSnippet(kind: RecordKind, id: string, now: Date): string {
  const body = SCHEMAS.records[kind].defaultSnippets?.[0]?.body ?? '';
  const time = `${now.toISOString().slice(0, 19)}Z`;
  return body.replaceAll('${id}', id).replaceAll('${now}', time);
}

/** Why a path cannot be used, or `undefined`. */
export function checkPath(input: string, suffix: string): string | undefined {
  const text = input.trim();
  if (text.startsWith('/') || text.split('/').includes('..')) return 'Stay inside the workspace folder.';
  return new RegExp(`[^/]\\.${suffix}\\.ya?ml$`).test(text)
    ? undefined
    : `The name must end in .${suffix}.yaml.`;
}

/** The id of the record that holds a line: the `…_id` key at the margin between the document's `---` marks. */
export function idAtLine(lines: readonly string[], line: number): string | undefined {
  const isMark = (text: string | undefined): boolean =>
    text !== undefined && /^(---|\.\.\.)(\s|$)/.test(text);
  let first = line;
  while (first > 0 && !isMark(lines[first])) first -= 1;
  let end = line + 1;
  while (end < lines.length && !isMark(lines[end])) end += 1;
  for (const text of lines.slice(first, end)) {
    const id = /^(?:databit|example)_id:\s*["']?([^\s"'#]+)/.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
