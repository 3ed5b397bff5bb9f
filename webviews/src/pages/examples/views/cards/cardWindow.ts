import { rowWindow, type RowWindow } from '../../../../window.ts';

/** Sizes in CSS pixels; the style sheet says the same. */
export const CARD_HEIGHT = 172;
export const NARROWEST_CARD = 270;
export const CARD_GAP = 10;

/** Cards in the document at most, however large the window is. */
const MOST_CARDS = 180;
/** Rows of cards that are kept in the document above and below what is seen. */
const OVERSCAN = 2;

/** How many cards stand side by side. */
export function cardColumns(width: number): number {
  return Math.max(1, Math.floor((width - CARD_GAP) / (NARROWEST_CARD + CARD_GAP)));
}

/** Height of a row of cards with the gap below it. */
export const CARD_ROW = CARD_HEIGHT + CARD_GAP;

/** The ranks to have in the document: whole rows of cards. */
export function cardWindow(scrollTop: number, height: number, columns: number, ranks: number): RowWindow {
  const limits = { overscan: OVERSCAN, most: Math.max(1, Math.floor(MOST_CARDS / columns)) };
  const rows = rowWindow(scrollTop, height, CARD_ROW, Math.ceil(ranks / columns), limits);
  return { first: rows.first * columns, end: Math.min(ranks, rows.end * columns) };
}

/** Cards in the document amid a long list. */
export function cardsInDocument(height: number, columns: number): number {
  const amid = CARD_ROW * MOST_CARDS;
  const { first, end } = cardWindow(amid, height, columns, Infinity);
  return end - first;
}
