import type { JsonValue } from '../../../../shared/src/json.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { ProblemCode } from './codes.ts';
import type { ValuePath } from './tree.ts';

/** What is wrong with a value, by its path: a problem before it is located in a text. */
export interface Finding {
  code: ProblemCode;
  message: string;
  path: ValuePath;
  /** What is shown: the value (its key where it has several lines), or the key at the path's end. */
  at: 'value' | 'key';
  data?: Record<string, string>;
}

/** A JSON Pointer (RFC 6901) as a path into the value that it points into. */
export function pathOfPointer(pointer: string, value: JsonValue): ValuePath {
  const path: (string | number)[] = [];
  let current: JsonValue | undefined = value;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(current)) {
      path.push(Number(name));
      current = current[Number(name)];
    } else {
      path.push(name);
      current = isJsonObject(current) ? current[name] : undefined;
    }
  }
  return path;
}

/** The value at a path; `undefined` where there is none. */
export function valueAt(value: JsonValue, path: ValuePath): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const key of path) {
    if (Array.isArray(current) && typeof key === 'number') current = current[key];
    else if (isJsonObject(current) && typeof key === 'string' && Object.hasOwn(current, key))
      current = current[key];
    else return undefined;
  }
  return current;
}

/** A path for people: `splits.weights.train`, `members.all[2].field`; "the record" for the root. */
export function describePath(path: ValuePath): string {
  if (path.length === 0) return 'the record';
  const text = path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`)).join('');
  return `"${text.replace(/^\./, '')}"`;
}

/** A value for people, short. */
export function describeValue(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value);
  return text.length <= 48 ? text : `${text.slice(0, 45).toWellFormed()}…`;
}
