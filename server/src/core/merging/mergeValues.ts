import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';
import { canonicalText } from '../records/contentHash.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';

/** Something as both sides have it, and as it was before them; absent where one has none. */
export interface ThreeWay<T> {
  base: T | undefined;
  ours: T | undefined;
  theirs: T | undefined;
}

/** A merged value, absent where there is none any more; or that the two changes do not go together. */
export type MergedValue = { value: JsonValue | undefined } | 'conflict';

/**
 * Merges three values: what one side changed is taken from it. Objects are merged by key, lists that the schema calls sets
 * by item; everything else is one value. Of an object that the schema calls a whole, such as a review, two sides may have
 * changed one and the same key only: keys of two decisions would make a third that nobody took.
 */
export function mergeValues(
  { base, ours, theirs }: ThreeWay<JsonValue>,
  definition: Definition | undefined,
): MergedValue {
  if (isSameValue(ours, theirs) || isSameValue(base, theirs)) return { value: ours };
  if (isSameValue(base, ours)) return { value: theirs };
  if (isJsonObject(ours) && isJsonObject(theirs)) {
    const sides = { base: isJsonObject(base) ? base : undefined, ours, theirs };
    return isMergedByKey(sides, definition) ? mergeObjects(sides, definition) : 'conflict';
  }
  if (definition?.merge === 'set' && Array.isArray(ours) && Array.isArray(theirs))
    return { value: mergeSets(Array.isArray(base) ? base : [], ours, theirs) };
  return 'conflict';
}

/** True for equal values and where neither is there. */
export function isSameValue(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return one === undefined || other === undefined ? one === other : isEqualJson(one, other);
}

/** Whether two changed objects may be merged key by key. */
export function isMergedByKey(
  { base, ours, theirs }: { base: JsonObject | undefined; ours: JsonObject; theirs: JsonObject },
  definition: Definition | undefined,
): boolean {
  if (definition?.merge !== 'whole') return true;
  const changed = namesIn({ base, ours, theirs }).filter(
    (name) =>
      !isSameValue(own(base, name), own(ours, name)) || !isSameValue(own(base, name), own(theirs, name)),
  );
  return changed.length === 1;
}

/** The names of the properties of all sides. */
export function namesIn({ base, ours, theirs }: ThreeWay<JsonObject>): string[] {
  return [...new Set([base, ours, theirs].flatMap((side) => Object.keys(side ?? {})))];
}

function mergeObjects(
  sides: { base: JsonObject | undefined; ours: JsonObject; theirs: JsonObject },
  definition: Definition | undefined,
): MergedValue {
  const { base, ours, theirs } = sides;
  const entries: [string, JsonValue][] = [];
  for (const name of namesIn(sides)) {
    const three = { base: own(base, name), ours: own(ours, name), theirs: own(theirs, name) };
    const merged = mergeValues(three, childDefinition(definition, name));
    if (merged === 'conflict') return merged;
    if (merged.value !== undefined) entries.push([name, merged.value]);
  }
  // Object.fromEntries defines properties, so that a key named `__proto__` stays a key.
  return { value: Object.fromEntries(entries) };
}

function own(object: JsonObject | undefined, name: string): JsonValue | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Our items in their order without those that the other side took out, then those that it put in. */
function mergeSets(
  base: readonly JsonValue[],
  ours: readonly JsonValue[],
  theirs: readonly JsonValue[],
): JsonValue[] {
  const [before, one, other] = [base, ours, theirs].map((items) => new Set(items.map(canonicalText)));
  const has = (set: ReadonlySet<string> | undefined, item: JsonValue): boolean =>
    set?.has(canonicalText(item)) === true;
  return [
    ...ours.filter((item) => has(other, item) || !has(before, item)),
    ...theirs.filter((item) => !has(one, item) && !has(before, item)),
  ];
}
