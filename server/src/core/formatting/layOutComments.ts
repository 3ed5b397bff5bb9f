import { indentOf, type TextLine } from './textLines.ts';

type Place = TextLine['places'][number];

/**
 * Puts comment lines beside what they are about: a comment goes with what follows it, unless it was indented further;
 * then it belongs to what stands above.
 */
export function layOutComments(lines: readonly TextLine[]): void {
  const below = placesBelow(lines);
  let above: Place[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.role === 'comment') {
      const old = indentOf(line.source);
      const column = columnOf(old, above, below[at]);
      const blanks = /^[ \t]*/.exec(line.source)?.[0].length ?? 0;
      line.places.push({ old, column });
      line.splices.push({ start: line.start, end: line.start + blanks, text: ' '.repeat(column) });
    }
    if (line.role !== 'structure') continue;
    for (const place of line.places) {
      above = above.filter(({ column }) => column < place.column);
      above.push(place);
    }
  }
}

function columnOf(old: number, above: readonly Place[], next: Place | undefined): number {
  if (next !== undefined && old <= next.old) return next.column;
  const level = above.filter((place) => place.old <= old).at(-1)?.old;
  const column = above.find((place) => place.old === level)?.column ?? next?.column ?? 0;
  // Between a key and its value nothing above is further in than what follows.
  return Math.max(column, next?.column ?? 0);
}

/** For each line, what begins on the next line that is neither blank nor a comment. */
function placesBelow(lines: readonly TextLine[]): (Place | undefined)[] {
  const below: (Place | undefined)[] = [];
  let next: Place | undefined;
  for (let at = lines.length - 1; at >= 0; at--) {
    below[at] = next;
    const line = lines[at];
    if (line?.role === 'mark') next = undefined;
    if (line?.role === 'structure') [next] = line.places;
  }
  return below;
}
