import type { SchemaSources } from './sources.ts';

/** A module with all schemas as data, so that nothing reads files at run time. */
export function generateSchemaModule(sources: SchemaSources): string {
  const records = sources.records
    .map((schema) => `    ${schema['x-record'].kind}: ${JSON.stringify(schema)},`)
    .join('\n');
  return [
    "import type { JsonSchema, RecordSchema } from '../jsonSchema.ts';",
    "import type { RecordKind } from '../recordKind.ts';",
    '',
    '/** All schemas of `schemas/`, by what they describe. */',
    'export const SCHEMAS: {',
    '  records: Record<RecordKind, RecordSchema>;',
    '  common: JsonSchema;',
    '  configuration: JsonSchema;',
    '  receipt: JsonSchema;',
    '  comments: JsonSchema;',
    '} = {',
    '  records: {',
    records,
    '  },',
    `  common: ${JSON.stringify(sources.common)},`,
    `  configuration: ${JSON.stringify(sources.configuration)},`,
    `  receipt: ${JSON.stringify(sources.receipt)},`,
    `  comments: ${JSON.stringify(sources.comments)},`,
    '};',
    '',
  ].join('\n');
}
