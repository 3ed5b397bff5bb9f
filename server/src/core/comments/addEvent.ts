import type { ReviewEvent } from '../../../../shared/src/generated/records.ts';

const HEADER =
  '# Comments on one record: an event a line, in any order. After a merge keep the lines of both sides.\nformat_version: 1\nevents:\n';

/** The text of a file of comments with one event more; every line that was there stays as it is. */
export function addEvent(text: string | undefined, event: ReviewEvent): string {
  const before = text === undefined || text.trim() === '' ? HEADER : text;
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  const lines = before.replace(/^(events:)[ \t]*\[[ \t]*\]/m, '$1').split(lineEnd);
  if (lines.at(-1) === '') lines.pop();
  const first = lines.find((line) => /^ *- /.test(line)) ?? '';
  const indentation = /^ */.exec(first)?.[0] ?? '';
  // Ids of events are random: two branches seldom add their lines at the same place.
  const behind = lines.findIndex((line) => (idOf(line) ?? '') > event.id.toLowerCase());
  lines.splice(behind === -1 ? lines.length : behind, 0, indentation + eventLine(event));
  return lines.join(lineEnd) + lineEnd;
}

/** An event as one line of YAML: texts are quoted as JSON quotes them, keys are plain. */
function eventLine(event: ReviewEvent): string {
  const parts = Object.entries(event).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `- { ${parts.join(', ')} }`;
}

function idOf(line: string): string | undefined {
  return /^ *- \{ ?id: "?([0-9a-fA-F-]{36})/.exec(line)?.[1]?.toLowerCase();
}
