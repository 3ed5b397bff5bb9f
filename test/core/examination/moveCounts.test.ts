import { expect, test } from 'vitest';
import { MoveCounts, type Move } from '../../../server/src/core/examination/moveCounts.ts';

const MOVES: readonly Move[] = [
  { from: 'val', to: 'test', count: 1 },
  { from: 'test', to: 'val', count: 1 },
  { from: 'train', to: 'none', count: 2 },
];

/** The moves in the order in which they are told, when they were counted in this one. */
function told(moves: readonly Move[]): string[] {
  const counts = new MoveCounts();
  for (const move of moves) counts.add({ dataset: 'd', ...move });
  return counts.in('d').map(({ from, to, count }) => `${String(count)} ${from} ${to}`);
}

test('the most frequent moves come first, in an order that does not depend on which was counted first', () => {
  const expected = ['2 train none', '1 val test', '1 test val'];
  expect(told(MOVES)).toEqual(expected);
  expect(told(MOVES.toReversed())).toEqual(expected);
});
