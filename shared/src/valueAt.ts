import { isJsonObject, type JsonValue } from './json.ts';

/** Names and list positions from the root of a value. */
type ValuePath = readonly (string | number)[];

/** The value at a path of names and positions; absent where there is none. */
export function valueAt(value: JsonValue | undefined, path: ValuePath): JsonValue | undefined {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) found = typeof step === 'number' ? found[step] : undefined;
    else if (isJsonObject(found) && typeof step === 'string' && Object.hasOwn(found, step))
      found = found[step];
    else return undefined;
  }
  return found;
}

/**
 * The value with another one at a path; absent takes out what is there. What lacks on the way is made: lists for
 * positions, objects for names. A position behind the end of a list adds an item.
 */
export function withValueAt(
  value: JsonValue | undefined,
  path: ValuePath,
  changed: JsonValue | undefined,
): JsonValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return changed;
  if (typeof step === 'number') return withItem(Array.isArray(value) ? value : [], step, rest, changed);
  const object = isJsonObject(value) ? value : {};
  const old = Object.hasOwn(object, step) ? object[step] : undefined;
  const inner = withValueAt(old, rest, changed);
  if (inner === undefined)
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step));
  const entries = Object.entries(object).map(([name, item]): [string, JsonValue] => [
    name,
    name === step ? inner : item,
  ]);
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries(old === undefined ? [...entries, [step, inner]] : entries);
}

function withItem(
  list: readonly JsonValue[],
  position: number,
  rest: ValuePath,
  changed: JsonValue | undefined,
): JsonValue {
  const inner = withValueAt(list[position], rest, changed);
  if (inner === undefined) return list.filter((_, at) => at !== position);
  return position < list.length ? list.map((item, at) => (at === position ? inner : item)) : [...list, inner];
}

/** The value with another name for the last step of a path, in its place; absent where the name is taken or nothing is there. */
export function withNameAt(value: JsonValue, path: ValuePath, to: string): JsonValue | undefined {
  const parentPath = path.slice(0, -1);
  const name = path.at(-1);
  const parent = valueAt(value, parentPath);
  if (!isJsonObject(parent) || typeof name !== 'string' || !Object.hasOwn(parent, name)) return undefined;
  if (name !== to && Object.hasOwn(parent, to)) return undefined;
  const renamed = Object.entries(parent).map(([key, item]): [string, JsonValue] => [
    key === name ? to : key,
    item,
  ]);
  return withValueAt(value, parentPath, Object.fromEntries(renamed));
}
