import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import type { ConversionName } from './conversions.ts';
import type { MapEntry } from './mapping.ts';

/** Types of the schema that a text can be turned into. Lists are written as JSON, as an export does. */
const CONVERSION_OF: Readonly<Record<string, ConversionName>> = {
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'json',
};

/**
 * The map when none is given: every field of the row that the record has too goes there, by its name with dots
 * (`input.text`). What the schema wants as a number or a list is read as one; where any JSON may stand text stays text.
 */
export function defaultMap(columns: readonly string[], definition: Definition): MapEntry[] {
  const entries = columns.map((column) => entryOf(column, definition)).filter((entry) => entry !== undefined);
  // `input` and `input.text` cannot both be written; the whole object has it all.
  return entries.filter(
    (entry) => !entries.some((other) => other !== entry && isInside(entry.target, other.target)),
  );
}

function entryOf(column: string, root: Definition): MapEntry | undefined {
  const target = column.split('.');
  const [first = '', second] = target;
  if (!root.properties.has(first) || (first === 'metadata' && second === 'import')) return undefined;
  let definition: Definition | undefined = root;
  for (const name of target) definition = childDefinition(definition, name);
  const [type, ...others] = definition?.types ?? [];
  const conversion = type === undefined || others.length > 0 ? undefined : CONVERSION_OF[type];
  return {
    target,
    append: false,
    source: { steps: [{ name: column }], up: 0, text: column },
    conversion,
    separator: ',',
  };
}

function isInside(target: readonly string[], other: readonly string[]): boolean {
  return other.length < target.length && other.every((name, depth) => target[depth] === name);
}
