import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FieldValue, RecordChange, ReviewChange } from '../../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { isEqualJson } from '../datasets/field.ts';
import { describeKind } from '../records/kinds.ts';
import { getField, withField } from '../records/recordFields.ts';
import { definitionOf } from '../schema/compile.ts';

/** A change of a record's own fields. */
export type FieldChange = Exclude<RecordChange, { add: 'dataset' } | { delete: true } | ReviewChange>;

/** The value after a change, or why it cannot have one. */
export type ChangedValue = { value: JsonObject } | { reason: string };

/** The property that a change is about: the first of these that the kind has. */
const PROPERTIES: Readonly<Record<'status' | 'function' | 'domain' | 'tag', readonly string[]>> = {
  status: ['status'],
  function: ['function_name'],
  domain: ['domain'],
  tag: ['capability_tags', 'modality'],
};

/** Sets a status, function or domain, adds or removes a tag, or names a score otherwise. Equal to before where it is so already. */
export function changeRecord(kind: RecordKind, value: JsonObject, change: FieldChange): ChangedValue {
  if ('rename' in change) return renameScore(value, change);
  const topic = 'set' in change ? change.set : 'add' in change ? change.add : change.remove;
  const { properties } = definitionOf(kind);
  const property = PROPERTIES[topic].find((name) => properties.has(name));
  if (property === undefined) return { reason: `A ${describeKind(kind).title} has no ${topic}.` };
  if ('set' in change) return { value: withField(value, [property], change.value) };
  const tags = value[property] ?? [];
  if (!Array.isArray(tags)) return { reason: `Its ${property} is no list.` };
  const has = tags.includes(change.value);
  if ('add' in change) return { value: has ? value : withField(value, [property], [...tags, change.value]) };
  const kept = tags.filter((tag) => tag !== change.value);
  if (!has) return { value };
  return { value: withField(value, [property], kept.length === 0 ? undefined : kept) };
}

/** Another name for a quality score, in its place; a score is never written over another. */
function renameScore(
  value: JsonObject,
  { from, value: to }: Extract<FieldChange, { rename: 'score' }>,
): ChangedValue {
  const scores = value['quality_scores'];
  if (!isJsonObject(scores) || !Object.hasOwn(scores, from) || from === to) return { value };
  if (Object.hasOwn(scores, to)) return { reason: `It has a score "${to}" already.` };
  const renamed = Object.entries(scores).map(([name, score]): [string, JsonValue] => [
    name === from ? to : name,
    score,
  ]);
  return { value: withField(value, ['quality_scores'], Object.fromEntries(renamed)) };
}

/** Sets and removes fields. The id cannot be changed: the record would be another one. */
export function changeFields(
  kind: RecordKind,
  value: JsonObject,
  set: readonly FieldValue[],
  remove: readonly (readonly string[])[],
): ChangedValue {
  const { idProperty } = describeKind(kind);
  if ([...set.map(({ path }) => path), ...remove].some(([first]) => first === idProperty)) {
    return { reason: `\`${idProperty}\` is the record's identity and cannot be changed.` };
  }
  let changed = value;
  for (const { path, value: wanted } of set) {
    if (!isSame(getField(changed, path), wanted)) changed = withField(changed, path, wanted);
  }
  for (const path of remove) {
    if (getField(changed, path) !== undefined) changed = withField(changed, path, undefined);
  }
  return { value: changed };
}

function isSame(value: JsonValue | undefined, wanted: JsonValue): boolean {
  return value !== undefined && isEqualJson(value, wanted);
}
