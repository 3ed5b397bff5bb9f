import type { Problem, TextPosition, TextRange } from '../../../shared/src/problem.ts';

/** A text without its markers, and what they marked. */
export interface MarkedText {
  text: string;
  /** Places of `<|>`, in order. */
  points: TextPosition[];
  /** Places of `<|…|>`, in order of their starts. */
  ranges: TextRange[];
}

const MARKER = /<\|>|<\||\|>/g;

/** Takes the markers out of a text: `<|>` marks a point and `<|…|>` a range. Ranges may nest. */
export function readMarkers(marked: string): MarkedText {
  const points: TextPosition[] = [];
  const ranges: { start: TextPosition; end: TextPosition | undefined }[] = [];
  const open: { end: TextPosition | undefined }[] = [];
  let text = '';
  let position = 0;
  for (const match of marked.matchAll(MARKER)) {
    text += marked.slice(position, match.index);
    position = match.index + match[0].length;
    const place = endOf(text);
    if (match[0] === '<|>') points.push(place);
    else if (match[0] === '<|') {
      const range = { start: place, end: undefined };
      ranges.push(range);
      open.push(range);
    } else {
      const range = open.pop();
      if (range === undefined) throw new Error(`A "|>" has no "<|" before it:\n${marked}`);
      range.end = place;
    }
  }
  if (open.length > 0) throw new Error(`A "<|" has no "|>" after it:\n${marked}`);
  text += marked.slice(position);
  return { text, points, ranges: ranges.map(({ start, end }) => ({ start, end: end ?? start })) };
}

/** A text with exactly one `<|>`, and its place. */
export function readPoint(marked: string): { text: string; position: TextPosition } {
  const { text, points } = readMarkers(marked);
  const [position] = points;
  if (position === undefined || points.length > 1) throw new Error(`One "<|>" is needed:\n${marked}`);
  return { text, position };
}

/** A text with exactly one `<|…|>`, and its place. */
export function readRange(marked: string): { text: string; range: TextRange } {
  const { text, ranges } = readMarkers(marked);
  const [range] = ranges;
  if (range === undefined || ranges.length > 1) throw new Error(`One "<|…|>" is needed:\n${marked}`);
  return { text, range };
}

/** A file of a fixture. */
export interface FixtureFile {
  path: string;
  uri: string;
  text: string;
}

/** The folder in which fixtures lie; nothing is read from it. */
export const FIXTURE_ROOT = 'file:///workspace/';

/**
 * The files of a fixture: a line `#- path` starts one. Text before the first such line is the file `defaultPath`.
 * Indentation that all lines share is taken off, so that fixtures can stand within code.
 */
export function readFiles(fixture: string, defaultPath = 'records.example.yaml'): FixtureFile[] {
  const parts = unindent(fixture).split(/^#- (\S+)\n/m);
  const files: FixtureFile[] = [];
  if (parts[0] !== undefined && parts[0].trim() !== '') files.push(fixtureFile(defaultPath, parts[0]));
  for (let index = 1; index < parts.length; index += 2) {
    files.push(fixtureFile(parts[index] ?? '', parts[index + 1] ?? ''));
  }
  return files;
}

function fixtureFile(path: string, text: string): FixtureFile {
  return { path, uri: FIXTURE_ROOT + path, text };
}

/** Takes off the first line where it is blank, and the indentation that all lines share. */
export function unindent(text: string): string {
  const lines = text.replace(/^[ \t]*\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  // Not all of them as arguments: a fixture may have more lines than a call takes.
  const shared = indents.reduce((least, indent) => Math.min(least, indent), indents[0] ?? 0);
  return lines.map((line) => line.slice(Math.min(shared, line.length - line.trimStart().length))).join('\n');
}

/** A diagnostic as fixtures write it: `error[record.bad-uuid]` at its place. */
export interface ExpectedProblem {
  line: number;
  start: number;
  end: number;
  severity: string;
  code: string;
}

const ANNOTATION = /^\s*#\s*(\^+|<\^)\s+(\w+)\[([\w.-]+)\]\s*$/;

/**
 * Takes the annotations out of a text. The comment line
 *
 *     #   ^^^ error[record.bad-uuid]
 *
 * says that the line above has the diagnostic in the columns of the carets; several may follow each other. `<^`
 * instead of the carets stands for the first character of the line, which a comment's `#` would hide. Only the
 * first line of a range is compared.
 */
export function readAnnotations(annotated: string): { text: string; expected: ExpectedProblem[] } {
  const kept: string[] = [];
  const expected: ExpectedProblem[] = [];
  for (const line of annotated.split('\n')) {
    const match = ANNOTATION.exec(line);
    if (match === null) kept.push(line);
    else {
      const [, carets = '', severity = '', code = ''] = match;
      const start = carets === '<^' ? 0 : line.indexOf('^');
      const end = carets === '<^' ? -1 : start + carets.length;
      expected.push({ line: kept.length - 1, start, end, severity, code });
    }
  }
  return { text: kept.join('\n'), expected };
}

/** Problems and expectations as lines of text, sorted, so that a comparison shows all differences at once. */
export function compareProblems(
  problems: readonly Problem[],
  expected: readonly ExpectedProblem[],
): { actual: string[]; expected: string[] } {
  const open = [...expected];
  const actual = problems.map(({ range, severity, code }) => {
    const { line, character: start } = range.start;
    const end = range.end.line === line ? range.end.character : -1;
    const index = open.findIndex(
      (one) =>
        one.line === line && one.start === start && one.code === code && (one.end === -1 || end === -1),
    );
    // An annotation without an end matches any end.
    const match = index === -1 ? undefined : open.splice(index, 1)[0];
    return describe({ line, start, end: match?.end ?? end, severity, code });
  });
  return { actual: actual.sort(), expected: expected.map(describe).sort() };
}

function describe({ line, start, end, severity, code }: ExpectedProblem): string {
  const columns = end === -1 ? `${String(start)}…` : `${String(start)}-${String(end)}`;
  return `line ${String(line + 1)}, ${columns}: ${severity}[${code}]`;
}

function endOf(text: string): TextPosition {
  const lineStart = text.lastIndexOf('\n') + 1;
  return { line: text.split('\n').length - 1, character: text.length - lineStart };
}
