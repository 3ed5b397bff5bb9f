import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';

/** A record that can be a member of a dataset. */
export interface MemberRecord {
  kind: SearchableKind;
  /** Lower-cased; an empty text where the record has none. */
  id: string;
  value: JsonObject;
}

/**
 * The value of a field, with dots for nested ones; `kind` is the record's kind. A key that contains dots itself is
 * found by its whole name first. Positions count list items: `input.messages.0.role`. Absent where there is none.
 */
export function fieldOf(record: MemberRecord, field: string): JsonValue | undefined {
  return field === 'kind' ? record.kind : lookUp(record.value, field);
}

function lookUp(value: JsonValue, path: string): JsonValue | undefined {
  let current: JsonValue = value;
  let rest = path;
  for (;;) {
    const whole = childOf(current, rest);
    if (whole !== undefined) return whole;
    const dot = rest.indexOf('.');
    const next: JsonValue | undefined = dot < 0 ? undefined : childOf(current, rest.slice(0, dot));
    if (next === undefined) return undefined;
    current = next;
    rest = rest.slice(dot + 1);
  }
}

function childOf(value: JsonValue, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^\d{1,9}$/.test(name) ? value[Number(name)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** True for equal JSON values: same types, no conversion; the order of keys does not count. */
export function isEqualJson(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isEqualItem(item, other[at]))
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isEqualItem(one[name], other[name]))
  );
}

function isEqualItem(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return one !== undefined && other !== undefined && isEqualJson(one, other);
}
