import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FieldDifference } from '../../../../shared/src/protocol/difference.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { isSameJson } from '../../../../shared/src/sameJson.ts';
import { itemPlace, propertyPlace, topPlace, type FieldPlace } from './fieldPlace.ts';
import { itemSteps } from './itemSteps.ts';

/**
 * The places in which two states of a record differ, in the order of the record after, and what was removed where it stood
 * before. Objects are compared by their keys, whose order does not matter; lists item by item: items may move, and an item
 * in the place of another is that item, changed. Empty where nothing differs. Places of role `content` are among them if and
 * only if the content hashes differ.
 */
export function differencesOf(before: JsonObject, after: JsonObject, kind: RecordKind): FieldDifference[] {
  const found: FieldDifference[] = [];
  for (const name of joinedKeys(before, after))
    compare(ownValue(before, name), ownValue(after, name), topPlace(kind, name), found);
  return found;
}

function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  place: FieldPlace,
  found: FieldDifference[],
): void {
  if (isSameJson(before, after)) return;
  const { path, role } = place;
  if (before === undefined)
    found.push({ change: 'added', role, path, ...(after !== undefined && { after }) });
  else if (after === undefined) found.push({ change: 'removed', role, path, before });
  else if (isJsonObject(before) && isJsonObject(after)) {
    for (const name of joinedKeys(before, after))
      compare(ownValue(before, name), ownValue(after, name), propertyPlace(place, name), found);
  } else if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, place, found);
  else found.push({ change: 'changed', role, path, before, after });
}

function compareLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  place: FieldPlace,
  found: FieldDifference[],
): void {
  const { path, role } = place;
  const steps = itemSteps(before, after, place);
  if (steps === undefined) {
    found.push({ change: 'changed', role, path, before: [...before], after: [...after] });
    return;
  }
  for (const { from, to, isMoved } of steps) {
    const old = from === undefined ? undefined : before[from];
    const value = to === undefined ? undefined : after[to];
    const item = itemPlace(place, to ?? from ?? 0);
    if (isMoved && from !== undefined && old !== undefined && value !== undefined)
      found.push({
        change: 'moved',
        role,
        path: item.path,
        from: [...path, from],
        before: old,
        after: value,
      });
    compare(old, value, item, found);
  }
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
