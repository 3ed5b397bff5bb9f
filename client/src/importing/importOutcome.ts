import { numeral } from '../../../shared/src/counted.ts';
import type { CliResult } from '../tasks/cliProcess.ts';

/** What an import did, or would do, as the command line program says with `--json`. */
export interface ImportFacts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  bad: readonly { place: string; reasons: readonly string[] }[];
  /** Absolute paths of the files that were written. */
  files: readonly string[];
  cancelled: boolean;
  /** The YAML of the first new record; absent where there is none. */
  first?: string;
}

/** The words for what makes record files, and for what they are made of. */
export interface ImportWords {
  /** As in "The import of a.csv". */
  work: string;
  /** As in "a.csv was not imported". */
  done: string;
  /** As in "2 bad rows". */
  rows: readonly [one: string, several: string];
  /** Why nothing could be made where there is nothing to make it of. */
  none: string;
  /** What to do after it was cancelled. */
  again: string;
}

/** The words for the import of a file. */
export const IMPORT_WORDS: ImportWords = {
  work: 'import',
  done: 'imported',
  rows: ['row', 'rows'],
  none: 'it has no rows',
  again: 'Import the file again to go on.',
};

/** The words for examples that are made of DataBits. */
export const EXTRACT_WORDS: ImportWords = {
  work: 'extraction',
  done: 'extracted',
  rows: ['DataBit', 'DataBits'],
  none: 'there are no DataBits',
  again: 'Extract again with the same name to go on.',
};

/** How an import ended, for one message. */
export interface ImportOutcome {
  kind: 'done' | 'badRows' | 'failed' | 'cancelled';
  message: string;
}

/** Reads the program's answer; `undefined` for anything else. */
export function readImportFacts(json: string): ImportFacts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { rows, created, unchanged, updated, bad, files, cancelled, first } = value as Record<
    string,
    unknown
  >;
  if (typeof rows !== 'number' || typeof created !== 'number' || typeof unchanged !== 'number')
    return undefined;
  if (!Array.isArray(updated) || !Array.isArray(bad) || !Array.isArray(files)) return undefined;
  return {
    rows,
    created,
    unchanged,
    updated: updated.length,
    bad: bad.filter(isBadRow),
    files: files.filter((file) => typeof file === 'string'),
    cancelled: cancelled === true,
    ...(typeof first === 'string' ? { first } : {}),
  };
}

/** The sentence about an import: well, with bad rows, failed as a whole, and stopped are told apart. */
export function importOutcome(
  name: string,
  result: CliResult,
  facts: ImportFacts | undefined,
  words = IMPORT_WORDS,
): ImportOutcome {
  const failure = `${name} was not ${words.done}`;
  const [one, several] = words.rows;
  const isStopped = result.exitCode === 130 || result.exitCode === undefined || facts?.cancelled === true;
  if (isStopped) return { kind: 'cancelled', message: stoppedMessage(name, facts, words) };
  if (facts === undefined) {
    const reason = result.error.split('\n').at(-1) ?? '';
    return { kind: 'failed', message: `${failure}. ${reason}`.trim() };
  }
  if (facts.rows === 0) return { kind: 'failed', message: `${failure}: ${words.none}.` };
  if (facts.bad.length === facts.rows) {
    const rows =
      facts.rows === 1 ? `its only ${one} is bad` : `all ${numeral(facts.rows)} ${several} are bad`;
    return { kind: 'failed', message: `${failure}: ${rows}.` };
  }
  return {
    kind: facts.bad.length > 0 ? 'badRows' : 'done',
    message: `${name}: ${importCounts(facts, words)}.`,
  };
}

/** "2 new, 1 bad row": only what there is. */
export function importCounts(
  { created, updated, unchanged, bad }: ImportFacts,
  { rows: [one, several] } = IMPORT_WORDS,
): string {
  const parts = [
    [created, 'new'],
    [updated, 'updated'],
    [unchanged, 'unchanged'],
    [bad.length, `bad ${bad.length === 1 ? one : several}`],
  ] as const;
  const found = parts.filter(([value]) => value > 0).map(([value, word]) => `${numeral(value)} ${word}`);
  return found.length === 0 ? `no ${several}` : found.join(', ');
}

/** The bad rows, a line each. */
export function badRowLines(name: string, facts: ImportFacts): string[] {
  return facts.bad.map(({ place, reasons }) => `${name}: ${place}: ${reasons.join('; ')}`);
}

function stoppedMessage(name: string, facts: ImportFacts | undefined, words: ImportWords): string {
  const isEmpty = facts === undefined || facts.files.length === 0;
  const done = isEmpty ? 'nothing was written' : importCounts(facts, words);
  return `The ${words.work} of ${name} was cancelled: ${done}. ${words.again}`;
}

function isBadRow(value: unknown): value is ImportFacts['bad'][number] {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'place' in value && typeof value.place === 'string' && 'reasons' in value && Array.isArray(value.reasons)
  );
}
