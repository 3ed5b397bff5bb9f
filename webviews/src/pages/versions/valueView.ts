import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../shared/src/counted.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { textParts } from '../../textView.ts';
import { mergedPieces, type MergedPiece } from '../../wordDiff.ts';

/** Characters of a value that are shown before it is unfolded. */
const FOLDED = 600;
/** Characters that stay in sight on both sides of a change, where what is the same is longer. */
const AROUND = 120;

/** A value as people read it: a text as it is, anything else as JSON. */
export function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}

/** True where a value is longer than what is shown of it at first. */
export function isLong(...values: readonly (JsonValue | undefined)[]): boolean {
  return values.some((value) => value !== undefined && textOf(value).length > FOLDED);
}

/** A value by itself. */
export function valueView(value: JsonValue, isOpen: boolean): TemplateResult {
  const text = textOf(value);
  if (text === '') return html`<span class="absent">empty text</span>`;
  const shown = isOpen ? text : startOf(text);
  return html`<bdi>${textParts(shown)}</bdi>`;
}

/** Two texts in one: words that are gone, and words that came. */
export function mergedView(before: string, after: string, isOpen: boolean): TemplateResult {
  const pieces = mergedPieces(before, after);
  return html`<bdi
    >${pieces.map((piece, at) => pieceView(piece, isOpen ? undefined : placeOf(at, pieces)))}</bdi
  >`;
}

/** One side of two texts, with the words marked that the other side lacks. */
export function sideView(
  before: string,
  after: string,
  side: 'before' | 'after',
  isOpen: boolean,
): TemplateResult {
  const pieces = mergedPieces(before, after).filter(({ of }) => of === 'both' || of === side);
  return html`<bdi
    >${pieces.map((piece, at) => pieceView(piece, isOpen ? undefined : placeOf(at, pieces)))}</bdi
  >`;
}

/** Which ends of a piece lie at a change. */
interface PiecePlace {
  isFirst: boolean;
  isLast: boolean;
}

function placeOf(at: number, pieces: readonly MergedPiece[]): PiecePlace {
  return { isFirst: at === 0, isLast: at === pieces.length - 1 };
}

/** `place` is absent where everything is shown. */
function pieceView({ text, of }: MergedPiece, place: PiecePlace | undefined): TemplateResult {
  if (of === 'both') return html`${place === undefined ? textParts(text) : shortened(text, place)}`;
  const shown = textParts(place === undefined ? text : startOf(text));
  // What only consists of blanks would not be seen to be marked.
  const blank = /^\s+$/.test(text) ? 'blank' : nothing;
  return of === 'before'
    ? html`<del class=${blank}>${shown}</del>`
    : html`<ins class=${blank}>${shown}</ins>`;
}

/** What is the same, without its middle: what lies near a change stays. */
function shortened(text: string, { isFirst, isLast }: PiecePlace): TemplateResult {
  const start = isFirst ? 0 : AROUND;
  const end = isLast ? 0 : AROUND;
  if (text.length <= FOLDED || (isFirst && isLast))
    return html`${textParts(isFirst && isLast ? startOf(text) : text)}`;
  const left = text.length - start - end;
  return html`${textParts(text.slice(0, start).toWellFormed())}<span class="skipped"
      >… ${counted(left, 'character')} the same …</span
    >${textParts(text.slice(text.length - end).toWellFormed())}`;
}

function startOf(text: string): string {
  return text.length <= FOLDED ? text : `${text.slice(0, FOLDED).toWellFormed()}…`;
}
