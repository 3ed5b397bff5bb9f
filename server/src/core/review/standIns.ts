import type { Review, UncomparedRecord, UnreadText } from '../../../../shared/src/protocol/review.ts';
import { groupBy } from '../groupBy.ts';
import { pairByIdentity } from './pairRecords.ts';
import { sideOf } from './recordChange.ts';
import { occurrencesIn, type RecordOccurrence, type ReviewedFile, type UnreadPart } from './reviewedFile.ts';
import { UnreadTexts, type BothSides } from './unreadTexts.ts';

/** Both sides, each with what it lacks because it cannot be read; and what that is. */
export interface CompletedSides extends BothSides, Pick<Review, 'unread' | 'uncompared'> {}

/**
 * Takes what cannot be read on a side as unchanged: the records of the other side that may be in it stand in for themselves, so
 * that nobody counts them as added or removed. A record that is found elsewhere needs no stand-in.
 */
export function withStandIns(files: BothSides): CompletedSides {
  const texts = new UnreadTexts(files);
  if (texts.isEmpty) {
    const { before, after } = files;
    return { before, after, unread: [], uncompared: { count: 0, records: [] } };
  }
  const { removed, added } = pairByIdentity(
    files.before.flatMap(occurrencesIn),
    files.after.flatMap(occurrencesIn),
  );
  const missing = { before: texts.holding(added, 'before'), after: texts.holding(removed, 'after') };
  const records = [...uncomparedOf(missing.before, 'before'), ...uncomparedOf(missing.after, 'after')];
  return {
    before: completed(files.before, files.after, missing.before),
    after: completed(files.after, files.before, missing.after),
    unread: texts.all,
    uncompared: { count: records.length, records },
  };
}

function uncomparedOf(
  missing: ReadonlyMap<RecordOccurrence, UnreadPart>,
  side: UnreadText['side'],
): UncomparedRecord[] {
  return [...missing].map(([record, { path, reason }]) => ({
    ...{ kind: record.facts.kind, record: sideOf(record), side },
    reason: path === record.path ? reason : `${path}: ${reason}`,
  }));
}

/** The files of a side with the stand-ins, each in its own file behind what can be read of it there. */
function completed(
  files: readonly ReviewedFile[],
  others: readonly ReviewedFile[],
  missing: ReadonlyMap<RecordOccurrence, UnreadPart>,
): ReviewedFile[] {
  const byPath = groupBy(missing.keys(), ({ path }) => path);
  const otherByPath = new Map(others.map((file) => [file.path, file]));
  const own = new Set(files.map(({ path }) => path));
  const gone = others
    .filter(({ path }) => !own.has(path) && byPath.has(path))
    .map(({ path, file: { uri, kind } }): ReviewedFile => {
      return { path, file: { uri, kind, documents: [], problems: [] }, values: [], segments: [] };
    });
  return [...files, ...gone].map((file) => {
    const other = otherByPath.get(file.path);
    const standIns = byPath.get(file.path) ?? [];
    return other === undefined || standIns.length === 0 ? file : withDocuments(file, other, standIns);
  });
}

function withDocuments(
  { path, file, values, segments }: ReviewedFile,
  other: ReviewedFile,
  standIns: readonly RecordOccurrence[],
): ReviewedFile {
  // Lines tell documents apart, and those of stand-ins come last.
  const shift = segments.reduce((lines, { text }) => lines + text.split('\n').length, 0);
  const positions = new Set(standIns.map(({ document }) => document));
  const documents = other.file.documents.filter((_, at) => positions.has(at));
  return {
    path,
    file: {
      ...file,
      documents: [...file.documents, ...documents.map((one) => ({ ...one, line: one.line + shift }))],
    },
    values: [...values, ...other.values.filter((_, at) => positions.has(at))],
    segments: [...segments, ...other.segments.filter((_, at) => positions.has(at))],
  };
}
