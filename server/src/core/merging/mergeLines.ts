import { diff3Merge } from 'node-diff3';
import type { Piece } from './pieces.ts';

/** Longest part, in lines, that is merged here: the time grows with the square of the lines that are alike. */
const LONGEST = 5000;

/**
 * Merges texts by their lines, as git does: what one side changed is taken from it, and what both changed differently is a
 * conflict. All texts end in line feeds. Absent for texts of more than 5,000 lines.
 */
export function mergeLines(base: string, ours: string, theirs: string): Piece[] | undefined {
  if (ours === theirs || base === theirs) return [ours];
  if (base === ours) return [theirs];
  const [before, one, other] = [linesOf(base), linesOf(ours), linesOf(theirs)];
  if (Math.max(before.length, one.length, other.length) > LONGEST) return undefined;
  return diff3Merge(one, before, other, { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }): Piece[] => {
      if (ok !== undefined) return [ok.join('')];
      if (conflict === undefined) return [];
      const { a, o, b } = conflict;
      return [{ base: o.join(''), ours: a.join(''), theirs: b.join('') }];
    },
  );
}

/** The lines of a text with their line ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
