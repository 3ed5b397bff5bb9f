import type { JsonValue } from '../../shared/src/json.ts';
import type { JsonSchema } from '../../shared/src/jsonSchema.ts';
import type { SchemaSources } from './sources.ts';

/** The type of a value in words: `list of text`, `one of a, b`, `attribution`. */
function typeInWords(schema: JsonSchema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined)
    return `one of ${schema.enum.map((value) => `\`${asText(value)}\``).join(', ')}`;
  const type = Array.isArray(schema.type)
    ? schema.type.join(' or ')
    : String(schema.type ?? 'any JSON value');
  if (type === 'array')
    return `list of ${schema.items === undefined ? 'any values' : typeInWords(schema.items)}`;
  const format = schema.format === undefined ? '' : ` (${schema.format})`;
  const bounds = [
    schema.minimum === undefined ? '' : `≥ ${schema.minimum}`,
    schema.exclusiveMinimum === undefined ? '' : `> ${schema.exclusiveMinimum}`,
    schema.maximum === undefined ? '' : `≤ ${schema.maximum}`,
  ].filter((bound) => bound !== '');
  return `${type.replace('string', 'text')}${format}${bounds.length === 0 ? '' : `, ${bounds.join(', ')}`}`;
}

/** An enum value as people read it; enums of ours are texts. */
function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rows(schema: JsonSchema, common: JsonSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const target =
      property.$ref === undefined ? property : { ...resolve(property.$ref, common), ...property };
    const required = schema.required?.includes(name) === true ? ' **required**' : '';
    const cells = [
      `\`${prefix}${name}\`${required}`,
      typeInWords(property),
      property['x-role'] ?? '',
      searchInWords(property),
      target.description ?? '',
    ];
    const nested =
      property.$ref === undefined && property.properties !== undefined
        ? rows(property, common, `${prefix}${name}.`)
        : [];
    return [`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`, ...nested];
  });
}

function searchInWords(schema: JsonSchema): string {
  if (schema['x-search'] === 'vector') return 'by meaning';
  return schema['x-search'] === 'keyword' ? `keywords × ${schema['x-search-weight'] ?? 1}` : '';
}

function resolve(reference: string, common: JsonSchema): JsonSchema {
  return common.$defs?.[reference.split('/').at(-1) ?? ''] ?? {};
}

function section(title: string, level: string, schema: JsonSchema, common: JsonSchema): string[] {
  const table = rows(schema, common, '');
  const values = (schema.enum ?? []).map(
    (value, index) => `- \`${asText(value)}\`: ${schema.enumDescriptions?.[index] ?? ''}`,
  );
  const head =
    table.length === 0
      ? []
      : ['', '| field | type | role | searched | meaning |', '| --- | --- | --- | --- | --- |', ...table];
  return [
    `${level} ${title}`,
    '',
    schema.description ?? '',
    ...head,
    ...(values.length === 0 ? [] : ['', ...values]),
    '',
  ];
}

/** The reference page `docs/reference.md`: every field of every file, from the schemas' own prose. */
export function generateReference(sources: SchemaSources): string {
  const { common } = sources;
  return [
    '<!-- Made from schemas/ by `npm run generate`; change the schemas instead. -->',
    '',
    '# Reference of the file formats',
    '',
    'Role: `content` makes the version (the content hash is computed from it), `annotation` is written by people and `derived` by tools without making a new version. A file holds one record, or several separated by `---`.',
    '',
    ...sources.records.flatMap((schema) =>
      section(`${schema.title} (\`*.${schema['x-record'].suffix}.yaml\`)`, '##', schema, common),
    ),
    ...section('Run receipt (`<name>.<run_id>.result.json`)', '##', sources.receipt, common),
    ...section('Review comments (`.databits/reviews/<record id>.yaml`)', '##', sources.comments, common),
    ...section('Project configuration (`databits.yaml`)', '##', sources.configuration, common),
    '## Shared definitions',
    '',
    ...Object.entries(common.$defs ?? {}).flatMap(([name, schema]) => section(name, '###', schema, common)),
    ...[sources.receipt, sources.comments].flatMap(({ $defs }) =>
      Object.entries($defs ?? {}).flatMap(([name, schema]) => section(name, '###', schema, common)),
    ),
  ].join('\n');
}
