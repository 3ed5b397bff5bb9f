import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  distinctEvents,
  observedSuccess,
  summariseUsage,
} from '../../../server/src/core/usage/summariseUsage.ts';
import { parseEvents, renderEvent, type UsageEvent } from '../../../server/src/core/usage/usageEvent.ts';

const NOW = Date.parse('2026-03-31T00:00:00Z');

function event(eventId: string, exampleId: string, at: string, outcome?: UsageEvent['outcome']): UsageEvent {
  const plain = { eventId, exampleId, at, context: 'eval', writer: 'w' };
  return outcome === undefined ? plain : { ...plain, outcome };
}

test('counts, windows, outcomes and the last use', () => {
  const counted = summariseUsage(
    [
      event('1', 'a', '2026-03-30T10:00:00Z', 'success'),
      event('2', 'a', '2026-03-02T10:00:00Z', 'failure'),
      event('3', 'a', '2026-02-10T10:00:00Z'),
      event('4', 'a', '2025-01-01T00:00:00Z', 'success'),
      event('5', 'b', '2031-01-01T00:00:00Z'),
    ],
    NOW,
  );
  const [a, b] = counted;
  expect(a).toMatchObject({ id: 'a', count: 4, recent: 2, previous: 1, lastUsed: '2026-03-30T10:00:00Z' });
  expect(a?.observedSuccess).toMatchObject({ successes: 2, outcomes: 3 });
  // A clock that ran ahead: the use counts, but is in neither window.
  expect(b).toEqual({ id: 'b', count: 1, recent: 0, previous: 0, lastUsed: '2031-01-01T00:00:00Z' });
});

test.each<[number, number, string | undefined]>([
  // Newcombe, Statistics in Medicine 17 (1998), table I: Wilson's score method without continuity correction.
  [81, 263, '0.2553 0.3662'],
  [15, 148, '0.0624 0.1605'],
  [0, 20, '0.0000 0.1611'],
  [1, 29, '0.0061 0.1718'],
  [20, 20, '0.8389 1.0000'],
  [0, 0, undefined],
])('%i successes of %i', (successes, outcomes, interval) => {
  const success = observedSuccess(successes, outcomes);
  expect(success && `${success.low.toFixed(4)} ${success.high.toFixed(4)}`).toBe(interval);
});

test('an interval holds its rate and stays within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (successes, failures) => {
      fc.pre(successes + failures > 0);
      const { rate, low, high } = observedSuccess(successes, successes + failures) ?? {
        rate: 2,
        low: 2,
        high: 2,
      };
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(rate + 1e-12);
      expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
    }),
  );
});

test('the same event in two logs counts once', () => {
  const one = event('1', 'a', '2026-03-30T10:00:00Z');
  expect(
    distinctEvents([one, event('2', 'a', '2026-03-30T10:00:00Z'), { ...one, writer: 'x' }]),
  ).toHaveLength(2);
});

test('what is written is read back, and a log cut anywhere loses the cut line only', () => {
  const events = ['1', '2', '3'].map((id) => ({
    ...event(id, 'a', '2026-03-30T10:00:00Z', 'success'),
    ...{ contentHash: 'h', runId: 'r', query: 'naïve\n"text" 😀' },
  }));
  const lines = events.map(renderEvent);
  const text = lines.join('');
  expect(parseEvents(text)).toEqual({ events, damagedLines: 0 });
  for (let end = 0; end <= text.length; end += 1) {
    const whole = lines.filter((_, at) => lines.slice(0, at + 1).join('').length <= end + 1).length;
    const { events: read, damagedLines } = parseEvents(text.slice(0, end));
    expect([read.length, read]).toEqual([whole, events.slice(0, whole)]);
    expect(damagedLines).toBeLessThanOrEqual(1);
  }
});

test.each([
  '{"event_id": "1"}',
  '{"event_id": "1", "example_id": "a", "at": "yesterday"}',
  '[1]',
  'null',
  '{"event_id": 1, "example_id": "a", "at": "2026-03-30T10:00:00Z"}',
  '\u0000\u0000\u0000',
])('a line that is no event is passed over: %s', (line) => {
  expect(parseEvents(`${line}\n`)).toEqual({ events: [], damagedLines: 1 });
});
