import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { definitionOf } from '../../schema/compile.ts';
import type { Definition } from '../../schema/definition.ts';

/** Name that the definition of predicates has in the schemas. */
const PREDICATE = 'predicate';

export function isPredicate(definition: Definition | undefined): boolean {
  return definition?.name === PREDICATE;
}

/** The properties of a kind that hold predicates. */
export function predicateProperties(kind: RecordKind): string[] {
  return [...definitionOf(kind).properties].flatMap(([name, definition]) =>
    isPredicate(definition) ? [name] : [],
  );
}

/** The record with every comparison of a field changed; the same object where none is. */
export function mapComparisons(
  kind: RecordKind,
  value: JsonObject,
  change: (comparison: JsonObject) => JsonObject,
): JsonObject {
  const names = new Set(predicateProperties(kind));
  return mapEntries(value, (item, name) => (names.has(name) ? mapPredicate(item, change) : item));
}

function mapPredicate(predicate: JsonValue, change: (comparison: JsonObject) => JsonObject): JsonValue {
  if (Array.isArray(predicate)) return mapItems(predicate, (part) => mapPredicate(part, change));
  if (!isJsonObject(predicate)) return predicate;
  if (typeof predicate['field'] === 'string') return change(predicate);
  return mapEntries(predicate, (part) => mapPredicate(part, change));
}

/** The list with changed items; the same list where none is. */
export function mapItems(list: JsonValue[], change: (item: JsonValue) => JsonValue): JsonValue[] {
  const changed = list.map(change);
  return changed.every((item, at) => item === list[at]) ? list : changed;
}

/** The object with changed values; the same object where none is. */
export function mapEntries(
  object: JsonObject,
  change: (value: JsonValue, name: string) => JsonValue,
): JsonObject {
  const entries = Object.entries(object);
  const changed = entries.map(([name, value]): [string, JsonValue] => [name, change(value, name)]);
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return changed.every(([, value], at) => value === entries[at]?.[1]) ? object : Object.fromEntries(changed);
}
