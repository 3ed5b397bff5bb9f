import type { RowWindow } from '../../../../window.ts';

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

/** Cards in the document amid a long list. */
export function cardsInDocument(height: number, columns: number): number {
  return Math.min(MOST_CARDS, (Math.ceil(height / CARD_ROW) + 1 + 2 * OVERSCAN) * columns);
}

/** The ranks to have in the document: whole rows of cards. */
export function cardWindow(scrollTop: number, height: number, columns: number, ranks: number): RowWindow {
  const rows = Math.ceil(ranks / columns);
  const firstSeen = Math.min(Math.floor(Math.max(0, scrollTop) / CARD_ROW), Math.max(0, rows - 1));
  const first = Math.max(0, firstSeen - OVERSCAN) * columns;
  return { first, end: Math.min(ranks, first + cardsInDocument(height, columns)) };
}
