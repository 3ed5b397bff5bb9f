import type { FoldingRange } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import type { YamlNode } from '../document/tree.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { rangeInFile } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { contentEnd } from './contentEnd.ts';
import type { RecordFile } from './recordFile.ts';

/** Folds of whole records, and of every property and list item that runs over several lines. */
export function foldingRanges(
  file: RecordFile,
  _context: FeatureContext,
  token: Cancellation,
): Promise<FoldingRange[]> {
  const folds: FoldingRange[] = [];
  for (const document of file.documents) {
    if (token.isCancellationRequested) break;
    foldRecord(document, folds);
  }
  return Promise.resolve(folds);
}

function foldRecord(document: BoundDocument, folds: FoldingRange[]): void {
  const { facts, line, root } = document;
  if (facts === undefined || root === undefined) return;
  const range = shiftRange(facts.range, line);
  const first = range.start.line;
  const endLine = range.end.character === 0 ? range.end.line - 1 : range.end.line;
  if (endLine > first) folds.push({ startLine: first, endLine });
  foldNode(document, root, first, folds);
}

/** Adds the folds below a node; a line that opens a fold already opens no second one. */
function foldNode(document: BoundDocument, node: YamlNode, line: number, folds: FoldingRange[]): void {
  const parts =
    node.type === 'map'
      ? node.pairs.map(({ start, value }) => ({ start, value }))
      : node.type === 'sequence'
        ? node.items.map((item) => ({ start: item.start, value: item }))
        : [];
  for (const { start, value } of parts) {
    if (value === undefined) continue;
    const { startLine, endLine } = linesOf(document, start, value.end);
    if (endLine <= startLine) continue;
    if (startLine !== line) folds.push({ startLine, endLine });
    foldNode(document, value, startLine, folds);
  }
}

/** First and last line with text between two offsets. */
function linesOf(
  document: BoundDocument,
  start: number,
  end: number,
): { startLine: number; endLine: number } {
  const range = rangeInFile(document, { start, end: contentEnd(document.segment.text, start, end) });
  return { startLine: range.start.line, endLine: range.end.line };
}
