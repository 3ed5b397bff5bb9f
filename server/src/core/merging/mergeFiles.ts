import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { LIMITS } from '../document/limits.ts';
import { splitDocuments } from '../document/split.ts';
import { documentsOf, idOfKey, matchDocuments, type FileDocument } from './fileDocuments.ts';
import { fileSides } from './fileSides.ts';
import { mergedOrder } from './mergedOrder.ts';
import { joinDocuments, mergeDocument, type MergedDocument } from './mergeDocument.ts';
import { renderPieces, textOfSide, conflictsAmong, type MarkerStyle, type Piece } from './pieces.ts';

/** The texts of a record file: as both sides have it, and as it was before them; the base is empty where both added it. */
export interface FileTexts {
  base: string;
  ours: string;
  theirs: string;
}

/** A conflict that is left for people. */
export interface LeftConflict {
  /** The record's id, lower-cased; absent where its text has none. */
  id: string | undefined;
  /** The property, nested ones with dots; `removed` where one side took the record out; absent for texts that could not be read. */
  about: string | undefined;
}

/** A merged file. */
export interface MergedFile {
  text: string;
  conflicts: LeftConflict[];
  /** Properties of tools that were left out of records: neither side's value was about the merged content. */
  dropped: { id: string | undefined; properties: readonly string[] }[];
}

/**
 * Merges two changes of a record file record by record, wherever they stand, and property by property. What only one side
 * changed is taken as it is written there; nothing else is written anew. Answers why the records cannot be told apart, if
 * they cannot: the file is then one text, to be merged by its lines.
 */
export function mergeFiles(
  texts: FileTexts,
  kind: RecordKind,
  style: MarkerStyle,
): MergedFile | { reason: string } {
  const { base, ours, theirs } = texts;
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [], dropped: [] };
  if (base === ours) return { text: theirs, conflicts: [], dropped: [] };
  const sides = fileSides(base, ours, theirs);
  if ('reason' in sides) return sides;
  const documents = {
    ...{ base: documentsOf(sides.base), ours: documentsOf(sides.ours), theirs: documentsOf(sides.theirs) },
  };
  const all = Object.values(documents);
  if (all.some(({ length }) => length > LIMITS.documents)) return { reason: 'It has too many records.' };
  if (all.some((side) => side.some(hasDirectives)))
    return { reason: 'It has directives (% at a line’s start).' };
  const matched = matchDocuments(documents, kind);
  if (matched === undefined)
    return { reason: 'Both sides changed documents that cannot be told apart by their ids.' };
  const keys = new Set([...matched.base.keys(), ...matched.ours.keys(), ...matched.theirs.keys()]);
  const merged = new Map<string, MergedDocument>();
  for (const key of keys) {
    const three = {
      base: matched.base.get(key),
      ours: matched.ours.get(key),
      theirs: matched.theirs.get(key),
    };
    const document = mergeDocument(three, kind);
    if (document === 'too-long') return { reason: 'A record is too long to be merged by its lines.' };
    if (document !== undefined) merged.set(key, document);
  }
  const order = mergedOrder(
    [...matched.base.keys()],
    [...matched.ours.keys()],
    [...matched.theirs.keys()],
    new Set(merged.keys()),
  );
  const inOrder = new Map(order.flatMap((key) => withKey(key, merged.get(key))));
  const pieces = joinDocuments([...inOrder.values()]);
  if (!isParted(pieces, inOrder)) return { reason: 'Its records would run into each other.' };
  return { text: sides.finish(renderPieces(pieces, style)), ...reportOf(inOrder) };
}

function withKey<T>(key: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[key, value]];
}

/** Directives steer how the document below them is read, and no other. */
function hasDirectives({ prelude, body }: FileDocument): boolean {
  return /^%/m.test(prelude) || body.startsWith('%');
}

/** Whether every record is a document of its own, whichever sides are chosen. */
function isParted(pieces: readonly Piece[], documents: ReadonlyMap<string, MergedDocument>): boolean {
  const wanted = [...documents.values()].filter(({ removed }) => removed === undefined).length;
  return (['ours', 'theirs'] as const).every(
    (side) => wanted === 0 || splitDocuments(textOfSide(pieces, side)).length >= wanted,
  );
}

function reportOf(documents: ReadonlyMap<string, MergedDocument>): Omit<MergedFile, 'text'> {
  const report: Omit<MergedFile, 'text'> = { conflicts: [], dropped: [] };
  for (const [key, { prelude, body, removed, dropped }] of documents) {
    const id = idOfKey(key);
    if (removed !== undefined) report.conflicts.push({ id, about: 'removed' });
    else
      for (const { field } of conflictsAmong([...prelude, ...body]))
        report.conflicts.push({ id, about: field });
    if (dropped.length > 0) report.dropped.push({ id, properties: dropped });
  }
  return report;
}
