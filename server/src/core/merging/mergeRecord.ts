import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { parseSegment } from '../document/parse.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { mergeDerived } from './mergeDerived.ts';
import { mergedVersion, winnerOf } from './mergedVersion.ts';
import { withValue, type MergedEntry } from './mergeEntry.ts';
import { mergeLines } from './mergeLines.ts';
import {
  assemble,
  entriesNamed,
  mergeProperty,
  namesOf,
  type MapSides,
  type MergedMap,
} from './mergeMaps.ts';
import { isSameValue } from './mergeValues.ts';
import { conflictsAmong, textOfSide, type Piece } from './pieces.ts';
import { sectionsOf, type Sections } from './sections.ts';

/** The texts of one record; the base is absent where both sides added it. */
export interface RecordTexts {
  base: string | undefined;
  ours: string;
  theirs: string;
}

/** A merged record. */
export interface MergedRecord {
  pieces: readonly Piece[];
  /** Properties of tools that were left out, since neither side's value is about the content as it is now. */
  dropped: readonly string[];
}

/**
 * Merges a record that both sides changed, property by property, as text: what one side left as it was keeps its comments,
 * order and style. Where the texts cannot be read, or the result would not say what it should, their lines are merged as
 * git merges them. Absent for texts that are too long for that.
 */
export function mergeRecord(texts: RecordTexts, kind: RecordKind): MergedRecord | undefined {
  const { base, ours, theirs } = texts;
  if (ours === theirs || base === theirs) return { pieces: [ours], dropped: [] };
  if (base === ours) return { pieces: [theirs], dropped: [] };
  const merged = mergeFields(texts, definitionOf(kind));
  if (merged !== undefined && isRight(merged)) return merged;
  const lines = mergeLines(base ?? '', ours, theirs);
  if (lines === undefined) return undefined;
  return { pieces: isGood(lines, texts, merged) ? lines : [{ base: base ?? '', ours, theirs }], dropped: [] };
}

/** Whether merged lines may stand: joined without a conflict, they have to mean what the fields of both sides mean together. */
function isGood(
  lines: readonly Piece[],
  { ours, theirs }: RecordTexts,
  fields: MergedMap | undefined,
): boolean {
  if (conflictsAmong(lines).length > 0) return true;
  const means = readValue(textOfSide(lines, 'ours'));
  if (fields !== undefined) return isSameValue(means, fields.value) && means !== undefined;
  return means !== undefined || readValue(ours) === undefined || readValue(theirs) === undefined;
}

/** A record that can be merged by its properties. */
interface ReadRecord {
  sections: Sections;
  value: JsonObject;
}

function mergeFields(texts: RecordTexts, definition: Definition): (MergedRecord & MergedMap) | undefined {
  const base = texts.base === undefined ? undefined : readRecord(texts.base);
  const [ours, theirs] = [readRecord(texts.ours), readRecord(texts.theirs)];
  if (ours === undefined || theirs === undefined || (texts.base !== undefined && base === undefined))
    return undefined;
  const sides: MapSides = { base: base?.sections, ours: ours.sections, theirs: theirs.sections };
  const values = { base: base?.value, ours: ours.value, theirs: theirs.value };
  const entries = new Map<string, MergedEntry>();
  for (const name of namesOf(sides)) {
    const property = definition.properties.get(name) ?? (definition.additional || undefined);
    if (name === 'version' || property?.role === 'derived') continue;
    entries.set(name, mergeProperty(entriesNamed(sides, name), property, name));
  }
  const content = { ...values, merged: contentAmong(entries, definition) };
  const derived = mergeDerived(sides, winnerOf(content, definition), definition);
  for (const [name, entry] of derived.entries) entries.set(name, entry);
  entries.set('version', mergeVersion(sides, mergedVersion(content, definition)));
  const merged = assemble(sides, entries);
  return merged && { ...merged, dropped: derived.dropped };
}

function readRecord(text: string): ReadRecord | undefined {
  const { root, problems, isWhole } = parseSegment(text);
  if (root === undefined || !isWhole || problems.length > 0) return undefined;
  const value = valueOfTree(root);
  const sections = sectionsOf(text, root, 0, text.length);
  return sections !== undefined && isJsonObject(value) ? { sections, value } : undefined;
}

/** What a text means as YAML; absent where there is something wrong with it. */
function readValue(text: string): JsonValue | undefined {
  const { root, problems, isWhole } = parseSegment(text);
  return isWhole && problems.length === 0 ? valueOfTree(root) : undefined;
}

/** The properties that are content; absent where one of them is in conflict. */
function contentAmong(
  entries: ReadonlyMap<string, MergedEntry>,
  definition: Definition,
): JsonObject | undefined {
  const content: [string, JsonValue][] = [];
  for (const [name, { pieces, value }] of entries) {
    const isContent = (definition.properties.get(name)?.role ?? 'content') === 'content';
    if (!isContent || pieces.length === 0) continue;
    if (value === undefined) return undefined;
    content.push([name, value]);
  }
  return Object.fromEntries(content);
}

function mergeVersion(sides: MapSides, version: number | undefined): MergedEntry {
  const { base, ours, theirs } = entriesNamed(sides, 'version');
  if (version === undefined || ours === undefined || theirs === undefined)
    return mergeProperty({ base, ours, theirs }, undefined, 'version');
  return withValue({ base, ours, theirs }, version, false, 'version');
}

/** Whether the text means what was merged, or, with conflicts, can be read whichever side is chosen. */
function isRight({ pieces, value }: MergedMap): boolean {
  if (conflictsAmong(pieces).length > 0)
    return (['ours', 'theirs'] as const).every((side) => readValue(textOfSide(pieces, side)) !== undefined);
  return value !== undefined && isSameValue(readValue(textOfSide(pieces, 'ours')), value);
}
