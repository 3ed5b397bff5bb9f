/** The word under the cursor as text alone: the tree of a half-typed line cannot be relied on. */
export interface CursorWord {
  /** Offset of the word's first character, its opening quote included. */
  start: number;
  /** Offset after the word, its closing quote included. */
  end: number;
  /** What is typed before the cursor, without the opening quote. */
  typed: string;
  /** Column of the word. */
  column: number;
  /** Only indentation and list dashes stand before the word on its line. */
  opensLine: boolean;
  /** A colon follows: the word is the key of a pair that exists. */
  isKey: boolean;
  /** Nothing but blanks and a comment follow the word on its line. */
  endsLine: boolean;
  /** A space is missing before the word, as right after a colon. */
  needsSpace: boolean;
  /** The word stands inside brackets or braces. */
  flow: boolean;
}

interface Scan {
  start: number;
  opensLine: boolean;
  depth: number;
  quote: string;
}

/**
 * The word at an offset of a text. `insideFlow` says that the line starts inside brackets. Answers `undefined`
 * in a comment.
 */
export function cursorWordAt(text: string, offset: number, insideFlow: boolean): CursorWord | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  const cursor = Math.min(offset - lineStart, line.length);
  const scan = scanBefore(line, cursor, insideFlow);
  if (scan === undefined) return undefined;
  const end = wordEnd(line, cursor, scan);
  const after = line.slice(end);
  const previous = line[scan.start - 1];
  return {
    start: lineStart + scan.start,
    end: lineStart + end,
    typed: line.slice(scan.quote === '' ? scan.start : scan.start + 1, cursor),
    column: scan.start,
    opensLine: scan.opensLine,
    isKey: /^\s*:(\s|$)/.test(after) && !(end === scan.start && !scan.opensLine),
    endsLine: /^\s*(#.*)?$/.test(after),
    needsSpace: previous === ':' || (previous === '-' && scan.opensLine),
    flow: scan.depth > 0,
  };
}

/** Walks the line up to the cursor and keeps where the current word began. */
function scanBefore(line: string, cursor: number, insideFlow: boolean): Scan | undefined {
  const dashes = insideFlow ? undefined : /^\s*(?:-(?:\s+|$))*/.exec(line.slice(0, cursor));
  const indent = dashes?.[0].length ?? Math.min(line.length - line.trimStart().length, cursor);
  const scan: Scan = { start: indent, opensLine: true, depth: insideFlow ? 1 : 0, quote: '' };
  for (let index = indent; index < cursor; index++) {
    const character = line[index] ?? '';
    if (scan.quote !== '') {
      if (character === '\\' && scan.quote === '"') index++;
      else if (character === scan.quote) scan.quote = '';
    } else if (index === scan.start && (character === '"' || character === "'")) {
      scan.quote = character;
    } else if (character === '#' && (index === 0 || /\s/.test(line[index - 1] ?? ''))) {
      return undefined;
    } else if (separates(line, index, scan)) {
      scan.start = wordStart(line, index + 1, cursor);
      scan.opensLine = false;
    }
  }
  return scan;
}

/** True where the character ends a word; keeps the depth of brackets. */
function separates(line: string, index: number, scan: Scan): boolean {
  const character = line[index] ?? '';
  if (character === ':') return index + 1 >= line.length || /[\s,\]}]/.test(line[index + 1] ?? '');
  if (scan.depth === 0 && index !== scan.start) return false;
  if (character === '{' || character === '[') scan.depth++;
  else if ((character === '}' || character === ']') && scan.depth > 0) scan.depth--;
  else return character === ',' && scan.depth > 0;
  return true;
}

function wordStart(line: string, from: number, cursor: number): number {
  let start = from;
  while (start < cursor && (line[start] === ' ' || line[start] === '\t')) start++;
  return start;
}

/** Where the word under the cursor ends: before a colon, a comment, a separator of its collection, or the line's end. */
function wordEnd(line: string, cursor: number, scan: Scan): number {
  if (scan.quote !== '') {
    const close = line.indexOf(scan.quote, Math.max(cursor, scan.start + 1));
    return close < 0 ? line.trimEnd().length : close + 1;
  }
  const stop = scan.depth > 0 ? /\s*(?:[,[\]{}]|:(?:\s|$)|\s#|$)/ : /\s*(?::(?:\s|$)|\s#|$)/;
  return cursor + (stop.exec(line.slice(cursor))?.index ?? 0);
}
