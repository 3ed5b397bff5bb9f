import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import {
  FIELD_SIDES,
  type FieldSide,
  type PythonField,
  type PythonSignature,
} from '../python/pythonModule.ts';
import type { FieldDifference } from './compareFields.ts';
import { parsePythonType } from './pythonType.ts';
import { isSameType } from './sameType.ts';

/**
 * A template after differences to its signature in Python were taken over from there: what is missing comes to its place,
 * what is extra goes or gets the name that was meant, types and sides become those of Python. Descriptions stay.
 */
export function takeDifferences(
  template: JsonObject,
  differences: readonly FieldDifference[],
  { fields }: PythonSignature,
): JsonObject {
  const sides: Record<FieldSide, JsonValue[]> = {
    inputs: itemsOf(template, 'inputs'),
    outputs: itemsOf(template, 'outputs'),
  };
  const renamed = new Set<string>();
  for (const difference of differences) {
    if (difference.kind === 'wrong-type') replace(sides, difference.field, { type: difference.python.type });
    else if (difference.kind === 'wrong-side') {
      const { field, python } = difference;
      const [item] = take(sides, field);
      if (item !== undefined) insert(sides, item, python, fields);
      const isSame = isSameType(parsePythonType(field.type), parsePythonType(python.type));
      if (!isSame) replace(sides, python, { type: python.type });
    } else if (difference.kind === 'extra') {
      const { suggestion } = difference;
      const python = fields.find(({ name }) => name === suggestion);
      if (python === undefined || renamed.has(python.name)) take(sides, difference.field);
      else {
        renamed.add(python.name);
        replace(sides, difference.field, { name: python.name, type: python.type });
      }
    }
  }
  for (const difference of differences) {
    if (difference.kind !== 'missing' || renamed.has(difference.python.name)) continue;
    insert(sides, fieldOf(difference.python), difference.python, fields);
  }
  const changed = FIELD_SIDES.filter((side) => sides[side].length > 0 || template[side] !== undefined);
  return { ...template, ...Object.fromEntries(changed.map((side) => [side, sides[side]])) };
}

function itemsOf(template: JsonObject, side: FieldSide): JsonValue[] {
  const items = template[side];
  return Array.isArray(items) ? [...items] : [];
}

function nameOf(item: JsonValue): JsonValue | undefined {
  return isJsonObject(item) ? item['name'] : undefined;
}

function fieldOf({ name, type, description }: PythonField): JsonObject {
  return { name, type, ...(description !== undefined && { description }) };
}

/** Changes the items of a name on a side. */
function replace(
  sides: Record<FieldSide, JsonValue[]>,
  { side, name }: { side: FieldSide; name: string },
  change: JsonObject,
): void {
  sides[side] = sides[side].map((item) =>
    isJsonObject(item) && item['name'] === name ? { name, type: 'str', ...item, ...change } : item,
  );
}

/** Takes the items of a name out of a side. */
function take(
  sides: Record<FieldSide, JsonValue[]>,
  { side, name }: { side: FieldSide; name: string },
): JsonValue[] {
  const taken = sides[side].filter((item) => nameOf(item) === name);
  sides[side] = sides[side].filter((item) => nameOf(item) !== name);
  return taken;
}

/** Puts an item behind the fields that come before it in Python. */
function insert(
  sides: Record<FieldSide, JsonValue[]>,
  item: JsonValue,
  { name, side }: PythonField,
  fields: readonly PythonField[],
): void {
  const before = new Set<JsonValue | undefined>(
    fields
      .slice(
        0,
        fields.findIndex((field) => field.name === name),
      )
      .map((field) => field.name),
  );
  const at = sides[side].findLastIndex((other) => before.has(nameOf(other))) + 1;
  sides[side] = sides[side].toSpliced(at, 0, item);
}
