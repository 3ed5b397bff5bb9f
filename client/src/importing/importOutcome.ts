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
): ImportOutcome {
  const isStopped = result.exitCode === 130 || result.exitCode === undefined || facts?.cancelled === true;
  if (isStopped) return { kind: 'cancelled', message: stoppedMessage(name, facts) };
  if (facts === undefined) {
    const reason = result.error.split('\n').at(-1) ?? '';
    return { kind: 'failed', message: `${name} was not imported. ${reason}`.trim() };
  }
  if (facts.rows === 0) return { kind: 'failed', message: `${name} was not imported: it has no rows.` };
  if (facts.bad.length === facts.rows) {
    const rows = facts.rows === 1 ? 'its only row is bad' : `all ${number(facts.rows)} rows are bad`;
    return { kind: 'failed', message: `${name} was not imported: ${rows}.` };
  }
  return { kind: facts.bad.length > 0 ? 'badRows' : 'done', message: `${name}: ${importCounts(facts)}.` };
}

/** "2 new, 1 bad row": only what there is. */
export function importCounts({ created, updated, unchanged, bad }: ImportFacts): string {
  const parts = [
    [created, 'new'],
    [updated, 'updated'],
    [unchanged, 'unchanged'],
    [bad.length, bad.length === 1 ? 'bad row' : 'bad rows'],
  ] as const;
  const found = parts.filter(([value]) => value > 0).map(([value, word]) => `${number(value)} ${word}`);
  return found.length === 0 ? 'no rows' : found.join(', ');
}

/** The bad rows, a line each. */
export function badRowLines(name: string, facts: ImportFacts): string[] {
  return facts.bad.map(({ place, reasons }) => `${name}: ${place}: ${reasons.join('; ')}`);
}

function stoppedMessage(name: string, facts: ImportFacts | undefined): string {
  const done = facts === undefined || facts.files.length === 0 ? 'nothing was written' : importCounts(facts);
  return `The import of ${name} was cancelled: ${done}. Import the file again to go on.`;
}

function isBadRow(value: unknown): value is ImportFacts['bad'][number] {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'place' in value && typeof value.place === 'string' && 'reasons' in value && Array.isArray(value.reasons)
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
