import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { mergeAsValue, settledEntry, type MergedEntry } from './mergeEntry.ts';
import { mergeLines } from './mergeLines.ts';
import { mergedOrder } from './mergedOrder.ts';
import { isMergedByKey, type ThreeWay } from './mergeValues.ts';
import type { Piece } from './pieces.ts';
import type { Entry, Sections } from './sections.ts';

/** The mappings of both sides, and the one before them, cut into properties. */
export interface MapSides {
  base: Sections | undefined;
  ours: Sections;
  theirs: Sections;
}

/** A property of the sides, by its name. */
export function entriesNamed({ base, ours, theirs }: MapSides, name: string): ThreeWay<Entry> {
  return { base: base?.entries.get(name), ours: ours.entries.get(name), theirs: theirs.entries.get(name) };
}

/** The names of all properties, each once. */
export function namesOf({ base, ours, theirs }: MapSides): string[] {
  return [...new Set([base, ours, theirs].flatMap(keysOf))];
}

/** Merges a property that may be a mapping itself; `field` is its name with those of the properties around it. */
export function mergeProperty(
  entries: ThreeWay<Entry>,
  definition: Definition | undefined,
  field: string,
): MergedEntry {
  const settled = settledEntry(entries);
  if (settled !== undefined) return settled;
  const { base, ours, theirs } = entries;
  if (ours?.inner === undefined || theirs?.inner === undefined || !mayNest(base, ours, theirs, definition))
    return mergeAsValue(entries, definition, field);
  const merged = mergeInner({ base: base?.inner, ours: ours.inner, theirs: theirs.inner }, definition, field);
  const lead = mergeLines(base?.lead ?? '', ours.lead, theirs.lead);
  const isEmpty = merged?.value !== undefined && Object.keys(merged.value).length === 0;
  if (merged === undefined || lead === undefined || isEmpty) return mergeAsValue(entries, definition, field);
  return { ...merged, pieces: [...lead, ...merged.pieces] };
}

function mayNest(
  base: Entry | undefined,
  ours: Entry,
  theirs: Entry,
  definition: Definition | undefined,
): boolean {
  if (base !== undefined && base.inner === undefined) return false;
  if (ours.inner?.column !== theirs.inner?.column) return false;
  const values = {
    base: base && objectOf(base.value),
    ours: objectOf(ours.value),
    theirs: objectOf(theirs.value),
  };
  return isMergedByKey(values, definition);
}

function mergeInner(
  sides: MapSides,
  definition: Definition | undefined,
  field: string,
): MergedMap | undefined {
  const merged = new Map<string, MergedEntry>();
  for (const name of namesOf(sides))
    merged.set(
      name,
      mergeProperty(entriesNamed(sides, name), childDefinition(definition, name), `${field}.${name}`),
    );
  return assemble(sides, merged);
}

/** A merged mapping; without a value where there is a conflict in it. */
export interface MergedMap {
  pieces: Piece[];
  value?: JsonObject;
}

/** Puts merged properties into their order. Absent where head or tail are too long to be merged. */
export function assemble(sides: MapSides, merged: ReadonlyMap<string, MergedEntry>): MergedMap | undefined {
  const { base, ours, theirs } = sides;
  const head = mergeLines(base?.head ?? '', ours.head, theirs.head);
  const tail = mergeLines(base?.tail ?? '', ours.tail, theirs.tail);
  if (head === undefined || tail === undefined) return undefined;
  const kept = new Set([...merged].flatMap(([name, { pieces }]) => (pieces.length === 0 ? [] : [name])));
  const order = mergedOrder(keysOf(base), keysOf(ours), keysOf(theirs), kept);
  const entries = order.flatMap((name) => merged.get(name)?.pieces ?? []);
  const value = valueOf(order, merged);
  return { pieces: [...head, ...entries, ...tail], ...(value !== undefined && { value }) };
}

function valueOf(order: readonly string[], merged: ReadonlyMap<string, MergedEntry>): JsonObject | undefined {
  const entries = order.map((name): [string, JsonValue | undefined] => [name, merged.get(name)?.value]);
  const isWhole = entries.every((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return isWhole ? Object.fromEntries(entries) : undefined;
}

function keysOf(sections: Sections | undefined): string[] {
  return [...(sections?.entries.keys() ?? [])];
}

function objectOf(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}
