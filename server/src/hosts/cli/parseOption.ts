import { InvalidArgumentError } from 'commander';

/** Parses an option that is a whole number from `lowest` up, or to `highest`. */
export function wholeNumber(lowest: number, highest = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= lowest && number <= highest) return number;
    const end = highest === Number.MAX_SAFE_INTEGER ? 'up' : `to ${String(highest)}`;
    throw new InvalidArgumentError(`It must be a whole number from ${String(lowest)} ${end}.`);
  };
}

/** Collects an option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** Parses the sign between the values of a table; `\\t` is a tab. */
export function delimiter(text: string): string {
  const sign = text.replace('\\t', '\t');
  if (sign.length === 1 && !/["\r\n]/.test(sign)) return sign;
  throw new InvalidArgumentError('It must be one character, such as , ; | or \\t, and no quote or line end.');
}

/** Parses an option that is a number from 0 to 1. */
export function share(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

/** Parses an option that is a number. */
export function anyNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It must be a number.');
}

/** Parses a date, in UTC where it names no zone, as seconds since 1970: of a day without a time its first or last second. */
export function moment(end: 'first' | 'last'): (text: string) => number {
  return (text) => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
    const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.test(text);
    const zoned = isTime && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text;
    const time = isDay || isTime ? Date.parse(zoned) / 1000 : NaN;
    if (Number.isNaN(time))
      throw new InvalidArgumentError('It must be a date such as 2026-08-27 or 2026-08-27T12:00Z.');
    return isDay && end === 'last' ? time + SECONDS_OF_DAY - 1 : time;
  };
}

const SECONDS_OF_DAY = 86_400;
