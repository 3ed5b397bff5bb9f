import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { parseSegment } from '../document/parse.ts';
import { isEmptyDocument, splitDocuments } from '../document/split.ts';
import { topLevelScalars } from '../document/topLevelScalars.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import { normaliseId } from '../records/identity.ts';
import { describeKind } from '../records/kinds.ts';
import type { ThreeWay } from './mergeValues.ts';

/** A document of a stream, cut at the mark that it starts with. Prelude, mark and body, joined, are its text. */
export interface FileDocument {
  /** Comments above the mark. */
  prelude: string;
  /** The line of the mark; empty where there is none, or where something follows it on its line. */
  mark: string;
  body: string;
}

/** How the keys of documents begin that are known by their ids, and of those known by their texts and how often those came before. */
const BY_ID = 'id ';
const BY_TEXT = 'text ';

const START = /^((?:[ \t]*(?:#[^\n]*)?\n)*)(---[ \t\r]*(?:#[^\n]*)?\n)/;

/** The documents of a text; none of an empty one. */
export function documentsOf(text: string): FileDocument[] {
  if (text === '') return [];
  return splitDocuments(text).map((segment) => {
    const [start = '', prelude = '', mark = ''] = START.exec(segment.text) ?? [];
    return { prelude, mark, body: segment.text.slice(start.length) };
  });
}

/** The documents of all sides by what tells them apart, in the order of each side. */
export type DocumentsByKey = Record<keyof ThreeWay<unknown>, Map<string, FileDocument>>;

/**
 * Finds which documents of the sides are one and the same: by their texts where all sides have them, else by their ids.
 * Absent where that cannot be told: a document without an id, or with one that others have too, that both sides changed.
 */
export function matchDocuments(
  sides: Record<keyof ThreeWay<unknown>, readonly FileDocument[]>,
  kind: RecordKind,
): DocumentsByKey | undefined {
  const all = [sides.base, sides.ours, sides.theirs];
  const texts = numberTexts(all.flat());
  const [base, ours, theirs] = all.map((side) => countTexts(side, texts));
  const isCommon = (document: FileDocument): boolean => {
    const count = base?.get(texts.get(document));
    return count !== undefined && [ours, theirs].every((side) => side?.get(texts.get(document)) === count);
  };
  const ids = all.map((side) => idsOf(side, isCommon, kind));
  const repeated = new Set(ids.flatMap((side) => repeatedIn([...side.values()])));
  const byKey = (side: readonly FileDocument[], at: number): Map<string, FileDocument> => {
    const keyed = new Map<string, FileDocument>();
    const counts = new Map<number | undefined, number>();
    for (const document of side) {
      const id = ids[at]?.get(document);
      const text = texts.get(document);
      const count = counts.get(text) ?? 0;
      counts.set(text, count + 1);
      if (id !== undefined && !repeated.has(id)) keyed.set(`${BY_ID}${id}`, document);
      else keyed.set(`${BY_TEXT}${String(text)} ${String(count)}`, document);
    }
    return keyed;
  };
  const keyed = { base: byKey(sides.base, 0), ours: byKey(sides.ours, 1), theirs: byKey(sides.theirs, 2) };
  return isAmbiguous(keyed) ? undefined : keyed;
}

/** A number for each different text: texts are long to compare. */
function numberTexts(documents: readonly FileDocument[]): Map<FileDocument, number> {
  const numbers = new Map<string, number>();
  return new Map(
    documents.map((document): [FileDocument, number] => {
      const number = numbers.get(document.body) ?? numbers.size;
      numbers.set(document.body, number);
      return [document, number];
    }),
  );
}

function countTexts(
  documents: readonly FileDocument[],
  texts: ReadonlyMap<FileDocument, number>,
): Map<number | undefined, number> {
  const counts = new Map<number | undefined, number>();
  for (const document of documents) {
    const text = texts.get(document);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** The ids of documents that not all sides have as they are. */
function idsOf(
  documents: readonly FileDocument[],
  isCommon: (document: FileDocument) => boolean,
  kind: RecordKind,
): Map<FileDocument, string> {
  const ids = new Map<FileDocument, string>();
  for (const document of documents) {
    const id = isCommon(document) ? undefined : idOf(document.body, kind);
    if (id !== undefined) ids.set(document, id);
  }
  return ids;
}

/** The id that a document gives its record, lower-cased. */
export function idOf(text: string, kind: RecordKind): string | undefined {
  const { idProperty } = describeKind(kind);
  const [place] = topLevelScalars(text, [idProperty]) ?? [];
  const source = place && text.slice(place.start, place.end);
  if (source !== undefined && /^[\w-]+$/.test(source)) return normaliseId(source);
  const value = valueOfTree(parseSegment(text).root);
  const id = isJsonObject(value) ? value[idProperty] : undefined;
  return typeof id === 'string' && id.trim() !== '' ? normaliseId(id) : undefined;
}

function repeatedIn(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

/** The id by which a document is known; absent where it is known by its text. */
export function idOfKey(key: string): string | undefined {
  return key.startsWith(BY_ID) ? key.slice(BY_ID.length) : undefined;
}

/** True where both sides changed or lost a document that is known by its text only, and put others in its place. */
function isAmbiguous({ base, ours, theirs }: DocumentsByKey): boolean {
  const isByText = (key: string): boolean => key.startsWith(BY_TEXT);
  const isLost = [...base].some(
    ([key, { body }]) => isByText(key) && !ours.has(key) && !theirs.has(key) && !isEmptyDocument(body),
  );
  return isLost && [...ours.keys(), ...theirs.keys()].some((key) => isByText(key) && !base.has(key));
}
