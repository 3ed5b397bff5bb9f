import { SCHEMAS } from '../../../../shared/src/generated/schemas.ts';
import type { JsonSchema } from '../../../../shared/src/jsonSchema.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { RECORD_KINDS } from '../records/kinds.ts';
import type { Definition } from './definition.ts';

/** A definition while it is filled in: recursive schemas refer to it before it is complete. */
type Draft = { -readonly [K in keyof Definition]: Definition[K] };

/**
 * Compiles JSON Schemas of our profile (`$ref` into `$defs`, no `allOf` or conditions) into definitions.
 * Annotations beside a `$ref` win over those of its target. A recursive schema gives a cyclic definition.
 */
function createCompiler(common: JsonSchema): (schema: JsonSchema) => Definition {
  const known = new Map<JsonSchema, Draft>();

  const compile = (schema: JsonSchema): Definition => {
    const existing = known.get(schema);
    if (existing !== undefined) return existing;
    const name = schema.$ref?.split('/').at(-1);
    const target = name === undefined ? undefined : common.$defs?.[name];
    if (schema.$ref !== undefined && target === undefined) {
      throw new Error(`The schema refers to ${schema.$ref}, which is not there.`);
    }
    const merged: JsonSchema = { ...target, ...schema };
    const draft = draftOf(merged, name);
    known.set(schema, draft);
    fillIn(draft, merged, compile);
    return draft;
  };
  return compile;
}

function draftOf(schema: JsonSchema, name: string | undefined): Draft {
  const draft: Draft = {
    title: schema.title ?? '',
    description: schema.description ?? '',
    types: typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []),
    enumValues: schema.enum ?? [],
    enumDescriptions: schema.enumDescriptions ?? [],
    examples: schema.examples ?? [],
    search: schema['x-search'] ?? 'none',
    searchWeight: schema['x-search-weight'] ?? 1,
    properties: new Map(),
    required: schema.required ?? [],
    snippets: schema.defaultSnippets ?? [],
  };
  if (name !== undefined) draft.name = name;
  if (schema.const !== undefined) draft.constant = schema.const;
  if (schema.default !== undefined) draft.default = schema.default;
  if (schema.format !== undefined) draft.format = schema.format;
  if (schema.minimum !== undefined) draft.minimum = schema.minimum;
  if (schema.maximum !== undefined) draft.maximum = schema.maximum;
  if (schema['x-role'] !== undefined) draft.role = schema['x-role'];
  if (schema['x-reference'] !== undefined) draft.reference = schema['x-reference'];
  if (schema['x-merge'] !== undefined) draft.merge = schema['x-merge'];
  const alternatives = schema.oneOf?.flatMap(({ required = [] }) => required);
  if (alternatives !== undefined) draft.alternatives = alternatives;
  const { dependentRequired } = schema;
  if (dependentRequired !== undefined) draft.companions = new Map(Object.entries(dependentRequired));
  if (schema.errorMessage !== undefined) draft.errorMessage = schema.errorMessage;
  return draft;
}

function fillIn(draft: Draft, schema: JsonSchema, compile: (schema: JsonSchema) => Definition): void {
  draft.properties = new Map(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compile(property)]),
  );
  if (schema.items !== undefined) draft.items = compile(schema.items);
  if (schema.propertyNames !== undefined) draft.propertyNames = compile(schema.propertyNames);
  if (schema.additionalProperties === false) draft.additional = false;
  else if (typeof schema.additionalProperties === 'object') {
    draft.additional = compile(schema.additionalProperties);
  }
}

const compileSchema = createCompiler(SCHEMAS.common);
const byKind: ReadonlyMap<RecordKind, Definition> = new Map(
  RECORD_KINDS.map(({ kind }) => [kind, compileSchema(SCHEMAS.records[kind])]),
);

/** Definition of the project configuration, `databits.yaml`. */
export const CONFIGURATION_DEFINITION: Definition = compileSchema(SCHEMAS.configuration);

/** Definition of the comments on a record, `.databits/reviews/<record id>.yaml`. */
export const COMMENTS_DEFINITION: Definition = createCompiler(SCHEMAS.comments)(SCHEMAS.comments);

/** The compiled schema of a record kind. */
export function definitionOf(kind: RecordKind): Definition {
  const definition = byKind.get(kind);
  if (definition === undefined) throw new Error(`No schema describes the record kind ${kind}.`);
  return definition;
}

/**
 * The definition of a property by name or of a list's items by position; `undefined` where the schema says nothing
 * of it, either because any value may stand there or because none may.
 */
export function childDefinition(
  definition: Definition | undefined,
  key: string | number,
): Definition | undefined {
  if (definition === undefined) return undefined;
  if (typeof key === 'number') return definition.items;
  return definition.properties.get(key) ?? (definition.additional || undefined);
}
