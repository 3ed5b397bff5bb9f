import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Components } from '../../../server/src/core/neighbours/components.ts';
import {
  duplicateGroups,
  type DuplicateCandidate,
} from '../../../server/src/core/neighbours/duplicateGroups.ts';
import {
  normalisedText,
  overlapOf,
  textHash,
  trigramsOf,
} from '../../../server/src/core/neighbours/textLikeness.ts';
import { cloud, cosineOf, tableOf } from './support.ts';

/** The connected components of a graph, by following its edges. */
function componentsByWalking(count: number, isJoined: (one: number, other: number) => boolean): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < count; start += 1) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const item of group) {
      for (let other = 0; other < count; other += 1) {
        if (seen.has(other) || !isJoined(item, other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    if (group.length > 1) groups.push(group.sort((one, other) => one - other));
  }
  return groups;
}

const candidatesOf = (texts: readonly number[], groups?: readonly number[]): DuplicateCandidate[] =>
  texts.map((text, item) => ({ slot: item * 10, group: groups?.[item] ?? 0, text, output: 0 }));

const itemsOf = (found: ReturnType<typeof duplicateGroups>): number[][] =>
  found
    .map(({ candidates }) => candidates.map(({ slot }) => slot / 10))
    .sort((one, other) => one[0]! - other[0]!);

test('components are those of walking along the edges', () => {
  const EDGES = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), { maxLength: 40 });
  fc.assert(
    fc.property(EDGES, (edges) => {
      const components = new Components(31);
      for (const [one, other] of edges) components.join(one, other);
      const isJoined = (one: number, other: number): boolean =>
        edges.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
      expect(components.groups()).toEqual(componentsByWalking(31, isJoined));
    }),
  );
});

test('groups are the components of all pairs with an equal text or a cosine from the threshold on', () => {
  const CASE = fc.record({
    seed: fc.nat(),
    texts: fc.array(fc.nat({ max: 6 }), { minLength: 2, maxLength: 30 }),
    threshold: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
  });
  fc.assert(
    fc.property(CASE, ({ seed, texts, threshold }) => {
      const vectors = cloud(texts.length, 4, seed, 1);
      const found = duplicateGroups(candidatesOf(texts), tableOf(vectors, texts.length), threshold);
      const isJoined = (one: number, other: number): boolean =>
        (texts[one] !== 0 && texts[one] === texts[other]) ||
        cosineOf(vectors[one]!, vectors[other]!) >= threshold - 1e-6;
      expect(itemsOf(found)).toEqual(componentsByWalking(texts.length, isJoined));
    }),
  );
});

test('records of another group, and records without a text, are no duplicates by text', () => {
  expect(itemsOf(duplicateGroups(candidatesOf([5, 5, 5, 0, 0], [1, 1, 2, 1, 1]), undefined, 0.9))).toEqual([
    [0, 1],
  ]);
});

test('conflicts come first, then equal texts, then the larger groups', () => {
  const [near, other] = [cloud(2, 4, 7, 0.001), cloud(8, 4, 99, 3)];
  const candidates = candidatesOf([1, 2, 3, 3, 3, 4, 4, 5, 5, 9]);
  candidates[8] = { ...candidates[8]!, output: 77 };
  const found = duplicateGroups(candidates, tableOf([...near, ...other], 9), 0.999);
  expect(
    found.map(({ evidence, conflict, candidates: members }) => [evidence, conflict, members.length]),
  ).toEqual([
    ['same-text', true, 2],
    ['same-text', false, 3],
    ['same-text', false, 2],
    ['near', false, 2],
  ]);
});

test('texts are equal that differ in case, accents, width and spaces only', () => {
  const same = ['Wo ist  die Café-Karte?', 'wo ist die cafe-karte?', ' WO IST\nDIE ＣＡＦＥ-KARTE？ '];
  expect(new Set(same.map(normalisedText)).size).toBe(1);
  expect(normalisedText('not the card')).not.toBe(normalisedText('now the card'));
  expect(textHash('a')).not.toBe(textHash('b'));
});

test('the overlap of trigrams is 1 for equal texts, 0 for texts without a common one, and the same both ways', () => {
  const overlap = (one: string, other: string): number => overlapOf(trigramsOf(one), trigramsOf(other));
  expect(overlap('card', 'card')).toBe(1);
  expect(overlap('card', 'zzz')).toBe(0);
  expect(overlap('', '')).toBe(1);
  // " ca", "car", "ard", "rd " and "rds", "ds ": 3 in both, 6 in either.
  expect(overlap('card', 'cards')).toBeCloseTo(3 / 6);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(overlap(one, other)).toBe(overlap(other, one));
    }),
  );
});
