import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
import type { SignatureSide } from '../../document/fieldNames.ts';

/** A field of a signature. */
export interface NamedField {
  side: SignatureSide;
  name: string;
  /** The template in whose text it stands. */
  template: { uri: string; document: number; id: string | undefined; value: JsonObject };
}

/** The names of the fields in a template's list. */
export function fieldsIn(template: JsonObject, list: string): string[] {
  const fields = template[list];
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field) =>
    isJsonObject(field) && typeof field['name'] === 'string' ? [field['name']] : [],
  );
}
