import { describe, expect, test } from 'vitest';
import type { RunDetail } from '../../shared/src/protocol/runs.ts';
import { commonDemos } from '../../webviews/src/pages/runs/model/commonDemos.ts';
import { datasetDelta } from '../../webviews/src/pages/runs/model/datasetDelta.ts';
import { exampleMatrix, filterRows } from '../../webviews/src/pages/runs/model/exampleRows.ts';
import { meanDifference, meanScore } from '../../webviews/src/pages/runs/model/intervals.ts';
import { differingSettings } from '../../webviews/src/pages/runs/model/settings.ts';
import { flips, pairRuns } from '../../webviews/src/pages/runs/model/sharedRows.ts';
import { studentQuantile } from '../../webviews/src/pages/runs/model/student.ts';
import { measuredTrials, type Trial } from '../../webviews/src/pages/runs/model/trials.ts';
import { runDetail } from './support/runReceipts.ts';

type Score = number | null;

/** What `runner/databits_runner/attribution` answers for the same numbers. */
const RUNNER = {
  quantiles: [
    [1, 12.706204736174687],
    [2, 4.30265272974946],
    [3, 3.182446305283708],
    [10, 2.2281388519862744],
    [29, 2.045229642132701],
    [120, 1.979930405082438],
  ] as const,
  means: [
    [
      [1, 1, 0, 1],
      [0.75, 0.300641842582402, 0.9544127391902995, 4],
    ],
    [
      [1, 1, 1, 1, 1],
      [1, 0.5655175352168254, 1, 5],
    ],
    [
      [0, 0, 0],
      [0, 0, 0.5614970317550454, 3],
    ],
    [
      [0.5, 1, 0, null, 0.25],
      [0.4375, 0, 1, 4],
    ],
    [[0.5], [0.5, 0, 1, 1]],
  ] as [Score[], [number, number, number, number]][],
  differences: [
    [
      [1, 1, 0, 1],
      [0, 1, 0, 0],
      [0.5, -0.2630647145723856, 0.9297313812390522, 4],
    ],
    [
      [0.5, 1, 0.2],
      [0.1, 1, 0.9],
      [-0.1, -1, 1, 3],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 1, 0],
      [0.8333333333333334, 0.1427258797797517, 1, 6],
    ],
    [
      [0.5, null, 1],
      [0.25, 0, 0.5],
      [0.375, -1, 1, 2],
    ],
  ] as [Score[], Score[], [number, number, number, number]][],
};

describe('intervals are those of the runner', () => {
  test.each(RUNNER.quantiles)('Student’s t for %d degrees', (degrees, expected) => {
    expect(studentQuantile(degrees)).toBeCloseTo(expected, 9);
  });

  test.each(RUNNER.means)('the mean of %j', (scores, [score, low, high, rows]) => {
    const found = meanScore(scores);
    expect([found?.score, found?.low, found?.high].map((one) => one?.toFixed(9))).toEqual(
      [score, low, high].map((one) => one.toFixed(9)),
    );
    expect(found?.rows).toBe(rows);
  });

  test.each(RUNNER.differences)(
    'the difference of %j and %j',
    (scores, others, [difference, low, high, rows]) => {
      const found = meanDifference(scores.map((score, at) => [score, others[at]]));
      expect([found?.difference, found?.low, found?.high].map((one) => one?.toFixed(9))).toEqual(
        [difference, low, high].map((one) => one.toFixed(9)),
      );
      expect(found?.rows).toBe(rows);
    },
  );

  test('without a score there is none, and a single row has no interval of a difference', () => {
    expect(meanScore([null, undefined])).toBeUndefined();
    expect(meanDifference([[1, null]])).toBeUndefined();
    expect(
      meanDifference([
        [1, 0],
        [null, 1],
      ]),
    ).toEqual({ difference: 1, rows: 1 });
  });
});

/** An evaluation in a line: `number phase split kind program: row=score …`, with `!` for an error. */
function trialOf(line: string): Trial {
  const [head = '', tail = ''] = line.split(': ');
  const [trial, phase = '', split, kind, program = ''] = head.split(' ');
  const scores = Object.fromEntries(
    tail.split(' ').map((part): [string, Score] => {
      const [row = '', score = ''] = part.split('=');
      return [row, score === '!' ? null : Number(score)];
    }),
  );
  const mean = meanScore(Object.values(scores));
  return {
    ...{ trial: Number(trial), phase, program, scores, started_at: '', finished_at: '' },
    split: split === 'test' ? 'test' : 'val',
    kind: kind === 'full' ? 'full' : 'minibatch',
    ...(mean !== undefined && { score: mean.score }),
  };
}

/** A run with evaluations in lines and members `split:id@hash`. */
function runOf(lines: readonly string[], members = ''): RunDetail {
  const run = runDetail({ val: 0, test: 0, train: 0 });
  const { receipt } = run;
  if (receipt === undefined) throw new Error('There is a receipt.');
  const found = members.split(' ').filter((text) => text !== '');
  const of = (split: string): { id: string; content_hash: string }[] =>
    found.flatMap((text) => {
      const [, name, id = '', hash = ''] = /^(\w+):(\w+)@(\w+)$/.exec(text) ?? [];
      return name === split ? [{ id, content_hash: hash }] : [];
    });
  const names = { ...run.names };
  return {
    ...{ ...run, names },
    receipt: {
      ...receipt,
      trials: lines.map(trialOf),
      members: { train: of('train'), val: of('val'), test: of('test') },
    },
  };
}

