import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NODE, layOut, type Layout } from '../../../webviews/src/pages/lineage/layout/layout.ts';
import { isotonic } from '../../../webviews/src/pages/lineage/layout/placement.ts';
import { withoutCycles } from '../../../webviews/src/pages/lineage/layout/ranks.ts';
import { largeGraph } from '../support/lineageGraphs.ts';

type Pair = readonly [string, string];

/** `a>b b>c` as nodes and pairs. */
function parse(text: string): { keys: string[]; pairs: Pair[] } {
  const pairs = text.split(' ').flatMap((part): Pair[] => {
    const [source = '', target] = part.split('>');
    return target === undefined ? [] : [[source, target]];
  });
  return { keys: [...new Set(text.split(/[ >]/))], pairs };
}

/** The columns of a layout: `a | b c`. */
function checkColumns(text: string, expected: string): void {
  const { keys, pairs } = parse(text);
  expect(
    layOut(keys, pairs)
      .columns.map((column) => [...column].sort().join(' '))
      .join(' | '),
  ).toBe(expected);
}

const graphs = fc.integer({ min: 1, max: 25 }).chain((size) => {
  const key = fc.integer({ min: 0, max: size - 1 }).map((at) => `n${String(at)}`);
  const pairs: fc.Arbitrary<Pair[]> = fc.array(fc.tuple(key, key), { maxLength: size * 3 });
  return pairs.map((chosen) => ({
    keys: Array.from({ length: size }, (_, at) => `n${String(at)}`),
    pairs: chosen,
  }));
});

describe('columns', () => {
  test('sources stand left of what depends on them, a source beside its nearest', () => {
    checkColumns('a>b b>c', 'a | b | c');
    checkColumns('a>b b>c x>c', 'a | b x | c');
    checkColumns('a>c a>b b>c', 'a | b | c');
    checkColumns('alone a>b', 'a alone | b');
  });

  test('circles and loops are laid out, too', () => {
    checkColumns('a>b b>a', 'a | b');
    checkColumns('a>a', 'a');
    checkColumns('a>b b>c c>a c>d', 'a | b | c | d');
  });

  test('many nodes beside each other become several columns', () => {
    const { columns, width, height } = layOut(
      Array.from({ length: 401 }, (_, at) => `n${String(at)}`),
      Array.from({ length: 400 }, (_, at): Pair => ['n0', `n${String(at + 1)}`]),
    );
    expect(columns.length).toBeGreaterThan(5);
    expect(width / height).toBeGreaterThan(0.5);
  });

  test('property: every edge that is not turned round leads to a later column', () => {
    fc.assert(
      fc.property(graphs, ({ keys, pairs }) => {
        const { columns } = layOut(keys, pairs);
        const columnOf = new Map(columns.flatMap((column, at) => column.map((key) => [key, at] as const)));
        expect([...columnOf.keys()].sort()).toEqual([...keys].sort());
        for (const { from, to } of withoutCycles(keys, pairs))
          expect(columnOf.get(from)!).toBeLessThan(columnOf.get(to)!);
      }),
    );
  });

  test('property: only edges of circles are turned round', () => {
    fc.assert(
      fc.property(graphs, ({ keys, pairs }) => {
        const reaches = (from: string, to: string): boolean => {
          const seen = new Set([from]);
          for (const key of seen) for (const [source, target] of pairs) if (source === key) seen.add(target);
          return seen.has(to);
        };
        for (const { from, to, reversed } of withoutCycles(keys, pairs)) {
          // Turned round, it leads from its target to its source.
          if (reversed) expect(reaches(from, to)).toBe(true);
        }
      }),
    );
  });
});

describe('places', () => {
  test('property: boxes never lie over each other, and within the size of the drawing', () => {
    fc.assert(
      fc.property(graphs, ({ keys, pairs }) => {
        const layout = layOut(keys, pairs);
        expect(overlaps(layout)).toEqual([]);
        for (const { x, y } of layout.places.values()) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
          expect(x + NODE.width).toBeLessThanOrEqual(layout.width + 0.001);
          expect(y + NODE.height).toBeLessThanOrEqual(layout.height + 0.001);
        }
      }),
    );
  });

  test('a line begins at its source, ends at its target and passes each column between', () => {
    const { keys, pairs } = parse('a>b b>c a>c');
    const layout = layOut(keys, pairs);
    const { places } = layout;
    const [first, ...rest] = layout.route('a', 'c');
    expect(first).toEqual({ x: places.get('a')!.x + NODE.width, y: places.get('a')!.y + NODE.height / 2 });
    expect(rest.at(-1)).toEqual({ x: places.get('c')!.x, y: places.get('c')!.y + NODE.height / 2 });
    expect(rest.map(({ x }) => x)).toEqual([
      places.get('b')!.x,
      places.get('b')!.x + NODE.width,
      places.get('c')!.x,
    ]);
    // It passes beside the node that stands there.
    expect(Math.abs(rest[0]!.y - places.get('b')!.y - NODE.height / 2)).toBeGreaterThan(NODE.height / 2);
  });

  test('a line of a circle leads back', () => {
    const { keys, pairs } = parse('a>b b>a');
    const route = layOut(keys, pairs).route('b', 'a');
    expect(route[0]!.x).toBeGreaterThan(route.at(-1)!.x);
  });

  test('lines to one node share their passages', () => {
    const { keys, pairs } = parse('r>a r>b a>m m>z b>m a>z b>z');
    const layout = layOut(keys, pairs);
    expect(layout.route('a', 'z').slice(1)).toEqual(layout.route('b', 'z').slice(1));
  });

  test('the same graph gives the same layout, and 2,000 nodes have no overlaps', () => {
    const { nodes, edges } = largeGraph(2000);
    const keys = nodes.map(({ key }) => key);
    const pairs = edges.map(({ source, target }): Pair => [source, target]);
    const layout = layOut(keys, pairs);
    expect(overlaps(layout)).toEqual([]);
    expect([...layOut(keys, pairs).places]).toEqual([...layout.places]);
  });
});

test('property: heights are the nearest that keep their order', () => {
  const value = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), value, (values, shift) => {
      const weights = values.map(() => 1);
      const result = [...isotonic(values, weights)];
      expect(result).toEqual([...result].sort((one, other) => one - other));
      const cost = (candidate: readonly number[]): number =>
        candidate.reduce((sum, at, place) => sum + (at - values[place]!) ** 2, 0);
      // No other values in order are nearer: neither those of a part, moved, nor the sorted ones.
      for (let from = 0; from < values.length; from += 1) {
        const moved = result.map((at, place) => (place >= from ? Math.max(at, at + Math.abs(shift)) : at));
        expect(cost(result)).toBeLessThanOrEqual(cost(moved) + 1e-9);
      }
      expect(cost(result)).toBeLessThanOrEqual(cost(values.toSorted((one, other) => one - other)) + 1e-9);
    }),
  );
});

/** Pairs of nodes whose boxes share some place. */
function overlaps({ columns, places }: Layout): string[] {
  return columns.flatMap((column) =>
    column.flatMap((key, at) => {
      const next = column[at + 1];
      if (next === undefined) return [];
      return places.get(next)!.y - places.get(key)!.y < NODE.height - 0.001 ? [`${key} ${next}`] : [];
    }),
  );
}
