import { isJsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { ValuePath } from '../../document/tree.ts';

/** A scalar, or a key, that is written otherwise. */
export interface Difference {
  /** Path in the value before; a key has its property's path. */
  path: ValuePath;
  isKey: boolean;
  value: JsonValue;
}

/** The scalars and keys in which two values of one shape differ, in the order of the value. */
export function valueDifferences(before: JsonValue, after: JsonValue): Difference[] {
  const found: Difference[] = [];
  collect(before, after, [], found);
  return found;
}

function collect(before: JsonValue, after: JsonValue, path: ValuePath, found: Difference[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    before.forEach((item, at) => {
      collect(item, after[at] ?? null, [...path, at], found);
    });
  } else if (isJsonObject(before) && isJsonObject(after)) {
    const names = Object.keys(after);
    Object.entries(before).forEach(([key, item], at) => {
      const name = names[at] ?? key;
      if (name !== key) found.push({ path: [...path, key], isKey: true, value: name });
      collect(item, after[name] ?? null, [...path, key], found);
    });
  } else found.push({ path, isKey: false, value: after });
}
