import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { UpdateRecordParams } from '../../../../shared/src/protocol/writing.ts';
import { itemPlace, propertyPlace, topPlace, type FieldPlace } from '../difference/fieldPlace.ts';
import { itemSteps } from '../difference/itemSteps.ts';

/**
 * The changes of a record's own properties that give it the content of an earlier state. Its id, its version, and whatever
 * people and tools say of it (scores, status, review) stay as they are.
 */
export function contentChanges(
  kind: RecordKind,
  present: JsonObject,
  old: JsonObject,
): Required<Omit<UpdateRecordParams, 'id'>> {
  const isContent = (name: string): boolean => topPlace(kind, name).role === 'content';
  const names = Object.keys(old).filter(isContent);
  return {
    set: names.map((name) => ({
      path: [name],
      value: restored(ownValue(present, name), old[name] ?? null, topPlace(kind, name)),
    })),
    remove: Object.keys(present)
      .filter((name) => isContent(name) && !Object.hasOwn(old, name))
      .map((name) => [name]),
  };
}

/** A value as it was, but for what is no content in it and the present value has. */
function restored(present: JsonValue | undefined, old: JsonValue, place: FieldPlace): JsonValue {
  if (place.definition === undefined) return old;
  if (isJsonObject(present) && isJsonObject(old)) return restoredObject(present, old, place);
  if (!Array.isArray(present) || !Array.isArray(old)) return old;
  const partners = new Map((itemSteps(present, old, place) ?? []).map(({ from, to }) => [to, from]));
  return old.map((item, at) => {
    const from = partners.get(at);
    return restored(from === undefined ? undefined : present[from], item, itemPlace(place, at));
  });
}

function restoredObject(present: JsonObject, old: JsonObject, place: FieldPlace): JsonObject {
  const isContent = (name: string): boolean => propertyPlace(place, name).role === place.role;
  const entries = Object.entries(present).flatMap(([name, value]): [string, JsonValue][] => {
    if (!isContent(name)) return [[name, value]];
    const before = ownValue(old, name);
    return before === undefined ? [] : [[name, restored(value, before, propertyPlace(place, name))]];
  });
  const back = Object.entries(old).filter(([name]) => isContent(name) && !Object.hasOwn(present, name));
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries([...entries, ...back]);
}

function ownValue(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
