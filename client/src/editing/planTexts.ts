import type { RecordEdits, RefusedRecord } from '../../../shared/src/protocol/writing.ts';

/** Most lines that a message names; the document with all of them has the rest. */
const MOST_NAMED = 5;

/** What a change did, as a sentence; absent where nothing is worth saying. */
export function summaryOf({ edited, refused, unchanged }: RecordEdits): string {
  const parts = [
    `${count(edited.length, 'record')} changed`,
    ...(unchanged.length === 0 ? [] : [`${String(unchanged.length)} already so`]),
    ...(refused.length === 0
      ? []
      : [`${String(refused.length)} left as ${refused.length === 1 ? 'it is' : 'they are'}`]),
  ];
  return `${parts.join(', ')}.`;
}

/** Every record that was left alone, with its reason and what refers to it. */
export function refusalText(refused: readonly RefusedRecord[]): string {
  return refused
    .map((record) => [`${record.id}: ${record.reason}`, ...placeLines(record)].join('\n'))
    .join('\n');
}

/** What refers to records that shall be deleted: the first places, for a question. */
export function referrerText(refused: readonly RefusedRecord[]): string {
  const lines = refused.flatMap(placeLines).map((line) => line.trim());
  const more = lines.length - MOST_NAMED;
  return [...lines.slice(0, MOST_NAMED), ...(more > 0 ? [`… and ${String(more)} more`] : [])].join('\n');
}

function placeLines({ referredBy = [] }: RefusedRecord): string[] {
  return referredBy.map(({ kind, name, path }) => `  ${kind} "${name}", ${path}`);
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
