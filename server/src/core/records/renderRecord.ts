import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Definition } from '../schema/definition.ts';
import { renderMapping } from './renderYaml.ts';

/** A record as the YAML of one document: properties in the order of the schema, unknown ones last. */
export function renderRecord(value: JsonObject, definition: Definition): string {
  return renderMapping(inSchemaOrder(value, definition), '');
}

/** Documents as a stream. */
export function renderStream(documents: readonly string[]): string {
  return documents.join('---\n');
}

/** The same object with its properties in the order of the schema. */
export function inSchemaOrder(value: JsonObject, definition: Definition): JsonObject {
  const places = new Map([...definition.properties.keys()].map((name, at) => [name, at]));
  const placeOf = (name: string): number => places.get(name) ?? places.size;
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => placeOf(one) - placeOf(other)),
  );
}
