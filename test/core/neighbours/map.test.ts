import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colouringOf, NO_VALUE } from '../../../server/src/core/neighbours/colouring.ts';
import { SQUARE, toSquare } from '../../../server/src/core/neighbours/mapSquare.ts';
import { neighboursOf } from '../../../server/src/core/neighbours/neighbourTable.ts';
import { placeOn, principalPlane } from '../../../server/src/core/neighbours/principalPlane.ts';
import { seededRandom, umapLayout } from '../../../server/src/core/neighbours/umapLayout.ts';
import { cloud, tableOf } from './support.ts';

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0);

test('the plane is that of the directions with the most variance', () => {
  const random = seededRandom(4);
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  // Deviations 5, 3, 1, 1 along the axes of a known rotation.
  const half = Math.SQRT1_2;
  const basis = [
    [half, half, 0, 0],
    [half, -half, 0, 0],
    [0, 0, half, half],
    [0, 0, half, -half],
  ];
  const vectors = Array.from({ length: 4000 }, () => {
    const along = [5, 3, 1, 1].map((deviation) => deviation * normal());
    return Float32Array.from({ length: 4 }, (_, at) =>
      along.reduce((sum, value, axis) => sum + value * basis[axis]![at]!, 7),
    );
  });
  const plane = principalPlane((position) => vectors[position]!, vectors.length, 4);
  for (const [axis, found] of plane.axes.entries()) {
    expect(Math.abs(product(found, Float64Array.from(basis[axis]!)))).toBeGreaterThan(0.995);
  }
  expect(product(plane.axes[0], plane.axes[1])).toBeCloseTo(0, 8);
  // 25 and 9 of 36.
  expect(plane.explained[0]).toBeCloseTo(25 / 36, 1);
  expect(plane.explained[1]).toBeCloseTo(9 / 36, 1);
  const sampled = principalPlane((position) => vectors[position]!, vectors.length, 4, 500);
  expect(sampled.sampled).toBe(500);
  expect(product(sampled.axes[0], plane.axes[0])).toBeGreaterThan(0.99);
  expect(Math.abs(placeOn(plane, vectors[0]!)[0])).toBeLessThan(60);
});

test('one vector, equal vectors and no vector have a plane without numbers that are none', () => {
  const [same] = cloud(1, 6, 1, 1);
  for (const count of [0, 1, 5]) {
    const plane = principalPlane(() => same!, count, 6);
    expect([...plane.explained, ...placeOn(plane, same!)].every(Number.isFinite)).toBe(true);
  }
});

test('UMAP keeps neighbours together, the same way every time', () => {
  const vectors = [...cloud(60, 16, 1, 0.5), ...cloud(60, 16, 2, 0.5), ...cloud(60, 16, 3, 0.5)];
  const rows = tableOf(vectors, 15);
  const start = Float64Array.from({ length: vectors.length * 2 }, seededRandom(9));
  const places = umapLayout(rows, start, () => true)!;
  expect(umapLayout(rows, start, () => true)).toEqual(places);
  const layout = tableInPlane(places);
  const kept = vectors.flatMap((_, position) => {
    const wanted = new Set(neighboursOf(rows, position).map((neighbour) => neighbour.position));
    return layout(position, 15).map((other) => Number(wanted.has(other)));
  });
  expect(kept.reduce((sum, value) => sum + value, 0) / kept.length).toBeGreaterThan(0.4);
  const epochs: number[] = [];
  expect(umapLayout(rows, start, (done) => epochs.push(done) < 3)).toBeUndefined();
  expect(epochs).toEqual([1, 2, 3]);
});

function tableInPlane(places: Float64Array): (position: number, k: number) => number[] {
  return (position, k) => {
    const distance = (other: number): number =>
      Math.hypot(
        places[other * 2]! - places[position * 2]!,
        places[other * 2 + 1]! - places[position * 2 + 1]!,
      );
    const others = Array.from({ length: places.length / 2 }, (_, other) => other).filter(
      (other) => other !== position,
    );
    return others.sort((one, other) => distance(one) - distance(other)).slice(0, k);
  };
}

test('a map fills its square and keeps its proportions', () => {
  expect([...toSquare(Float64Array.from([0, 0, 10, 5]))]).toEqual([0, 16_384, SQUARE, 49_151]);
  expect([...toSquare(Float64Array.from([3, 3, 3, 3]))]).toEqual([32_768, 32_768, 32_768, 32_768]);
  expect([...toSquare(new Float64Array())]).toEqual([]);
  const narrow = toSquare(Float64Array.from([-999_999.9999999998, 0, -999_999.9999978832, 0]));
  expect(narrow[0]).toBeLessThanOrEqual(narrow[2]!);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 40 }),
      (numbers) => {
        const places = Float64Array.from(numbers.slice(0, numbers.length - (numbers.length % 2)));
        const points = toSquare(places);
        for (let at = 0; at + 2 < places.length; at += 2) {
          if (places[at]! < places[at + 2]!) expect(points[at]).toBeLessThanOrEqual(points[at + 2]!);
        }
      },
    ),
  );
});

test('a few values are categories, the rarer ones together; many numbers are a scale', () => {
  const letters = [...'aaaabbbcdefghijk', undefined, null];
  const { legend, codes, missing, scale } = colouringOf('letter', letters);
  expect(scale).toBe('categories');
  expect(legend.map(({ value, count }) => `${value} ${String(count)}`)).toEqual([
    ...['a 4', 'b 3', 'c 1', 'd 1', 'e 1', 'f 1', 'g 1'],
    '4 other values 4',
  ]);
  expect([codes[0], codes[4], codes[15], codes[16], codes[17]]).toEqual([0, 1, 7, NO_VALUE, NO_VALUE]);
  expect(missing).toBe(2);
  const numbers = colouringOf('quality', [...Array.from({ length: 11 }, (_, at) => at), undefined, 'high']);
  expect(numbers.scale).toBe('categories');
  const scaled = colouringOf('quality', [...Array.from({ length: 11 }, (_, at) => at), undefined]);
  expect([scaled.scale, scaled.low, scaled.high, scaled.codes[0], scaled.codes[5], scaled.codes[11]]).toEqual(
    ['numbers', 0, 10, 0, 127, NO_VALUE],
  );
});

test('a list is coloured by the item that most records have, other values by their text', () => {
  const { legend } = colouringOf('tags', [['x', 'rare'], ['rare2', 'x'], [], { a: 1 }, true]);
  expect(legend.map(({ value, count }) => `${value} ${String(count)}`)).toEqual([
    'x 2',
    'true 1',
    '{"a":1} 1',
  ]);
});
