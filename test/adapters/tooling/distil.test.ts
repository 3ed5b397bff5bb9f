import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  principalComponents,
  quantise,
  weighByRank,
  type VectorTable,
} from '../../../scripts/setup/distil.ts';

const COLUMNS = 4;

const tables = fc
  .array(fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: COLUMNS, maxLength: COLUMNS }), {
    minLength: 3,
    maxLength: 12,
  })
  .map((rows): VectorTable => ({
    rows: rows.length,
    columns: COLUMNS,
    values: Float32Array.from(rows.flat()),
  }));

function rowsOf({ rows, columns, values }: VectorTable): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

function distance(left: readonly number[] = [], right: readonly number[] = []): number {
  return Math.hypot(...left.map((value, at) => value - (right[at] ?? 0)));
}

test('turning to all principal axes keeps every distance, and the first axes say the most', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const before = rowsOf(table);
      const after = rowsOf(principalComponents(table, COLUMNS));
      for (const [position, row] of before.entries())
        expect(distance(after[position], after[0])).toBeCloseTo(distance(row, before[0]), 3);
      const spread = Array.from({ length: COLUMNS }, (_, axis) =>
        after.reduce((sum, row) => sum + (row[axis] ?? 0) ** 2, 0),
      );
      for (let axis = 1; axis < COLUMNS; axis += 1)
        expect(spread[axis] ?? 0).toBeLessThanOrEqual((spread[axis - 1] ?? 0) + 0.01);
    }),
  );
});

test('eight bits are off by half a step of the row’s scale at most', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { values, scales } = quantise(table);
      for (const [at, value] of table.values.entries()) {
        const scale = scales[Math.floor(at / COLUMNS)] ?? 0;
        expect(Math.abs((values[at] ?? 0) * scale - value)).toBeLessThanOrEqual(scale / 2 + 1e-5);
      }
    }),
  );
});

test('frequent words weigh less, and what stands before the words weighs as the first of them', () => {
  const rows = 1000;
  const { values } = weighByRank({ rows, columns: 1, values: new Float32Array(rows).fill(1) }, 100);
  for (let row = 101; row < rows; row += 1) expect(values[row] ?? 0).toBeGreaterThan(values[row - 1] ?? 0);
  expect(new Set(values.subarray(0, 101)).size).toBe(1);
});
