import type { Suppression, TreeDocument } from './analysis.ts';
import { nodeAt } from './locate.ts';
import { rangeBetween } from './positions.ts';

/** What a comment begins with that says why a problem may stay. */
export const SUPPRESSION_MARK = 'databits-ignore';

const COMMENT = /(?<=^|[ \t])#[ \t]*databits-ignore(?=[\s:]|$)([^:\r\n]*)(?::([^\r\n]*))?/gm;

/**
 * The suppressions of a document. A comment behind a value is about that line, one on a line of its own about the next line
 * that is no comment; lines that are indented deeper belong to it. Text that only looks like a comment is none.
 */
export function suppressionsIn(document: TreeDocument): Suppression[] {
  const { text } = document.segment;
  if (!text.includes(SUPPRESSION_MARK)) return [];
  const lines = text.split(/\r\n|\r|\n/);
  return [...text.matchAll(COMMENT)].flatMap((match): Suppression[] => {
    if (isWithinText(document, match.index)) return [];
    const [comment, codes = '', reason = ''] = match;
    const end = match.index + comment.trimEnd().length;
    const range = rangeBetween(document.lineStarts, match.index, end);
    const named = codes.split(/[\s,]+/).filter((code) => code !== '');
    const covered = coveredLines(lines, range.start.line);
    return [{ codes: named, hasReason: reason.trim() !== '', range, lines: covered }];
  });
}

function isWithinText(document: TreeDocument, offset: number): boolean {
  const node = nodeAt(document, offset)?.node;
  return node?.type === 'scalar' && node.start <= offset && offset < node.end;
}

function coveredLines(lines: readonly string[], comment: number): [first: number, last: number] {
  let first = comment;
  while (first < lines.length - 1 && /^\s*(?:#|$|---\s*$)/.test(lines[first] ?? '')) first++;
  const indent = indentOf(lines[first] ?? '');
  let last = first;
  for (let at = first + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    last = at;
  }
  return [first, last];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
