import type { ExampleUsage, ObservedSuccess } from '../../../../shared/src/protocol/usage.ts';
import type { UsageEvent } from './usageEvent.ts';

/** Milliseconds of the two windows that a trend compares. */
const WINDOW = 30 * 24 * 60 * 60 * 1000;
/** Standard normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/** What the logs say of one example, but for its name. */
export type UsageCount = Omit<ExampleUsage, 'name'>;

interface Tally {
  count: number;
  lastUsed: string;
  lastTime: number;
  recent: number;
  previous: number;
  successes: number;
  outcomes: number;
}

/** Each event once, whatever files it is in; of two with one id the first counts. */
export function distinctEvents(events: Iterable<UsageEvent>): UsageEvent[] {
  const byId = new Map<string, UsageEvent>();
  for (const event of events) if (!byId.has(event.eventId)) byId.set(event.eventId, event);
  return [...byId.values()];
}

/**
 * Counts distinct events by example, the most used first. `now` is in milliseconds since 1970. An event from a clock
 * that runs ahead counts, but belongs to no window.
 */
export function summariseUsage(events: readonly UsageEvent[], now: number): UsageCount[] {
  const tallies = new Map<string, Tally>();
  for (const event of events) {
    const tally = tallies.get(event.exampleId) ?? emptyTally();
    tallies.set(event.exampleId, tally);
    add(tally, event, now);
  }
  return [...tallies]
    .map(([id, tally]) => countOf(id, tally))
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}

function add(tally: Tally, event: UsageEvent, now: number): void {
  const time = Date.parse(event.at);
  const age = now - time;
  tally.count += 1;
  if (time > tally.lastTime) [tally.lastTime, tally.lastUsed] = [time, event.at];
  if (age >= 0 && age < WINDOW) tally.recent += 1;
  if (age >= WINDOW && age < 2 * WINDOW) tally.previous += 1;
  if (event.outcome === undefined) return;
  tally.outcomes += 1;
  if (event.outcome === 'success') tally.successes += 1;
}

function countOf(id: string, tally: Tally): UsageCount {
  const { count, lastUsed, recent, previous, successes, outcomes } = tally;
  const success = observedSuccess(successes, outcomes);
  return {
    ...{ id, count, lastUsed, recent, previous },
    ...(success === undefined ? {} : { observedSuccess: success }),
  };
}

/**
 * The share of successes with its 95 % Wilson score interval (E. B. Wilson, Probable inference, the law of succession,
 * and statistical inference, JASA 22, 1927): (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). It stays within 0 and
 * 1 and is honest for few uses. Absent without outcomes.
 */
export function observedSuccess(successes: number, outcomes: number): ObservedSuccess | undefined {
  if (outcomes === 0) return undefined;
  const rate = successes / outcomes;
  const square = Z ** 2;
  const middle = rate + square / (2 * outcomes);
  const reach = Z * Math.sqrt((rate * (1 - rate)) / outcomes + square / (4 * outcomes ** 2));
  const scale = 1 + square / outcomes;
  const low = Math.max(0, (middle - reach) / scale);
  const high = Math.min(1, (middle + reach) / scale);
  return { successes, outcomes, rate, low, high };
}

function emptyTally(): Tally {
  return {
    count: 0,
    lastUsed: '',
    lastTime: -Infinity,
    recent: 0,
    previous: 0,
    successes: 0,
    outcomes: 0,
  };
}
