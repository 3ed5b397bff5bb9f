import { compile } from 'json-schema-to-typescript';
import type { JsonSchema } from '../../shared/src/jsonSchema.ts';
import type { SchemaSources } from './sources.ts';

const TYPE_NAMES: Record<string, string> = {
  databit: 'DataBit',
  example: 'Example',
  dataset: 'DataSet',
  template: 'PromptTemplate',
  run: 'RunSpecification',
};

/** Names of shared definitions as TypeScript types, where they differ from the definition's own name. */
const SHARED_NAMES: Record<string, string> = {
  source: 'DerivationSource',
  field: 'TemplateField',
  model: 'ModelSettings',
  json: 'AnyJson',
};

/** Keywords that say nothing about the TypeScript type, or say it in a way that the compiler widens. */
const LEFT_OUT = new Set([
  '$id',
  '$schema',
  '$defs',
  'oneOf',
  'dependentRequired',
  'propertyNames',
  'minItems',
  'maxItems',
  'examples',
  'default',
]);

function sharedName(name: string): string {
  return SHARED_NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** A copy of the schema for the compiler: a reference is a named type and nothing else, and any JSON value is `JsonValue`. */
function prepare(schema: JsonSchema): Record<string, unknown> {
  if (schema.$ref !== undefined)
    return { $ref: `#/$defs/${sharedName(schema.$ref.split('/').at(-1) ?? '')}` };
  const prepared: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (LEFT_OUT.has(key) || key === 'title') continue;
    if (key === 'properties') prepared[key] = mapValues(value as Record<string, JsonSchema>, prepare);
    else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
      prepared[key] = prepare(value as JsonSchema);
    else prepared[key] = value;
  }
  const typed = ['type', 'enum', 'const'].some((key) => key in schema);
  if (!typed) prepared['tsType'] = 'JsonValue';
  const free =
    schema.type === 'object' && schema.properties === undefined && schema.additionalProperties === undefined;
  if (free) prepared['tsType'] = 'JsonObject';
  return prepared;
}

function mapValues<T, R>(object: Record<string, T>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** TypeScript types of all records, the receipt, review comments and the project configuration. */
export async function generateTypes(sources: SchemaSources): Promise<string> {
  const definitions: Record<string, unknown> = {};
  const shared = { ...sources.common.$defs, ...sources.receipt.$defs, ...sources.comments.$defs };
  for (const [name, schema] of Object.entries(shared)) definitions[sharedName(name)] = prepare(schema);
  for (const schema of sources.records)
    definitions[TYPE_NAMES[schema['x-record'].kind] ?? ''] = prepare(schema);
  definitions['RunReceipt'] = prepare(sources.receipt);
  definitions['ReviewComments'] = prepare(sources.comments);
  definitions['ProjectConfiguration'] = prepare(sources.configuration);
  const root = { type: 'object', additionalProperties: false, $defs: definitions };
  const text = await compile(root as Parameters<typeof compile>[0], 'Generated', {
    bannerComment: '',
    unreachableDefinitions: true,
    additionalProperties: true,
    format: false,
  });
  return `import type { JsonObject, JsonValue } from '../json.ts';\n${tidy(text)}`;
}

/** Takes out what the compiler adds for itself: the empty root and its remarks on where a type is used. */
function tidy(text: string): string {
  return text
    .replace(/export interface Generated \{\s*\}/, '')
    .replace(
      /\n \*\n \* This interface was referenced by `Generated`'s JSON-Schema\n \* via the `definition` "\w+"\./g,
      '',
    )
    .replace(
      /^ \* This interface was referenced by `Generated`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/gm,
      '',
    );
}
