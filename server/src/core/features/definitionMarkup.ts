import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import type { Definition } from '../schema/definition.ts';
import { codeSpan } from './markdown.ts';
import { yamlScalar } from './yamlText.ts';

/** What may stand at a place, in a few words: `text`, `list of text`, `one of 5 values`, `id of a template`. */
export function typeOf(definition: Definition): string {
  if (definition.reference !== undefined) return `id of ${referenceNames[definition.reference]}`;
  if (definition.constant !== undefined) return `always ${yamlScalar(definition.constant)}`;
  if (definition.enumValues.length > 0) return `one of ${String(definition.enumValues.length)} values`;
  const { types, items } = definition;
  if (types.length === 0) return definition.properties.size > 0 ? 'object' : 'any value';
  return types
    .map((type) => (type === 'array' && items !== undefined ? `list of ${typeOf(items)}` : typeName(type)))
    .join(' or ');
}

/** Title, type, prose and allowed values of a place, as Markdown. The text is the schema's, so it is trusted. */
export function definitionMarkup(definition: Definition): MarkupContent {
  const lines = [`**${definition.title}** (${typeOf(definition)})`, definition.description];
  if (definition.enumValues.length > 0) {
    lines.push(definition.enumValues.map((_, index) => enumLine(definition, index)).join('\n'));
  }
  if (definition.default !== undefined) lines.push(`Default: ${codeSpan(yamlScalar(definition.default))}`);
  return { kind: MarkupKind.Markdown, value: lines.filter((line) => line !== '').join('\n\n') };
}

/** An allowed value with its prose, as a line of a Markdown list. */
export function enumLine(definition: Definition, index: number): string {
  const value = definition.enumValues[index] ?? '';
  const prose = definition.enumDescriptions[index];
  return `- ${codeSpan(yamlScalar(value))}${prose === undefined ? '' : `: ${prose}`}`;
}

/** A place without title and prose of its own has nothing to show. */
export function isDocumented(definition: Definition): boolean {
  return definition.title !== '' || definition.description !== '';
}

const referenceNames = {
  databit: 'a DataBit',
  example: 'an example',
  dataset: 'a dataset',
  template: 'a template',
  run: 'a run',
  member: 'a DataBit or an example',
} as const;

function typeName(type: string): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'array':
      return 'list';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'whole number';
    default:
      return type;
  }
}
