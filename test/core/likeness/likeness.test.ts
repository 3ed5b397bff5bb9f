import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEAR, NearIndex } from '../../../server/src/core/likeness/nearIndex.ts';
import { withDigits } from '../../../server/src/core/likeness/numberWords.ts';
import { plainWords } from '../../../server/src/core/likeness/plainWords.ts';
import { likenessOf } from '../../../server/src/core/likeness/likenessOf.ts';
import { sketchOf, type Sketch } from '../../../server/src/core/likeness/sketch.ts';
import { isOneEditAway, Vocabulary } from '../../../server/src/core/likeness/vocabulary.ts';
import type { JsonValue } from '../../../shared/src/json.ts';

const vocabulary = new Vocabulary();

function sketch(value: JsonValue, task = 'example'): Sketch {
  const found = sketchOf(value, task, vocabulary);
  if (found === undefined) throw new Error('The value says nothing.');
  return found;
}

function likeness(one: JsonValue, other: JsonValue): number {
  return Math.round(likenessOf(sketch(one), sketch(other), vocabulary) * 100) / 100;
}

describe('numbers in words', () => {
  const digits = (text: string): string => withDigits(text.split(' ')).join(' ');

  it('become digits, and nothing else does', () => {
    expect(digits('twenty five of one hundred and seven')).toBe('25 of 107');
    expect(digits('two thousand and five')).toBe('2005');
    expect(digits('three hundred twelve thousand four')).toBe('312004');
    expect(digits('five million')).toBe('5000000');
    expect(digits('one two three')).toBe('1 2 3');
    expect(digits('a hundred and counting')).toBe('a hundred and counting');
    expect(digits('bread and two eggs and milk')).toBe('bread and 2 eggs and milk');
  });
});

describe('the words of a text', () => {
  it('leave out case, accents, punctuation and how numbers are written', () => {
    expect(plainWords("Don’t pay 1,250.50 € at the CAFÉ — it's 3.5 km!")).toEqual(
      plainWords("dont pay 1250.50 € at the cafe, it's 3.5 km"),
    );
    expect(plainWords('Twenty-five parcels')).toEqual(['25', 'parcels']);
  });

  it('are pairs of characters where a script has no spaces', () => {
    expect(plainWords('荷物はどこ')).toEqual(['荷物', '物は', 'はど', 'どこ']);
  });
});

describe('likeness', () => {
  it('is the share of common words, in any order', () => {
    expect(likeness('where is my parcel now', 'Now: where is my parcel?')).toBe(1);
    expect(likeness('where is my parcel now', 'where is my letter now')).toBe(0.67);
    expect(likeness('where is my parcel', { text: 'Where is my parcel' })).toBe(1);
  });

  it('is that of the texts that are least alike, each compared with the one in its place', () => {
    const context = 'a long paragraph that both questions are about and that says a lot';
    expect(likeness({ context, question: 'who wrote it' }, { context, question: 'who read it' })).toBe(0.5);
    expect(likeness({ from: 'Ann Lee', to: 'Bob' }, { from: 'Bob', to: 'Ann Lee' })).toBe(0);
    expect(likeness([{ a: 'one two three' }], [{ a: 'one two three', b: 'four' }])).toBe(0);
  });

  it('does not join other numbers, truth values or tasks', () => {
    expect(likeness('pay 3 bills by noon today', 'pay 4 bills by noon today')).toBe(0);
    expect(likeness('what does error 0f6b8c say here', 'what does error 0f6b8d say here')).toBe(0);
    expect(
      likeness({ text: 'close the account', now: true }, { text: 'close the account', now: false }),
    ).toBe(0);
    expect(likenessOf(sketch('where is it', 'f'), sketch('where is it', 'g'), vocabulary)).toBe(0);
  });

  it('is estimated for long texts', () => {
    // Numbers in letters: those in digits would make it another text.
    const letters = (number: number): string =>
      String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
    const words = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => letters(from + at)).join(' ');
    const estimated = likeness(words(0, 1000), words(100, 1000));
    expect(estimated).toBeGreaterThan(0.8);
    expect(estimated).toBeLessThan(1);
  });

  it('has nothing to say of a word or two', () => {
    expect(sketchOf('Hello!', 'example', vocabulary)).toBeUndefined();
    expect(sketchOf({ a: '?', b: [] }, 'example', vocabulary)).toBeUndefined();
  });
});

describe('typos', () => {
  it('are common words', () => {
    expect(likeness('where is my parcel', 'where is my pacrel')).toBe(1);
    expect(likeness('where is my parcel', 'where is my parcels')).toBe(1);
    expect(likeness('I recieved a damaged parcel', 'i received a damagd parcel')).toBe(0.67);
    expect(likeness('where is my parcel', 'where is my barcel')).toBe(0.6);
  });

  it('are none in short words, numbers and codes', () => {
    expect(likeness('the card was lost', 'the card was list')).toBe(0.6);
    expect(likeness('say what error12345 means', 'say what error12346 means')).toBe(0);
  });

  it('are one edit', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isOneEditAway(one, other)).toBe(one === other || edited(one).includes(other));
      }),
      { numRuns: 2000 },
    );
  });
});

/** All words that are one edit away. */
function edited(word: string): string[] {
  return Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)]).flatMap(
    ([before = '', after = '']) => [
      before + after.slice(1),
      before + after.charAt(1) + after.charAt(0) + after.slice(2),
      ...[...'abc'].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
    ],
  );
}

const text = fc
  .array(fc.constantFrom(...'abcdefghijkl', 'parcel', 'pacrel', 'parcels', 'letter', 'lettre'), {
    minLength: 3,
    maxLength: 14,
  })
  .map((words) => words.join(' '));
const value = fc.oneof(text, fc.record({ question: text, context: text }));

describe('the index', () => {
  it.each([NEAR, 0.6])('finds what comparing all with all finds, also of what came and went', (least) => {
    const step = fc.record({ value, remove: fc.option(fc.nat()), indexes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 60 }), (steps) => {
        const index = new NearIndex(vocabulary, least);
        const sketches = new Map<number, Sketch>();
        const free: number[] = [];
        for (const { value: added, remove, indexes } of steps) {
          const row = free.pop() ?? sketches.size;
          sketches.set(row, sketch(added));
          index.add(row, sketch(added));
          if (indexes) for (const _ of index.index());
          const gone = remove === null ? undefined : [...sketches.keys()][remove % sketches.size];
          if (gone === undefined) continue;
          index.remove(gone);
          sketches.delete(gone);
          free.push(gone);
        }
        for (const _ of index.index());
        for (const one of sketches.values()) {
          const found = index.find(one, { most: 100, isWanted: () => true }).map(({ row }) => row);
          const all = [...sketches.keys()].filter(
            (row) => likenessOf(one, sketches.get(row) ?? one, vocabulary) >= least,
          );
          expect(found.sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b));
        }
      }),
    );
  });
});
