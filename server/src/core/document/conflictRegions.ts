/** A line that a merge left behind. Offsets into the text; the end is before the line's end. */
export interface ConflictMarker {
  sign: '<' | '|' | '=' | '>';
  /** What stands behind the sign: which branch or commit the side comes from. Empty where nothing does. */
  label: string;
  start: number;
  end: number;
}

/** The text of one side between two markers. */
export interface ConflictSide {
  label: string;
  start: number;
  end: number;
}

/** A conflict as git writes it, from its first marker to the end of its last marker's line. */
export interface ConflictRegion {
  start: number;
  end: number;
  ours: ConflictSide;
  /** What both sides began with: written with `merge.conflictStyle` `diff3` or `zdiff3`. */
  base?: ConflictSide;
  theirs: ConflictSide;
}

/** At the start of a line; in a file that begins with a byte order mark behind it. */
const MARKER_LINE = /(?:^|(?<=^\ufeff))(?:<{7}|>{7}|\|{7}|={7})(?=[ \t\r\n]|$).*$/gm;
const OUTER_MARKER = /(?:^|(?<=^\ufeff))(?:<{7}|>{7})(?=[ \t\r\n]|$)/m;

/** The markers of a text in their order. A row of `=` or `|` by itself is none. */
export function conflictMarkers(text: string): ConflictMarker[] {
  if (!OUTER_MARKER.test(text)) return [];
  return [...text.matchAll(MARKER_LINE)].map(({ 0: line, index }): ConflictMarker => {
    const sign = line[0] === '<' ? '<' : line[0] === '|' ? '|' : line[0] === '=' ? '=' : '>';
    return { sign, label: line.slice(7).trim(), start: index, end: index + line.length };
  });
}

/** The whole conflicts of a text: markers that do not make one are left out. */
export function conflictRegions(text: string): ConflictRegion[] {
  const regions: ConflictRegion[] = [];
  let open: ConflictMarker[] = [];
  for (const marker of conflictMarkers(text)) {
    if (marker.sign === '<') open = [marker];
    else if (open.length > 0 && mayFollow(open, marker.sign)) open.push(marker);
    else open = [];
    const region = regionOf(text, open);
    if (region === undefined) continue;
    regions.push(region);
    open = [];
  }
  return regions;
}

function mayFollow(open: readonly ConflictMarker[], sign: ConflictMarker['sign']): boolean {
  const last = open.at(-1)?.sign;
  return sign === '|' ? last === '<' : sign === '=' ? last === '<' || last === '|' : last === '=';
}

function regionOf(text: string, markers: readonly ConflictMarker[]): ConflictRegion | undefined {
  const [first, second] = markers;
  const last = markers.at(-1);
  const middle = markers.at(-2);
  if (first === undefined || second === undefined || middle === undefined || last?.sign !== '>')
    return undefined;
  const side = (from: ConflictMarker, to: ConflictMarker, label: string): ConflictSide => ({
    ...{ label, start: nextLine(text, from.end), end: to.start },
  });
  return {
    start: first.start,
    end: nextLine(text, last.end),
    ours: side(first, second, first.label),
    ...(second !== middle && { base: side(second, middle, second.label) }),
    theirs: side(middle, last, last.label),
  };
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}
