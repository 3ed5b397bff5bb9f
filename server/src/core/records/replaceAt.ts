import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { ValuePath } from '../document/tree.ts';

/** The value with another text at a path, or another key where the path's last step is one. */
export function replaceAt(value: JsonValue, path: ValuePath, isKey: boolean, text: string): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, at) => (at === step ? replaceAt(item, rest, isKey, text) : item));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => {
    if (key !== step) return [key, item];
    return isKey && rest.length === 0 ? [text, item] : [key, replaceAt(item, rest, isKey, text)];
  });
  return Object.fromEntries(entries);
}
