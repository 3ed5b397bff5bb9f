import type { Definition } from '../../schema/definition.ts';
import { escapeSnippet, yamlScalar } from '../yamlText.ts';

/** What a new property needs to know of its surroundings. */
export interface PropertySurroundings {
  /** Column of the key. */
  column: number;
  /** True inside braces: everything stays on the line. */
  flow: boolean;
  /** Set for the record's identity: the id to insert. */
  id?: string;
  now: string;
}

/** A property with the beginning of its value, as an LSP snippet with its lines indented for the place. */
export function propertySnippet(
  key: string,
  definition: Definition | undefined,
  around: PropertySurroundings,
): string {
  return `${escapeSnippet(yamlScalar(key))}:${valueStub(definition, around)}`;
}

/** True where the value is chosen from a list: the editor should offer it at once. */
export function isChosen(definition: Definition | undefined): boolean {
  if (definition === undefined) return false;
  const { items } = definition;
  return (
    definition.enumValues.length > 0 ||
    definition.reference !== undefined ||
    definition.format === 'spdx-expression' ||
    definition.types.includes('boolean') ||
    (items !== undefined && isChosen(items))
  );
}

/** True where the definition describes an object with properties or free keys. */
export function isObject(definition: Definition): boolean {
  return definition.types.includes('object') || definition.properties.size > 0;
}

function valueStub(definition: Definition | undefined, around: PropertySurroundings): string {
  if (around.id !== undefined) return ` ${escapeSnippet(around.id)}`;
  if (definition === undefined) return ' $0';
  if (definition.constant !== undefined) return ` ${escapeSnippet(yamlScalar(definition.constant))}`;
  if (definition.default !== undefined) return ` \${0:${escapeSnippet(yamlScalar(definition.default))}}`;
  if (definition.format === 'date-time') return ` \${0:${escapeSnippet(around.now)}}`;
  const nested = `\n${' '.repeat(around.column + 2)}`;
  if (isObject(definition)) return around.flow ? ' { $0 }' : `${nested}$0`;
  if (definition.types.includes('array')) {
    const short = around.flow || (definition.items !== undefined && definition.items.enumValues.length > 0);
    return short ? ' [$0]' : `${nested}- $0`;
  }
  return ' $0';
}
