import type { TextEdit } from 'vscode-languageserver-types';
import type { TextPosition } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import { documentAt, offsetInDocument } from '../document/locate.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { isInFlow, isInText } from './completion/surroundings.ts';
import type { RecordFile } from './recordFile.ts';

/** A line up to its end: blanks, dashes, and what they lead to. */
interface Line {
  /** Column of the last dash; absent without one. */
  dash: number | undefined;
  /** Column of what follows blanks and dashes. */
  column: number;
  content: string;
}

const KEY_WITHOUT_VALUE = /^(?:"[^"]*"|'[^']*'|[^\s#'"{[][^#]*?):(?:\s+[|>][-+\d]*)?\s*(?:#.*)?$/;
const KEY_WITH_VALUE = /^(?:"[^"]*"|'[^']*'|[^\s#'"{[][^#]*?):\s+\S/;

/**
 * What a line that was just begun starts with: what is below a key is indented, a list goes on with a dash, a mapping
 * within a list below its first key. A new line after an empty item ends the list.
 */
export function formatNewLine(
  file: RecordFile,
  position: TextPosition,
  _context: FeatureContext,
  _token: Cancellation,
): Promise<TextEdit[]> {
  return Promise.resolve(editsAt(file, position));
}

function editsAt(file: RecordFile, position: TextPosition): TextEdit[] {
  const document = documentAt(file.documents, position);
  if (document === undefined) return [];
  const lines = document.segment.text.split(/\r\n|\n|\r/);
  const at = position.line - document.line;
  const [before, current] = [lines[at - 1], lines[at]];
  if (before === undefined || current === undefined || current.trim() !== '') return [];
  const offset = offsetInDocument(document, position);
  const endBefore = { line: position.line - 1, character: before.length };
  // A text may end where nothing was written yet: what the line above is in goes on here.
  const isText = isInText(document, offset) || isInText(document, offsetInDocument(document, endBefore));
  if (isText || isInFlow(document, offset)) return [];
  const end = { line: position.line, character: current.length };
  const line = readLine(before);
  if (line.content === '' && line.dash !== undefined) {
    const newText = ' '.repeat(columnAround(lines.slice(0, at - 1), line.dash));
    return [{ range: { start: { line: position.line - 1, character: 0 }, end }, newText }];
  }
  const newText = beginningAfter(line);
  if (newText === undefined || newText === current) return [];
  return [{ range: { start: { line: position.line, character: 0 }, end }, newText }];
}

function readLine(text: string): Line {
  const [lead = '', blanks = '', dashes = ''] = /^(\uFEFF? *)((?:- +)*(?:-$)?)/.exec(text) ?? [];
  const column = lead.length;
  const content = text.slice(column).trim();
  if (dashes === '') return { dash: undefined, column, content };
  return { dash: blanks.length + dashes.lastIndexOf('-'), column, content };
}

function beginningAfter({ dash, column, content }: Line): string | undefined {
  if (content === '' || content.startsWith('#') || /^---(?:\s|$)/.test(content)) return undefined;
  if (KEY_WITHOUT_VALUE.test(content)) return ' '.repeat(column + 2);
  if (dash === undefined) return undefined;
  return KEY_WITH_VALUE.test(content) ? ' '.repeat(column) : `${' '.repeat(dash)}- `;
}

/** The column of the keys around a list. */
function columnAround(above: readonly string[], dash: number): number {
  for (const text of above.toReversed()) {
    const { content, column, dash: first } = readLine(text);
    const start = text.search(/\S/);
    if (content === '' || content.startsWith('#')) continue;
    if (start < dash || (start === dash && first === undefined)) return column;
  }
  return 0;
}
