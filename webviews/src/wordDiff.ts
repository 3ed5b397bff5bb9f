import { diffWordsWithSpace, type ChangeObject } from 'diff';

/** A piece of a text beside another: the same in both, or in this one only. */
export interface DiffPiece {
  text: string;
  changed: boolean;
}

/** A piece of two texts told as one: in both, in the one before only, or in the one after only. */
export interface MergedPiece {
  text: string;
  of: 'both' | 'before' | 'after';
}

/** Texts beyond this length are compared as wholes: the difference of words takes time with the square of their changes. */
const LONGEST_COMPARED = 20_000;
/** Changed words beyond which two texts are simply different. */
const MOST_CHANGES = 2000;

/** A text in pieces that say which of its words the other lacks. */
export function piecesAgainst(text: string, other: string): DiffPiece[] {
  if (text === other) return [{ text, changed: false }];
  const changes = wordChanges(other, text);
  if (changes === undefined) return [{ text, changed: true }];
  return changes
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, changed: added }));
}

/** Two texts in one row of pieces: what is gone stands before what came in its place. */
export function mergedPieces(before: string, after: string): MergedPiece[] {
  if (before === after) return [{ text: after, of: 'both' }];
  const changes = wordChanges(before, after);
  const pieces: MergedPiece[] = changes?.map(({ value, added, removed }) => ({
    text: value,
    of: added ? 'after' : removed ? 'before' : 'both',
  })) ?? [
    { text: before, of: 'before' },
    { text: after, of: 'after' },
  ];
  return joined(pieces);
}

/** Changes with nothing but blanks between them are one change, so that whole phrases are read and not every other word. */
function joined(pieces: readonly MergedPiece[]): MergedPiece[] {
  const found: MergedPiece[] = [];
  for (let at = 0; at < pieces.length;) {
    let end = at;
    while (end < pieces.length && isPartOfChange(pieces, end)) end += 1;
    const run = pieces.slice(at, end);
    const side = (of: 'before' | 'after'): string =>
      run
        .filter((piece) => piece.of !== (of === 'before' ? 'after' : 'before'))
        .map(({ text }) => text)
        .join('');
    const sides = [
      { text: side('before'), of: 'before' as const },
      { text: side('after'), of: 'after' as const },
    ];
    const isOneSided = run.every(({ of }) => of === 'before') || run.every(({ of }) => of === 'after');
    found.push(...(isOneSided ? run : sides.filter(({ text }) => text !== '')));
    const next = pieces[end];
    if (next !== undefined) found.push(next);
    at = end + 1;
  }
  return found;
}

/** True for a change, and for blanks between two. */
function isPartOfChange(pieces: readonly MergedPiece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.of !== 'both') return piece !== undefined;
  const isBetween = pieces[at - 1] !== undefined && pieces[at + 1] !== undefined;
  return isBetween && piece.text.trim() === '';
}

/** `undefined` where too much is compared, or differs. */
function wordChanges(before: string, after: string): ChangeObject<string>[] | undefined {
  if (before.length + after.length > LONGEST_COMPARED) return undefined;
  return diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
}