describe('the best program', () => {
  test('is never that of a minibatch, of a prompt drawn at random, or of many errors; of equal ones it is the first', () => {
    const { receipt } = runOf([
      '0 baseline val full p0: a=1 b=0',
      '1 optimizing val minibatch p1: a=1',
      '2 optimizing val full p2: a=1 b=!',
      '3 optimizing val full p3: a=1 b=0.5',
      '4 optimizing val full p4: a=0.5 b=1',
      '5 attributing val full p5: a=1 b=1',
      '6 testing test full p0: c=0',
      '7 testing test full p3: c=1',
    ]);
    const numbers = (split: 'val' | 'test'): (number | undefined)[] => {
      const { baseline, best } = measuredTrials(receipt, split);
      return [baseline?.trial, best?.trial];
    };
    expect([numbers('val'), numbers('test')]).toEqual([
      [0, 3],
      [6, 7],
    ]);
    expect(measuredTrials(undefined, 'val')).toEqual({ baseline: undefined, best: undefined });
  });
});

test('rows improve, regress, always fail or end in errors', () => {
  const { rows, trials } = exampleMatrix(
    runOf(
      [
        '0 baseline val full p0: a=0 b=1 c=0 d=! e=1 f=0 g=1 h=1 i=1 j=1 k=1',
        '1 optimizing val full p1: a=1 b=0.5 c=0 d=1 e=1 f=! g=1 h=1 i=1 j=1 k=1',
        '2 attributing val full p2: a=0 b=0 c=0 d=0 e=0 f=0 g=0 h=0 i=0 j=0 k=0',
      ],
      'val:a@1 val:b@1 val:c@1 val:d@1 val:e@1 val:f@1 val:g@1 test:x@1',
    ),
    'val',
  );
  const of = (filter: Parameters<typeof filterRows>[1]): string =>
    filterRows(rows, filter)
      .map(({ id }) => id)
      .join('');
  expect([of('all'), of('improved'), of('regressed'), of('fails'), of('errors')]).toEqual([
    'abcdefg',
    'a',
    'b',
    'c',
    'df',
  ]);
  expect(trials).toHaveLength(2);
  expect(rows.map(({ change }) => change)).toEqual([
    'improved',
    'regressed',
    'same',
    'unknown',
    'same',
    'unknown',
    'same',
  ]);
});

describe('two runs', () => {
  const before = runOf(
    ['0 baseline val full p0: a=0 b=1 c=0', '1 baseline test full p0: t=1'],
    'train:z@1 val:a@1 val:b@1 val:c@1 test:t@1 test:m@1',
  );
  const after = runOf(
    ['0 baseline val full p0: a=1 b=0 c=1', '1 baseline test full p0: t=!'],
    'train:y@1 val:a@1 val:b@2 val:c@1 test:t@1 val:m@1',
  );

  test('are paired on rows of the same content in the same split only', () => {
    const { sizes, shared, difference } = pairRuns(before, after, 'val');
    expect(sizes).toEqual([3, 4]);
    expect(
      shared.map(({ id, before: one, after: other }) => `${id}: ${String(one)} ${String(other)}`),
    ).toEqual(['a: 0 1', 'c: 0 1']);
    expect(difference?.difference).toBe(1);
    expect(difference?.rows).toBe(2);
    expect(flips(shared).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('without rows that have two scores have no difference', () => {
    const { shared, difference } = pairRuns(before, after, 'test');
    expect(shared).toHaveLength(1);
    expect(difference).toBeUndefined();
  });

  test('tell which members came, went, changed and moved', () => {
    expect(
      datasetDelta(before, after).map(({ id, change, splits }) => `${id} ${change} ${splits.join('>')}`),
    ).toEqual(['y came train', 'z went train', 'b changed val', 'm moved test>val']);
    expect(datasetDelta(before, before)).toEqual([]);
  });

  test('tell the settings in which they differ', () => {
    const [one, other] = [runDetail(), runDetail({ seed: 3, metric: 'token_f1', changed: 2 })];
    const said = differingSettings([one, other]).map(
      ({ name, values }) => `${name}: ${values.map((value) => JSON.stringify(value)).join(' | ')}`,
    );
    expect(said).toEqual([
      'dataset: "Requests of 2026 (content 00000002)" | "Requests of 2026 (content 00000004)"',
      'metric: "exact" | "token_f1"',
      'seed: 17 | 3',
    ]);
    expect(differingSettings([one, one])).toEqual([]);
  });

  test('have examples in common by what they say', () => {
    const demo = (text: string, id?: string): Parameters<typeof commonDemos>[0][number] => ({
      ...{ inputs: { text }, outputs: { intent: 'x' }, augmented: false },
      ...(id !== undefined && { example_id: id }),
    });
    const { both, first, second } = commonDemos([demo('a', '1'), demo('b')], [demo('c'), demo('a')]);
    expect([both, first, second].map((demos) => demos.map(({ inputs }) => inputs['text']))).toEqual([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });
});
