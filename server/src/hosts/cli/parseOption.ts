import { InvalidArgumentError } from 'commander';

/** Parses an option that is a whole number from `lowest` up. */
export function wholeNumber(lowest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= lowest && Number.isSafeInteger(number)) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${String(lowest)} up.`);
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
