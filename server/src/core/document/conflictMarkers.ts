/** A line that a merge left behind. Offsets into the text. */
export interface ConflictMarker {
  start: number;
  end: number;
}

/** A text with merge conflicts taken out: of each conflict the first side stays, and every offset stays the same. */
export interface ConflictFreeText {
  text: string;
  markers: readonly ConflictMarker[];
}

const MARKER_LINE = /^(?:<{7}|>{7}|\|{7}|={7})(?=[ \t\r\n]|$).*$/gm;

/**
 * Finds merge conflict markers and blanks them, together with all sides but the first, so that the record can still
 * be read. A row of `=` or `|` by itself is no conflict.
 */
export function blankConflicts(text: string): ConflictFreeText {
  if (!/^(?:<{7}|>{7})(?=[ \t\r\n]|$)/m.test(text)) return { text, markers: [] };
  const lines = [...text.matchAll(MARKER_LINE)];
  const markers = lines.map((line) => ({ start: line.index, end: line.index + line[0].length }));
  let result = '';
  let position = 0;
  let isKept = true;
  for (const line of lines) {
    const between = text.slice(position, line.index);
    result += isKept ? between : blank(between);
    result += blank(line[0]);
    position = line.index + line[0].length;
    isKept = line[0].startsWith('<') || line[0].startsWith('>');
  }
  const rest = text.slice(position);
  return { text: result + (isKept ? rest : blank(rest)), markers };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
