import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';

/** Where the fields of a signature stand: the template's list, and the property of an example that has them by name. */
export const SIGNATURE_SIDES = [
  { list: 'inputs', property: 'input' },
  { list: 'outputs', property: 'expected_output' },
] as const;

export type SignatureSide = (typeof SIGNATURE_SIDES)[number];

/** Fields of one property that are remembered; a record with more may have any. */
const MOST_NAMES = 64;
const LONGEST_TEXT = 2_000;
const ANY = '*';

/**
 * The names of the fields that a record has, by property, as JSON; `*` where it has too many. One text, since most
 * records have the fields of others: equal texts are kept once for a whole workspace.
 */
export function fieldNamesOf(value: JsonObject): string | undefined {
  const names = SIGNATURE_SIDES.flatMap(({ property }) => {
    const fields = value[property];
    return isJsonObject(fields) ? [[property, Object.keys(fields)] as const] : [];
  });
  if (names.length === 0) return undefined;
  const text = JSON.stringify(Object.fromEntries(names));
  return text.length > LONGEST_TEXT || names.some(([, keys]) => keys.length > MOST_NAMES) ? ANY : text;
}

/** True where a record with these names of fields may have the field in the property. */
export function mayHaveField(fieldNames: string, { property }: SignatureSide, field: string): boolean {
  if (fieldNames === ANY) return true;
  const names = JSON.parse(fieldNames) as Partial<Record<SignatureSide['property'], string[]>>;
  return names[property]?.includes(field) === true;
}
