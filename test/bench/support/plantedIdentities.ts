import { checkDigitsOf, luhnDigitOf } from './checkDigits.ts';

/** Numbers from 0 to a bound, the same in every run. */
export type Dice = (below: number) => number;

/** A generator of pseudo-random numbers (mulberry32), so that a figure can be had again. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const FIRST = ['ana', 'ben', 'chloe', 'dmitri', 'elif', 'farah', 'goran', 'hana', 'ivo', 'jun'];
const LAST = ['okoye', 'lindqvist', 'moreau', 'tanaka', 'silva', 'novak', 'haddad', 'keller'];
const HOSTS = ['kestrel-post.net', 'ternmail.co.uk', 'quillbox.de', 'amberline.io'];

/** What is planted into texts, invented anew for each, by the code that should find it. */
export const IDENTITIES: Readonly<Record<string, (dice: Dice) => string>> = {
  'privacy.email': (dice) => {
    const sign = pick(dice, ['.', '_', '+', '']);
    return `${pick(dice, FIRST)}${sign}${pick(dice, LAST)}${pick(dice, ['', '7', '1985'])}@${pick(dice, HOSTS)}`;
  },
  'privacy.phone': (dice) =>
    pick(dice, [
      (): string => `+49 ${pick(dice, ['30', '89', '171'])} ${digits(dice, 8)}`,
      (): string => `+1-${leading(dice, 3)}-${leading(dice, 3)}-${digits(dice, 4)}`,
      (): string => `(${leading(dice, 3)}) ${leading(dice, 3)}-${digits(dice, 4)}`,
      (): string => `+44 20 ${leading(dice, 4)} ${digits(dice, 4)}`,
      (): string => `+33${leading(dice, 9)}`,
    ])(),
  'privacy.iban': (dice) => {
    const [country, account] = pick<readonly [string, string]>(dice, [
      ['DE', digits(dice, 18)],
      ['FR', digits(dice, 23)],
      ['NL', `ABNA${digits(dice, 10)}`],
    ]);
    const iban = country + checkDigitsOf(country, account) + account;
    return dice(2) === 0 ? iban : (iban.match(/.{1,4}/g) ?? []).join(' ');
  },
  'privacy.card': (dice) => {
    const body = pick(dice, ['4', '51', '55', '2223']) + digits(dice, 15);
    const number = body.slice(0, 15) + luhnDigitOf(body.slice(0, 15));
    return (number.match(/.{4}/g) ?? []).join(pick(dice, ['', ' ', '-']));
  },
  'privacy.secret': (dice) =>
    pick(dice, [
      (): string => `ghp_${letters(dice, 36)}`,
      (): string => `AKIA${letters(dice, 16).toUpperCase()}`,
      (): string => `sk-proj-${letters(dice, 48)}`,
      (): string => `glpat-${letters(dice, 20)}`,
      (): string => `AIza${letters(dice, 35)}`,
    ])(),
};

function pick<T>(dice: Dice, items: readonly T[]): T {
  const picked = items[dice(items.length)];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}

function digits(dice: Dice, length: number): string {
  return Array.from({ length }, () => String(dice(10))).join('');
}

/** Digits as area codes have them: the first is none of 0 and 1. */
function leading(dice: Dice, length: number): string {
  return String(2 + dice(8)) + digits(dice, length - 1);
}

function letters(dice: Dice, length: number): string {
  const all = 'ABCDEFGHJKLMNPQRSTUVWYZabcdefghijkmnopqrstuvwyz23456789';
  return Array.from({ length }, () => all.charAt(dice(all.length))).join('');
}
