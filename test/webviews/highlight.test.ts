import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsOf } from '../../webviews/src/highlight.ts';
import {
  CARD_GAP,
  CARD_ROW,
  cardColumns,
  cardsInDocument,
  cardWindow,
} from '../../webviews/src/pages/examples/views/cards/cardWindow.ts';
import { MOST_ROWS, rowWindow, scrollToShow } from '../../webviews/src/window.ts';

/** Matches in brackets, controls in braces. */
function marked(text: string, terms: string[]): string {
  const frames = { plain: ['', ''], match: ['[', ']'], control: ['{', '}'] } as const;
  return segmentsOf(text, terms)
    .map(({ text: part, kind }) => `${frames[kind][0]}${part}${frames[kind][1]}`)
    .join('');
}

describe('marking matched terms', () => {
  test('whole words in any case, longer ones first', () => {
    expect(marked('A parcel, Parcels and parcelling', ['parcel', 'parcels'])).toBe(
      'A [parcel], [Parcels] and parcelling',
    );
  });

  test('terms with signs of patterns are text', () => {
    expect(marked('What is C++ (a.b) to you?', ['C++', '(a.b)'])).toBe('What is [C++] [(a.b)] to you?');
  });

  test('scripts without spaces need no word boundary', () => {
    expect(marked('我的包裹在哪里', ['包裹'])).toBe('我的[包裹]在哪里');
  });

  test('endings of Korean words, marks of Hindi ones, phrases and emoji', () => {
    expect(marked('환불을 요청', ['환불'])).toBe('[환불]을 요청');
    expect(marked('किताब और किताबें', ['किताब'])).toBe('[किताब] और किताबें');
    expect(marked('A lost\nparcel; parcel lost', ['lost\nparcel'])).toBe('A [lost\nparcel]; parcel lost');
    expect(marked('so 👍🏽', ['👍'])).toBe('so [👍]🏽');
  });

  test('markup stays text, controls are spelled out', () => {
    expect(marked('<img src=x onerror=alert(1)>', ['img'])).toBe('<[img] src=x onerror=alert(1)>');
    expect(marked('a\u202Eb\u200Bc', [])).toBe('a{U+202E}b{U+200B}c');
    expect(marked('tab\tand\nline', [])).toBe('tab\tand\nline');
  });

  test('nothing is lost: the segments give the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1 })), (text, terms) => {
        const again = segmentsOf(text, terms).map(({ text: part, kind }) =>
          kind === 'control' ? String.fromCodePoint(Number.parseInt(part.slice(2), 16)) : part,
        );
        expect(again.join('')).toBe(text);
      }),
    );
  });
});

describe('the rows in the document', () => {
  test('cover what is seen, and are few, at any place of any list', () => {
    const place = fc.record({
      rows: fc.nat(1_000_000),
      height: fc.integer({ min: 100, max: 4000 }),
      rowHeight: fc.integer({ min: 24, max: 200 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ rows, height, rowHeight, at }) => {
        const scrollTop = at * Math.max(0, rows * rowHeight - height);
        const { first, end } = rowWindow(scrollTop, height, rowHeight, rows);
        expect(end - first).toBeLessThanOrEqual(MOST_ROWS);
        expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
        expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(scrollTop + height, rows * rowHeight));
      }),
    );
  });

  test('are whole rows of cards, few enough and all that are seen, up to a screen of 3,840 by 2,160', () => {
    const place = fc.record({
      ranks: fc.nat(1_000_000),
      width: fc.integer({ min: 200, max: 3840 }),
      height: fc.integer({ min: 100, max: 2160 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ ranks, width, height, at }) => {
        const columns = cardColumns(width);
        const rows = Math.ceil(ranks / columns);
        const scrollTop = at * Math.max(0, rows * CARD_ROW + CARD_GAP - height);
        const { first, end } = cardWindow(scrollTop, height, columns, ranks);
        expect(end - first).toBeLessThanOrEqual(cardsInDocument(height, columns));
        expect(cardsInDocument(height, columns)).toBeLessThanOrEqual(180);
        expect(first % columns).toBe(0);
        expect(CARD_GAP + (first / columns) * CARD_ROW).toBeLessThanOrEqual(scrollTop + CARD_GAP);
        const last = CARD_GAP + Math.ceil(end / columns) * CARD_ROW;
        expect(last).toBeGreaterThanOrEqual(Math.min(scrollTop + height, rows * CARD_ROW + CARD_GAP));
      }),
    );
  });

  test('a row is scrolled to by as little as needed', () => {
    expect(scrollToShow(5, 0, 1000, 100)).toBe(0);
    expect(scrollToShow(12, 0, 1000, 100)).toBe(300);
    expect(scrollToShow(1, 300, 1000, 100)).toBe(100);
  });
});
