import { expect, test } from 'vitest';
import type { RunReceipt } from '../../../shared/src/generated/records.ts';
import { runFindings } from '../../../server/src/core/feedback/runFeedback.ts';
import type { UsageEvent } from '../../../server/src/core/usage/usageEvent.ts';
import { hash, id, program, randomised, receipt } from './receipts.ts';

/** What is found of each example, one line each. */
function check(own: RunReceipt, expected: string, others: RunReceipt[] = [], events: string[] = []): void {
  const logged = events.map((line, at): UsageEvent => {
    const [end = '', run] = line.split(' ');
    const of = run === undefined ? {} : { runId: id(run) };
    return { eventId: id(`f${String(at)}`), at: '', exampleId: id(end), context: 'app', writer: 'w', ...of };
  });
  const { records, withoutEvidence, alwaysFailing } = runFindings(own, [own, ...others], logged);
  const lines = records.map(({ id: found, uses, effect, difficulty }) =>
    [
      found.replace(/^.*-0+/, ''),
      ...(uses === undefined ? [] : [`uses ${String(uses)}`]),
      ...(effect === undefined ? [] : [`effect ${String(effect.estimate)}`]),
      ...(difficulty === undefined ? [] : [`difficulty ${String(difficulty.value)}`]),
    ].join(' '),
  );
  const { effects, difficulties } = withoutEvidence;
  lines.push(`unknown ${String(effects)} effects ${String(difficulties)} difficulties`);
  for (const one of alwaysFailing) lines.push(`failing ${one.replace(/^.*-0+/, '')}`);
  expect(lines.join('\n')).toBe(expected.trim().replaceAll(/^ +/gm, ''));
}

const row = (end: string, letter: string, difficulty: number | undefined, programs: number): Difficulty => ({
  ...{ example_id: id(end), content_hash: hash(letter), programs, errors: 0 },
  ...(difficulty !== undefined && { difficulty }),
  always_failing: difficulty === 1,
});
type Difficulty = NonNullable<RunReceipt['difficulty']>[number];

test('uses are events and final programs of all runs, each use once', () => {
  const own = receipt('1', { program: [...program('a h', 'b h'), ...program('a h')] });
  const other = receipt('2', { program: program('a h', 'c h') });
  check(
    own,
    `a uses 4
     b uses 1
     unknown 0 effects 0 difficulties`,
    [other],
    // Of the events one tells of the use in run 1.
    ['a', 'a', 'a 1', 'c'],
  );
});

test('effects are told where there is enough evidence of them', () => {
  check(
    receipt('1', {
      attribution: randomised(
        'a h 0.2 0.1 0.3 enough',
        'b h -0.1 -0.2 -0.05',
        'c h ?',
        'd h -0.3 -0.4 -0.2 enough',
      ),
    }),
    `a effect 0.2
     d effect -0.3
     unknown 2 effects 0 difficulties`,
  );
  // A score without its context would mean nothing.
  const { metric: _metric, ...withoutMetric } = receipt('1', {
    attribution: randomised('a h 0.2 0.1 0.3 enough'),
  });
  check(withoutMetric, 'unknown 1 effects 0 difficulties');
});

test('difficulties come from at least three programs', () => {
  check(
    receipt('1', {
      difficulty: [
        row('a', 'h', 0.25, 3),
        row('b', 'h', 0.5, 2),
        row('c', 'h', undefined, 0),
        row('d', 'h', 1, 4),
      ],
    }),
    `a difficulty 0.25
     d difficulty 1
     unknown 0 effects 2 difficulties
     failing d`,
  );
});

test('nothing comes from rows of test, whatever the receipt says of them', () => {
  check(
    receipt('1', {
      members: { train: [], val: [], test: [{ id: id('a').toUpperCase(), content_hash: hash('h') }] },
      program: program('a h', 'b h'),
      attribution: randomised('a h 0.2 0.1 0.3 enough'),
      difficulty: [row('a', 'h', 1, 4)],
    }),
    `b uses 1
     unknown 1 effects 0 difficulties`,
  );
});
