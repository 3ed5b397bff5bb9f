const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From how many seconds on an age is told in a unit. */
const UNITS = [
  { unit: 'year', seconds: 365 * DAY },
  { unit: 'month', seconds: 30 * DAY },
  { unit: 'day', seconds: DAY },
  { unit: 'hour', seconds: HOUR },
  { unit: 'minute', seconds: MINUTE },
] as const;

/** How long ago something was. */
export interface Age {
  /** For people: "2 days ago". */
  words: string;
  /** Seconds after which the words are others. */
  holdsFor: number;
}

/** An age in seconds as people say it, in whole units; what comes from a clock that is ahead was just now. */
export function ageOf(seconds: number): Age {
  const found = UNITS.find((unit) => seconds >= unit.seconds);
  if (found === undefined) return { words: 'just now', holdsFor: Math.max(1, MINUTE - Math.max(0, seconds)) };
  const count = Math.floor(seconds / found.seconds);
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(-count, found.unit);
  const next = UNITS[UNITS.indexOf(found) - 1]?.seconds ?? Infinity;
  return { words, holdsFor: Math.min((count + 1) * found.seconds, next) - seconds };
}
