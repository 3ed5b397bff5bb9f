import { expect, test } from 'vitest';
import { effectiveness } from '../../../server/src/core/feedback/effectiveness.ts';
import type { MeasuredEffect } from '../../../server/src/core/feedback/measuredEffects.ts';
import { recordAttributions } from '../../../server/src/core/feedback/recordAttributions.ts';

/** Effects, a line for each: run, example, estimate, half the interval, and words (`old`: of another content; `shapley`; `?`). */
function told(lines: string): string[] {
  const effects = lines
    .trim()
    .split('\n')
    .map((line): MeasuredEffect => {
      const [runId = '', exampleId = '', estimate = '', half = '', ...words] = line.trim().split(' ');
      return {
        ...{ runId, exampleId, contentHash: words.includes('old') ? 'old' : 'now', evaluations: 60 },
        ...{ estimate: +estimate, low: +estimate - +half, high: +estimate + +half },
        ...{ isEnough: !words.includes('?'), template: 't' },
        method: words.includes('shapley') ? 'shapley' : 'randomised',
      };
    });
  const all = effectiveness({
    runs: ['new', 'older'].map((runId, at) => ({ runId, name: runId, at: -at, template: 't' })),
    ...{ effects, uses: new Map(), nameOf: (id) => id, revision: 1 },
    exampleOf: (id) => ({
      ...{ name: id, contentHash: 'now', place: { uri: 'u', position: { line: 0, character: 0 } } },
      shares: id === 'd' ? [] : [{ bitId: 'bit', share: 1 }],
    }),
  });
  return [...recordAttributions(all, new Map([['a', 3]]))].map(([id, { effect, uses }]) =>
    [id, effect?.runId, effect?.method, effect?.verdict, effect?.estimate?.toFixed(2), uses]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

test('the newest effect of the present content counts, of random prompts before Shapley values', () => {
  expect(
    told(`
      older a 0.2 0.1
      new a 0.3 0.1 shapley
      new a 0.1 0.05
      older b 0.2 0.1
      new b 0.9 0.1 old
      new c 0.01 0.1 ?
      new d -0.2 0.1
    `),
  ).toEqual([
    'a new randomised helps 0.10 3',
    'b older randomised helps 0.20',
    'c new randomised unknown',
    'd new randomised harms -0.20',
    // Its examples a and c, as the newest run measured them: (0.10 + 0.01) / 2, and the interval holds 0.
    'bit new randomised unknown',
  ]);
});

test('an example that was used and never measured has its uses only', () => {
  expect(told('new b 0.2 0.1')).toEqual([
    'a 3',
    'b new randomised helps 0.20',
    'bit new randomised helps 0.20',
  ]);
});
