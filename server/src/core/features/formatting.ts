import type { TextEdit } from 'vscode-languageserver-types';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { rangeInFile } from '../document/locate.ts';
import { formatDocument, type LineSpan } from '../formatting/formatDocument.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordFile } from './recordFile.ts';

/** Records that are laid out before the editor's messages get their turn. */
const SLICE = 20;

/** Lays out every record of the file whose YAML has no mistakes. */
export async function formatFile(
  file: RecordFile,
  context: FeatureContext,
  token: Cancellation,
): Promise<TextEdit[]> {
  const edits: TextEdit[] = [];
  for (const [at, document] of file.documents.entries()) {
    if (at % SLICE === SLICE - 1) await context.nextTurn();
    if (token.isCancellationRequested) return [];
    edits.push(...editsIn(document));
  }
  return edits;
}

/** Lays out the properties that a range touches, in their places. */
export function formatRange(
  file: RecordFile,
  range: TextRange,
  _context: FeatureContext,
  token: Cancellation,
): Promise<TextEdit[]> {
  // A selection of whole lines ends at the start of the next.
  const isWhole = range.end.character === 0 && range.end.line > range.start.line;
  const last = isWhole ? range.end.line - 1 : range.end.line;
  const edits: TextEdit[] = [];
  for (const [at, document] of file.documents.entries()) {
    if (token.isCancellationRequested) return Promise.resolve([]);
    const next = file.documents[at + 1]?.line ?? Infinity;
    if (document.line > last || next <= range.start.line) continue;
    edits.push(...editsIn(document, { first: range.start.line - document.line, last: last - document.line }));
  }
  return Promise.resolve(edits);
}

function editsIn(document: BoundDocument, span?: LineSpan): TextEdit[] {
  return formatDocument(document, span).map(({ start, end, text }) => ({
    range: rangeInFile(document, { start, end }),
    newText: text,
  }));
}
