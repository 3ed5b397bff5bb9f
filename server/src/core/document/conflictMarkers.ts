import { shorten, type Mistake } from './buildTree.ts';
import { conflictMarkers, type ConflictMarker } from './conflictRegions.ts';

/** A text with merge conflicts taken out: of each conflict the first side stays, and every offset stays the same. */
export interface ConflictFreeText {
  text: string;
  markers: readonly ConflictMarker[];
}

/**
 * Finds merge conflict markers and blanks them, together with all sides but the first, so that the record can still
 * be read. The text is one document of a stream: a conflict may have begun in the document before.
 */
export function blankConflicts(text: string): ConflictFreeText {
  const markers = conflictMarkers(text);
  if (markers.length === 0) return { text, markers };
  let result = '';
  let position = 0;
  let isKept = true;
  for (const { sign, start, end } of markers) {
    const between = text.slice(position, start);
    result += isKept ? between : blank(between);
    result += blank(text.slice(start, end));
    position = end;
    isKept = sign === '<' || sign === '>';
  }
  const rest = text.slice(position);
  return { text: result + (isKept ? rest : blank(rest)), markers };
}

/** What is said at each marker: which side begins there, and whether it is read. */
export function conflictMistakes(markers: readonly ConflictMarker[]): Mistake[] {
  let theirs = '';
  const fromEnd = markers.toReversed().map(({ sign, label, start, end }): Mistake => {
    // The name of the second side stands at its end.
    if (sign === '>') theirs = label;
    const name = sign === '=' ? theirs : label;
    return { code: 'yaml.conflict-marker', message: sentence(sign, name), start, end };
  });
  return fromEnd.reverse();
}

function sentence(sign: ConflictMarker['sign'], name: string): string {
  const named = name === '' ? '' : ` (${shorten(name)})`;
  switch (sign) {
    case '<':
      return `A merge conflict is not resolved here. The first side${named} is read until it is.`;
    case '|':
      return `Here begins what both sides of the merge conflict started from${named}.`;
    case '=':
      return `Here begins the other side of the merge conflict${named}. It is not read.`;
    case '>':
      return `Here the other side of the merge conflict${named} ends.`;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
