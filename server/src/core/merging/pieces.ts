/** A place where both sides changed the same thing in different ways. Texts are whole lines; an empty one means that a side has nothing there. */
export interface Conflict {
  base: string;
  ours: string;
  theirs: string;
  /** The property, nested ones with dots; absent where the conflict is about a whole record or its comments. */
  field?: string;
}

/** A part of a merged text: settled, or a conflict. */
export type Piece = string | Conflict;

/** How conflicts are written: the length of a marker, and what the sides are called. */
export interface MarkerStyle {
  size: number;
  ours: string;
  base: string;
  theirs: string;
}

/** What git writes by itself. */
export const USUAL_MARKERS: MarkerStyle = { size: 7, ours: 'ours', base: 'base', theirs: 'theirs' };

/** The conflicts among the pieces. */
export function conflictsAmong(pieces: readonly Piece[]): Conflict[] {
  return pieces.filter((piece) => typeof piece !== 'string');
}

/** The text with one side of every conflict. */
export function textOfSide(pieces: readonly Piece[], side: 'ours' | 'theirs'): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('');
}

/** The text, conflicts between markers as git writes them with the conflict style `diff3`. */
export function renderPieces(pieces: readonly Piece[], style: MarkerStyle): string {
  const marker = (sign: string, label: string): string =>
    `${sign.repeat(style.size)}${label === '' ? '' : ` ${label}`}\n`;
  return pieces
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : [
            ...[marker('<', style.ours), piece.ours, marker('|', style.base), piece.base],
            ...[marker('=', ''), piece.theirs, marker('>', style.theirs)],
          ].join(''),
    )
    .join('');
}
