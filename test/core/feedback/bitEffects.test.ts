import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { bitEffects } from '../../../server/src/core/feedback/bitEffects.ts';
import { bitShares, type BitShare } from '../../../server/src/core/feedback/bitShares.ts';
import { discoveries, pValueOf } from '../../../server/src/core/feedback/discoveries.ts';
import { measuredEffects, type MeasuredEffect } from '../../../server/src/core/feedback/measuredEffects.ts';
import { id, randomised, receipt } from './receipts.ts';

/** Examples by the end of their id, with what they derive from: bits in capitals, examples in small letters. */
type Sources = Record<string, string>;

function exampleOf(end: string, sources: string): JsonObject {
  const named = sources.split(' ').filter((name) => name !== '');
  const derived = named.map((name) =>
    name === name.toUpperCase() ? { databit_id: id(name) } : { example_id: id(name) },
  );
  return { example_id: id(end), attribution: { derived_from: [...derived, { run_id: id('1') }] } };
}

function sharesOf(end: string, sources: Sources): BitShare[] {
  const examples = new Map(Object.entries(sources).map(([name, from]) => [id(name), exampleOf(name, from)]));
  const own = examples.get(id(end)) ?? {};
  return bitShares(own, { valueOf: (one) => examples.get(one), hashOf: () => undefined });
}

const shortName = (long: string): string => long.replace(/^.*-0+/, '').toUpperCase();

test.each<[string, Sources, string]>([
  ['a source has all of it', { a: 'B' }, 'B 1'],
  ['several have equal shares', { a: 'B C D E' }, 'B 0.25, C 0.25, D 0.25, E 0.25'],
  ['a source that is named twice is one', { a: 'B B C' }, 'B 0.5, C 0.5'],
  ['what comes through an example is shared among its sources', { a: 'B c', c: 'B D' }, 'B 0.75, D 0.25'],
  ['what leads to no DataBit is nobody’s', { a: 'B c d', c: '' }, 'B 0.3333333333333333'],
  ['what leads back is nobody’s', { a: 'B c', c: 'a D' }, 'B 0.5, D 0.25'],
  ['nothing derives from nothing', { a: '' }, ''],
])('%s', (_name, sources, expected) => {
  const found = sharesOf('a', sources).map(({ bitId, share }) => `${shortName(bitId)} ${String(share)}`);
  expect(found.join(', ')).toBe(expected);
});

test('shares are above 0 and add up to 1 at most, and to 1 where everything comes from DataBits', () => {
  const names = ['a', 'b', 'c', 'd'];
  const source = fc.array(fc.constantFrom(...names, 'E', 'F'), { maxLength: 4 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(fc.record({ a: source, b: source, c: source, d: source }), (sources) => {
      const shares = sharesOf('a', sources);
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      expect(shares.every(({ share }) => share > 0)).toBe(true);
      expect(total).toBeLessThanOrEqual(1 + 1e-9);
      const onlyBits = /^[EF]( [EF])*$/.test(sources.a);
      if (onlyBits) expect(total).toBeCloseTo(1, 9);
    }),
  );
});

/** The effects of DataBits, one line each. */
function rollUp(effects: MeasuredEffect[], sources: Sources): string {
  return bitEffects(effects, ({ exampleId }) => sharesOf(shortName(exampleId).toLowerCase(), sources))
    .map(({ bitId, estimate, low, high, examples, isEnough }) => {
      const figures = [estimate, low, high].map((one) => one.toFixed(3)).join(' ');
      return `${shortName(bitId)} ${figures} of ${String(examples)}${isEnough ? ' enough' : ''}`;
    })
    .join('\n');
}

test('a DataBit has the mean effect of its examples by their shares, with all that were measured', () => {
  const attribution = randomised(
    'a h 0.3 0.2 0.4 enough',
    'b h 0.1 -0.05 0.25',
    'c h -0.4 -0.5 -0.3 enough',
    'd h ?',
  );
  const effects = measuredEffects(receipt('1', { attribution }));
  expect(rollUp(effects, { a: 'E', b: 'E F', c: 'D', d: 'F' })).toBe(
    [
      'E 0.233 0.117 0.350 of 2 enough',
      'F 0.100 -0.050 0.250 of 1',
      'D -0.400 -0.500 -0.300 of 1 enough',
    ].join('\n'),
  );
});

test('runs are kept apart', () => {
  const effects = ['1', '2'].flatMap((run) =>
    measuredEffects(receipt(run, { attribution: randomised('a h 0.3 0.2 0.4 enough') })),
  );
  expect(rollUp(effects, { a: 'E' })).toBe(
    'E 0.300 0.200 0.400 of 1 enough\nE 0.300 0.200 0.400 of 1 enough',
  );
});

test('a mean lies within the effects behind it, and its interval is as wide as theirs on average', () => {
  const effect = fc.record({
    estimate: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    half: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(effect, { minLength: 1, maxLength: 4 }), (given) => {
      const lines = given.map(({ estimate, half }, at) =>
        ['abcd'.charAt(at), 'h', estimate, estimate - half, estimate + half].join(' '),
      );
      const effects = measuredEffects(receipt('1', { attribution: randomised(...lines) }));
      const [bit] = bitEffects(effects, ({ exampleId }) =>
        sharesOf(shortName(exampleId).toLowerCase(), { a: 'E', b: 'E F', c: 'E', d: 'a' }),
      );
      const estimates = given.map(({ estimate }) => estimate);
      expect(bit?.estimate).toBeGreaterThanOrEqual(Math.min(...estimates) - 1e-9);
      expect(bit?.estimate).toBeLessThanOrEqual(Math.max(...estimates) + 1e-9);
      const widths = given.map(({ half }) => 2 * half);
      const width = (bit?.high ?? 0) - (bit?.low ?? 0);
      expect(width).toBeGreaterThanOrEqual(Math.min(...widths) - 1e-9);
      expect(width).toBeLessThanOrEqual(Math.max(...widths) + 1e-9);
    }),
  );
});

test('p values are those of the normal distribution, and are looked at together', () => {
  const at = (z: number): number =>
    pValueOf({ estimate: z, low: z - 1.959963984540054, high: z + 1.959963984540054 });
  expect([at(0), at(1), at(1.959963984540054), at(-3)].map((p) => p.toFixed(5))).toEqual([
    '1.00000',
    '0.31731',
    '0.05000',
    '0.00270',
  ]);
  // The example of Benjamini and Hochberg's paper (1995, table 1 of 15): the first four at 5 %.
  const paper = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(discoveries(paper).filter(Boolean)).toHaveLength(4);
  expect(discoveries([...paper].reverse()).indexOf(true)).toBe(11);
  expect(discoveries([])).toEqual([]);
});
