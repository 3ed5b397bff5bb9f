import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type {
  DifferencePath,
  FieldDifference,
  FieldRole,
} from '../../../../shared/src/protocol/difference.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { isSameJson } from '../../../../shared/src/sameJson.ts';
import { contentOfValue, NAMES_OF_THE_RECORD } from '../records/contentHash.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { alignLists } from './alignLists.ts';

/** Where the walk is. */
interface Place {
  path: DifferencePath;
  /** What the schema says of the place; absent where it leaves the value open. */
  definition: Definition | undefined;
  role: FieldRole;
}

/** Longer lists of numbers are vectors: one that differs is another one. */
const LONGEST_LIST_OF_NUMBERS = 16;

/**
 * The places in which two states of a record differ, in the order of the record after, and what was removed where it stood
 * before. Objects are compared by their keys, whose order does not matter; lists item by item: items may move, and an item
 * in the place of another is that item, changed. Empty where nothing differs. Places of role `content` are among them if and
 * only if the content hashes differ.
 */
export function differencesOf(before: JsonObject, after: JsonObject, kind: RecordKind): FieldDifference[] {
  const definition = definitionOf(kind);
  const found: FieldDifference[] = [];
  for (const name of joinedKeys(before, after)) {
    const place = below({ path: [], definition, role: 'content' }, name);
    const role = NAMES_OF_THE_RECORD.has(name) ? 'identity' : place.role;
    compare(ownValue(before, name), ownValue(after, name), { ...place, role }, found);
  }
  return found;
}

function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: Place,
  found: FieldDifference[],
): void {
  if (isSameJson(before, after)) return;
  const { path, role } = place;
  if (before === undefined)
    found.push({ change: 'added', role, path, ...(after !== undefined && { after }) });
  else if (after === undefined) found.push({ change: 'removed', role, path, before });
  else if (isJsonObject(before) && isJsonObject(after)) {
    for (const name of joinedKeys(before, after))
      compare(ownValue(before, name), ownValue(after, name), below(place, name), found);
  } else if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, place, found);
  else found.push({ change: 'changed', role, path, before, after });
}

function compareLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  place: Place,
  found: FieldDifference[],
): void {
  const { path, role, definition } = place;
  const items = definition?.items;
  const content = (list: readonly JsonValue[]): JsonValue[] =>
    list.map((item) => contentOfValue(item, items));
  const steps = isVector(before) && isVector(after) ? undefined : alignLists(content(before), content(after));
  if (steps === undefined) {
    found.push({ change: 'changed', role, path, before: [...before], after: [...after] });
    return;
  }
  for (const { from, to, isMoved } of steps) {
    const old = from === undefined ? undefined : before[from];
    const value = to === undefined ? undefined : after[to];
    const itemPath = [...path, to ?? from ?? 0];
    if (isMoved && from !== undefined && old !== undefined && value !== undefined)
      found.push({ change: 'moved', role, path: itemPath, from: [...path, from], before: old, after: value });
    compare(old, value, { path: itemPath, definition: items, role }, found);
  }
}

/** The place of a property. A property that is content, or says nothing, has the role of what it stands in. */
function below({ path, definition, role }: Place, name: string): Place {
  const property = definition?.properties.get(name) ?? (definition?.additional || undefined);
  const own = property?.role;
  const isContent = own === undefined || own === 'content';
  return { path: [...path, name], definition: property, role: isContent ? role : own };
}

/** The keys of both: those of `after` in their order, and each one that is gone behind the key that it stood behind. */
function joinedKeys(before: JsonObject, after: JsonObject): string[] {
  const gone = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const key of Object.keys(before)) {
    if (Object.hasOwn(after, key)) last = key;
    else if (gone.get(last)?.push(key) === undefined) gone.set(last, [key]);
  }
  const behind = (key?: string): string[] => gone.get(key) ?? [];
  return [...behind(), ...Object.keys(after).flatMap((key) => [key, ...behind(key)])];
}

function ownValue(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isVector(list: readonly JsonValue[]): boolean {
  return list.length > LONGEST_LIST_OF_NUMBERS && list.every((item) => typeof item === 'number');
}
