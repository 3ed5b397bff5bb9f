import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { definitionOf } from '../schema/compile.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';

/** What neighbours in a file usually share. */
const SHARED = ['function_name', 'domain', 'modality', 'source'] as const;

/** The fields of a new record: what records of a file share, and required values of the same form, empty. */
export function valuesLike(kind: SearchableKind, model: JsonObject | undefined): JsonObject {
  const { required, properties } = definitionOf(kind);
  const values: JsonObject = {};
  for (const name of SHARED) {
    const value = model?.[name];
    if (value !== undefined) values[name] = value;
  }
  for (const name of required) {
    if (properties.get(name)?.types.length !== 0) continue;
    const value = model?.[name];
    values[name] = value === undefined ? { text: '' } : emptied(value);
  }
  return values;
}

/** A value of the same form: texts empty, numbers zero, lists without items. */
function emptied(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return [];
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]): [string, JsonValue] => [name, emptied(item)]),
    );
  if (typeof value === 'string') return '';
  if (typeof value === 'number') return 0;
  return typeof value === 'boolean' ? false : null;
}
