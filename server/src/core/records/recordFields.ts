import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';

/** The value at a path of property names; absent where there is none. */
export function getField(record: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = record;
  for (const name of path) {
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** The record with another value at a path, objects on the way made where they lack; absent takes the property out. */
export function withField(
  record: JsonObject,
  path: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return record;
  const old = Object.hasOwn(record, name) ? record[name] : undefined;
  const inner = rest.length === 0 ? value : withField(isJsonObject(old) ? old : {}, rest, value);
  if (inner === undefined) return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  const entries = Object.entries(record).map(([key, item]): [string, JsonValue] => [
    key,
    key === name ? inner : item,
  ]);
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries(old === undefined ? [...entries, [name, inner]] : entries);
}
