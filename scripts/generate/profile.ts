import type { JsonSchema } from '../../shared/src/jsonSchema.ts';
import type { SchemaSources } from './sources.ts';

/**
 * What our own schemas must have, so that hover, completion, documents and hashes need no special cases: prose on
 * every property, prose for every enum value, and in records a role and a search annotation on every property.
 */
export function checkProfile(sources: SchemaSources): string[] {
  const complaints: string[] = [];
  for (const schema of sources.records) checkSchema(schema, schema.$id ?? '', true, complaints);
  const shared = ['attribution', 'source', 'review', 'effectiveness', 'predicate', 'field', 'model'];
  for (const [name, schema] of Object.entries(sources.common.$defs ?? {})) {
    checkSchema(schema, `common ${name}`, shared.includes(name), complaints);
  }
  checkSchema(sources.receipt, 'receipt', false, complaints);
  checkSchema(sources.configuration, 'configuration', false, complaints);
  return complaints;
}

function checkSchema(schema: JsonSchema, place: string, isRecord: boolean, complaints: string[]): void {
  if (schema.$ref === undefined && (schema.description === undefined || schema.title === undefined)) {
    complaints.push(`${place}: title or description is missing`);
  }
  if (schema.enum !== undefined && schema.enum.length !== schema.enumDescriptions?.length) {
    complaints.push(`${place}: every enum value needs a description`);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (isRecord && property['x-role'] === undefined) complaints.push(`${place}.${name}: x-role is missing`);
    if (isRecord && property['x-search'] === undefined)
      complaints.push(`${place}.${name}: x-search is missing`);
    checkSchema(property, `${place}.${name}`, isRecord, complaints);
  }
  if (typeof schema.additionalProperties === 'object')
    checkSchema(schema.additionalProperties, `${place}.*`, isRecord, complaints);
}
