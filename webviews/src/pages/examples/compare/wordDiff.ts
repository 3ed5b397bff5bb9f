import { diffWordsWithSpace } from 'diff';

/** A piece of a text beside another: the same in both, or in this one only. */
export interface DiffPiece {
  text: string;
  changed: boolean;
}

/** Texts beyond this length are compared as wholes: the difference of words takes time with the square of their changes. */
const LONGEST_COMPARED = 20_000;
/** Changed words beyond which two texts are simply different. */
const MOST_CHANGES = 2000;

/** A text in pieces that say which of its words the other lacks. */
export function piecesAgainst(text: string, other: string): DiffPiece[] {
  if (text === other) return [{ text, changed: false }];
  if (text.length + other.length > LONGEST_COMPARED) return [{ text, changed: true }];
  const changes = diffWordsWithSpace(other, text, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return [{ text, changed: true }];
  return changes
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, changed: added }));
}
