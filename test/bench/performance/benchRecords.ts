import type { SearchFilters } from '../../../shared/src/protocol/search.ts';

const FIRSTS = 1000;
const RECORDS_OF_FUNCTION = 100;

/** The text of record `number` of `size`. Every tenth is derived from the first record of some file. */
export function recordText(
  { text, category }: { text: string; category: string },
  number: number,
  size: number,
): string {
  const source = sourceOf(number, size);
  return [
    `example_id: ${idOf(number)}`,
    'version: 1',
    `name: ${JSON.stringify(`banking77-train-${number}`)}`,
    `function_name: ${functionOf(number, size)}`,
    'domain: banking',
    `input: { text: ${JSON.stringify(text)} }`,
    `expected_output: { intent: ${JSON.stringify(category)} }`,
    `capability_tags: [${admits(0.1, number) ? 'rare' : 'common'}]`,
    `source: ${admits(50, number) ? 'human_authored' : 'synthetic'}`,
    `status: ${admits(5, number) ? 'draft' : 'approved'}`,
    ...(source === undefined ? [] : [`attribution: { derived_from: [{ example_id: ${idOf(source)} }] }`]),
    '',
  ].join('\n');
}

/** A hundred records, one more or less, have a function, and lie in as many files as there are up to a hundred. */
function functionOf(number: number, size: number): string {
  return `classify_intent/${String(number % Math.ceil(size / RECORDS_OF_FUNCTION))}`;
}

/** The record that a record is derived from. */
export function sourceOf(number: number, size: number): number | undefined {
  if (number % 10 !== 5) return undefined;
  return ((Math.floor(number / 10) * 7919) % Math.ceil(size / FIRSTS)) * FIRSTS;
}

export function idOf(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${number.toString(16).padStart(12, '0')}`;
}

/** The filter that admits so many percent of the records, by chance. */
export function filterOf(percent: number): SearchFilters {
  if (percent === 50) return { sources: ['human_authored'] };
  if (percent === 5) return { statuses: ['draft'] };
  return percent === 0.1 ? { tags: ['rare'] } : {};
}

/** Whether that filter admits a record. One of a thousand is admitted exactly, so that small workspaces have some. */
export function admits(percent: number, number: number): boolean {
  if (percent === 0.1) return number % 1000 === 500;
  const seed = percent === 50 ? 0x9e3779b1 : 0x85ebca6b;
  return percent === 100 || (Math.imul(number + 1, seed) >>> 8) / 2 ** 24 < percent / 100;
}
