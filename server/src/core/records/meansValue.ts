import { parseDocument } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';
import { fastParse } from '../document/fastParse.ts';

/** How texts are parsed that are to be edited. */
export const EDIT_OPTIONS = {
  prettyErrors: false,
  uniqueKeys: false,
  schema: 'core',
  logLevel: 'silent',
} as const;

/** True where the YAML of one document means exactly this value. */
export function meansValue(text: string, value: JsonObject): boolean {
  // Most texts are read by the quick parser, which refuses whatever it might read differently.
  const quick = fastParse(text);
  if (quick !== undefined && isEqualJson(quick.value, value)) return true;
  const document = parseDocument(text, EDIT_OPTIONS);
  if (document.errors.length > 0) return false;
  try {
    const found = document.toJS({ maxAliasCount: 100 }) as JsonValue;
    return isJsonObject(found) && isEqualJson(found, value);
  } catch {
    // The parser throws for an alias whose anchor went with the old value.
    return false;
  }
}
