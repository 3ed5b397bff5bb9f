import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FormField } from '../../../../shared/src/protocol/form.ts';

/** The types between which a value of a person's own can change. */
export const VALUE_TYPES = ['text', 'number', 'true or false', 'nothing', 'list', 'fields'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** The type of a value, in the page's words. */
export function typeOf(value: JsonValue): ValueType {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'true or false' : 'fields';
}

/** The value in another type, keeping of it what can be kept. */
export function convert(value: JsonValue, type: ValueType): JsonValue {
  switch (type) {
    case 'text':
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
    case 'number': {
      const number = Number(value);
      return typeof value !== 'object' && Number.isFinite(number) ? number : 0;
    }
    case 'true or false':
      return value === true || value === 'true' || value === 1;
    case 'nothing':
      return null;
    case 'list':
      if (Array.isArray(value)) return value;
      if (isJsonObject(value)) return Object.values(value);
      return value === null || value === '' ? [] : [value];
    case 'fields':
      return fieldsOf(value);
  }
}

function fieldsOf(value: JsonValue): JsonValue {
  if (isJsonObject(value)) return value;
  if (Array.isArray(value))
    return Object.fromEntries(
      value.map((item, at): [string, JsonValue] => [`field_${String(at + 1)}`, item]),
    );
  return value === null || value === '' ? {} : { text: value };
}

/** True where a field's control can show the value; anything else is shown as a free value. */
export function fits({ control }: FormField, value: JsonValue | undefined): boolean {
  if (value === undefined) return true;
  switch (control.type) {
    case 'text':
    case 'date':
    case 'reference':
      return typeof value === 'string';
    case 'choice':
      return control.options.some((option) => option.value === value);
    case 'number':
      return typeof value === 'number';
    case 'tags':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'list':
      return Array.isArray(value) && value.every((item) => isJsonObject(item));
    case 'group':
    case 'map':
      return isJsonObject(value);
    case 'free':
    case 'fixed':
      return true;
  }
}

/** A name that the object does not have yet. */
export function freshName(object: Readonly<Record<string, unknown>>, stem: string): string {
  let name = stem;
  for (let number = 2; Object.hasOwn(object, name); number += 1) name = `${stem}_${String(number)}`;
  return name;
}

/** True for equal JSON values, whatever the order of names. */
export function isSameValue(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isSameValue(item, other[at]))
    );
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name], other[name]))
  );
}
