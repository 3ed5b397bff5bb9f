import { isEqualJson } from '../datasets/field.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { fastParse } from '../document/fastParse.ts';
import { parseSegment } from '../document/parse.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { definitionOf } from '../schema/compile.ts';
import { divide, inOrder, type RecordLines } from './arrange.ts';
import { layOut } from './layOut.ts';
import { lineEdits, type MovedLine, type OffsetEdit } from './lineEdits.ts';
import { renderLine, type TextLine } from './textLines.ts';

/** Lines of a document, zero-based, the last included. */
export interface LineSpan {
  first: number;
  last: number;
}

/**
 * The edits that lay a document out as new records are written: indentation by two, one space after a colon or dash,
 * properties in the order of the schema with their comments. Within a span, only the properties that it touches, in
 * their places. There are none for a document with mistakes in its YAML, and none where the value might change:
 * what is written is read again and compared.
 */
export function formatDocument(document: BoundDocument, span?: LineSpan): OffsetEdit[] {
  const { root } = document;
  if (!isFormattable(document) || root?.type !== 'map' || root.flow) return [];
  const lines = layOut(document, root);
  if (lines === undefined) return [];
  const division = divide(root, document.lineStarts, lines);
  if (span !== undefined) return firstSafe(document, lines, [spanLines(division, lines, span)]);
  const order = inOrder(division, [...definitionOf(document.kind).properties.keys()], lines);
  const unsorted = lines.map((_, at) => at);
  return firstSafe(document, lines, [render(lines, order), render(lines, unsorted)]);
}

function isFormattable({ problems, segment: { text }, value }: BoundDocument): boolean {
  const isReadable = problems.every(({ code }) => !code.startsWith('yaml.') && code !== 'record.too-large');
  return isReadable && value !== undefined && !/\r(?!\n)/.test(text);
}

/** The edits of the first of several layouts that means the same as the document. */
function firstSafe(
  document: BoundDocument,
  lines: readonly TextLine[],
  layouts: readonly (readonly MovedLine[])[],
): OffsetEdit[] {
  const { text } = document.segment;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  for (const layout of layouts) {
    const formatted = mark + layout.map((line) => line.text).join('');
    if (formatted === text) return [];
    if (isSame(document, formatted)) return lineEdits(lines, layout);
  }
  return [];
}

/** The lines in an order; where the last one had no line end, the last one has none. */
function render(lines: readonly TextLine[], order: readonly number[]): MovedLine[] {
  const moved = order.flatMap((from): MovedLine[] => {
    const line = lines[from];
    return line === undefined ? [] : [{ from, text: renderLine(line) }];
  });
  const last = moved.at(-1);
  const open = moved.find(({ text }) => text !== '' && !text.endsWith('\n'));
  if (last === undefined || open === undefined || open === last) return moved;
  open.text += /\r?\n$/.exec(last.text)?.[0] ?? '\n';
  last.text = last.text.replace(/\r?\n$/, '');
  return moved;
}

function spanLines(
  { head, properties, tail }: RecordLines,
  lines: readonly TextLine[],
  span: LineSpan,
): MovedLine[] {
  const parts = [head, ...properties.map(({ lead, body }) => [...lead, ...body]), tail];
  return parts.flatMap((part) => {
    const isTouched = part.some((at) => at >= span.first && at <= span.last);
    return part.flatMap((from): MovedLine[] => {
      const line = lines[from];
      return line === undefined ? [] : [{ from, text: isTouched ? renderLine(line) : line.source }];
    });
  });
}

function isSame({ segment, value }: BoundDocument, formatted: string): boolean {
  if (value === undefined || signsOf(segment.text) !== signsOf(formatted)) return false;
  const quick = fastParse(formatted);
  if (quick !== undefined) return isEqualJson(quick.value, value);
  const { root, problems } = parseSegment(formatted);
  return problems.every(({ code }) => !code.startsWith('yaml.')) && isEqualJson(valueOfTree(root), value);
}

/** The lines of a text without blanks, in any order: with an equal value, every comment is still one. */
function signsOf(text: string): string {
  const lines = text.replace(/[|>]([-+]?)[1-9]/g, '$1').split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ''))
    .sort()
    .join('\n');
}
