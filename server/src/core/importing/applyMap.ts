import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { convert, type Converted } from './conversions.ts';
import type { PathStep } from './fieldPath.ts';
import type { MapEntry } from './mapping.ts';

/** A row with the values above it, nearest first, where `--rows` led into nested lists. */
export interface RowContext {
  row: JsonValue;
  parents: readonly JsonValue[];
}

/** What the map made of a row: values by target path, in the order of the map. */
export interface MappedRow {
  fields: MappedField[];
  /** Reasons why the row is bad. */
  mistakes: string[];
}

/** A target with its value; absent where the row has none. */
export interface MappedField {
  target: readonly string[];
  value: JsonValue | undefined;
}

/** Called with each source path that a row has, so that paths which no row has can be reported. */
export type SeenSource = (entry: MapEntry) => void;

/** Applies a map to a row. A value that the row lacks is left out; whether it was needed the schema says. */
export function applyMap(
  context: RowContext,
  entries: readonly MapEntry[],
  definition: Definition,
  seen: SeenSource,
): MappedRow {
  const mistakes: string[] = [];
  const fields = new Map<string, MappedField>();
  for (const entry of entries) {
    const source = sourceValue(context, entry);
    if (source !== undefined) seen(entry);
    const converted =
      source === undefined ? { missing: true as const } : convertFor(entry, source, definition);
    if ('mistake' in converted) mistakes.push(`${entry.target.join('.')}: ${converted.mistake}`);
    const value = 'value' in converted ? converted.value : undefined;
    const key = JSON.stringify(entry.target);
    const before = fields.get(key)?.value;
    fields.set(key, { target: entry.target, value: entry.append ? appended(before, value) : value });
  }
  return { fields: [...fields.values()], mistakes };
}

function appended(list: JsonValue | undefined, value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined) return list;
  const items = Array.isArray(list) ? list : [];
  return Array.isArray(value) ? [...items, ...value] : [...items, value];
}

function sourceValue(context: RowContext, entry: MapEntry): JsonValue | undefined {
  const { source } = entry;
  if ('constant' in source) return source.constant;
  const start = source.up === 0 ? context.row : context.parents[source.up - 1];
  if (start === undefined) return undefined;
  // A column may have dots in its name.
  if (isJsonObject(start) && Object.hasOwn(start, source.text)) return start[source.text];
  return walk(start, source.steps);
}

/** The value at a path; absent where a step leads nowhere. `[]` gives the list of what the rest finds in each item. */
export function walk(value: JsonValue, steps: readonly PathStep[]): JsonValue | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if ('each' in step) {
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item) => {
      const found = walk(item, rest);
      return found === undefined ? [] : [found];
    });
  }
  const next = 'position' in step ? itemAt(value, step.position) : propertyOf(value, step.name);
  return next === undefined ? undefined : walk(next, rest);
}

function itemAt(value: JsonValue, position: number): JsonValue | undefined {
  return Array.isArray(value) ? value[position] : undefined;
}

function propertyOf(value: JsonValue, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Null and empty text stay where any JSON may stand (`input`), and are nothing where the schema wants a type. */
function convertFor(entry: MapEntry, value: JsonValue, definition: Definition): Converted {
  if ('constant' in entry.source) return { value };
  if (entry.conversion !== undefined) return convert(value, entry.conversion, entry.separator);
  const isEmpty = value === null || value === '';
  return isEmpty && !isOpen(entry.target, definition) ? { missing: true } : { value };
}

function isOpen(target: readonly string[], root: Definition): boolean {
  let definition: Definition | undefined = root;
  for (const name of target) definition = childDefinition(definition, name);
  return definition === undefined || definition.types.length === 0;
}
