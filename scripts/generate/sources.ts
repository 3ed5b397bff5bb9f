import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema, RecordSchema } from '../../shared/src/jsonSchema.ts';

/** The repository's schemas as read from `schemas/`. */
export interface SchemaSources {
  /** Record schemas in the order in which documents and menus name the kinds. */
  records: RecordSchema[];
  common: JsonSchema;
  configuration: JsonSchema;
  receipt: JsonSchema;
  comments: JsonSchema;
  apiParams: JsonSchema;
}

const KIND_ORDER = ['databit', 'example', 'dataset', 'template', 'run'];

/** Reads all schemas. Throws where one is not JSON or a record kind is missing. */
export function readSchemas(root: string): SchemaSources {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, 'schemas', path), 'utf8'));
  const files = readdirSync(join(root, 'schemas/record'));
  const found = files.map((file) => read(`record/${file}`) as RecordSchema);
  const records = KIND_ORDER.map((kind) => {
    const schema = found.find((candidate) => candidate['x-record'].kind === kind);
    if (schema === undefined) throw new Error(`schemas/record/ has no schema for the kind ${kind}.`);
    return schema;
  });
  if (records.length !== found.length)
    throw new Error('schemas/record/ has a kind that scripts/generate does not know.');
  return {
    records,
    common: read('common.schema.json') as JsonSchema,
    configuration: read('project-configuration.schema.json') as JsonSchema,
    receipt: read('run-receipt.schema.json') as JsonSchema,
    comments: read('review-comments.schema.json') as JsonSchema,
    apiParams: read('api-params.schema.json') as JsonSchema,
  };
}
