import type { PairedRecords } from './pairRecords.ts';
import type { RecordKeyOf } from './placedProblems.ts';
import type { RecordOccurrence } from './reviewedFile.ts';

/** Gives records keys that they have on both sides, whatever they are called there: those of files that differ by their pair. */
export function recordKeys({
  pairs,
  removed,
  added,
}: PairedRecords): Record<'before' | 'after', RecordKeyOf> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const [at, pair] of pairs.entries()) {
    before.set(placeOf(pair.before), `pair ${String(at)}`);
    after.set(placeOf(pair.after), `pair ${String(at)}`);
  }
  for (const record of removed) before.set(placeOf(record), `removed ${placeOf(record)}`);
  for (const record of added) after.set(placeOf(record), `added ${placeOf(record)}`);
  const keyOf =
    (known: ReadonlyMap<string, string>): RecordKeyOf =>
    (uri, document) =>
      known.get(place(uri, document)) ?? place(uri, document);
  return { before: keyOf(before), after: keyOf(after) };
}

function placeOf({ uri, document }: RecordOccurrence): string {
  return place(uri, document);
}

function place(uri: string, document: number): string {
  return `${String(document)} ${uri}`;
}
