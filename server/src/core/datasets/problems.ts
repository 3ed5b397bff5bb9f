import { closest, distance } from 'fastest-levenshtein';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { ValuePath } from '../document/tree.ts';
import { canonicalText } from '../records/contentHash.ts';
import { definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { COMPARISON_NAMES } from './predicate.ts';
import { SPLIT_NAMES } from './splits.ts';

/** A problem at a place in a dataset's value. */
export interface DatasetProblem {
  code: 'dataset.unknown-field' | 'dataset.unknown-value' | 'dataset.no-comparison' | 'dataset.no-weight';
  path: ValuePath;
  message: string;
  data?: Record<string, string>;
}

/** The pseudo field `kind`. */
const MEMBER_KIND: Definition = {
  title: 'Kind',
  description: 'The kind of the record.',
  types: ['string'],
  enumValues: ['databit', 'example'],
  enumDescriptions: [],
  examples: [],
  search: 'none',
  searchWeight: 1,
  properties: new Map(),
  required: [],
  snippets: [],
};

/** Most edits between a misspelt name and the one that is suggested for it. */
const SUGGESTION_DISTANCE = 3;

/** What is wrong with a dataset beyond its schema: fields and values that no record can have, and splits without weight. */
export function datasetProblems(dataset: JsonObject): DatasetProblem[] {
  const found: DatasetProblem[] = [];
  visitPredicate(dataset['members'] ?? null, ['members'], found);
  const splits = dataset['splits'];
  if (!isJsonObject(splits)) return found;
  const groupBy = splits['group_by'];
  if (typeof groupBy === 'string') checkField(groupBy, ['splits', 'group_by'], found);
  const weights = splits['weights'];
  if (
    isJsonObject(weights) &&
    SPLIT_NAMES.every((name) => weights[name] === undefined || weights[name] === 0)
  ) {
    const message = 'All weights are 0, so that no member belongs to a split.';
    found.push({ code: 'dataset.no-weight', path: ['splits', 'weights'], message });
  }
  return found;
}

function visitPredicate(predicate: JsonValue, path: ValuePath, found: DatasetProblem[]): void {
  if (Array.isArray(predicate)) {
    predicate.forEach((part, at) => visitPredicate(part, [...path, at], found));
    return;
  }
  if (!isJsonObject(predicate)) return;
  for (const form of ['all', 'any', 'not', 'union', 'intersection', 'difference']) {
    visitPredicate(predicate[form] ?? null, [...path, form], found);
  }
  const field = predicate['field'];
  if (typeof field !== 'string') return;
  if (!COMPARISON_NAMES.some((name) => Object.hasOwn(predicate, name))) {
    const message = `Nothing is compared: every record that has \`${field}\` is a member. Add ${COMPARISON_NAMES.join(', ')}.`;
    found.push({ code: 'dataset.no-comparison', path: [...path, 'field'], message });
  }
  const definitions = checkField(field, [...path, 'field'], found);
  if (definitions.length > 0) checkValues(predicate, definitions, path, found);
}

/** The definitions that a field may have in the kinds of members; none where any value may stand or it is unknown. */
function checkField(field: string, path: ValuePath, found: DatasetProblem[]): Definition[] {
  if (field === 'kind') return [MEMBER_KIND];
  const roots = [definitionOf('databit'), definitionOf('example')];
  const places = roots.map((root) => placeOf(root, field.split('.')));
  if (places.every((place) => place === 'unknown')) {
    const known = ['kind', ...roots.flatMap((root) => [...root.properties.keys()])];
    const [first = ''] = field.split('.');
    const near = closest(first, known);
    const suggestion =
      known.includes(first) || distance(first, near) > SUGGESTION_DISTANCE ? undefined : near;
    const hint = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
    found.push({
      code: 'dataset.unknown-field',
      path,
      message: `Neither DataBits nor examples have a field \`${field}\`.${hint}`,
      ...(suggestion === undefined ? {} : { data: { suggestion: suggestion + field.slice(first.length) } }),
    });
  }
  return places.filter((place) => typeof place !== 'string');
}

function placeOf(root: Definition, names: readonly string[]): Definition | 'any' | 'unknown' {
  let place: Definition = root;
  for (const name of names) {
    const next: Definition | false | undefined =
      place.properties.get(name) ?? (/^\d+$/.test(name) ? place.items : undefined) ?? place.additional;
    if (next === false) return 'unknown';
    if (next === undefined) return isOpen(place) ? 'any' : 'unknown';
    place = next;
  }
  return place;
}

/** True where the schema lets values of any shape stand. */
function isOpen(definition: Definition): boolean {
  return definition.types.length === 0 || definition.types.includes('object');
}

function checkValues(
  predicate: JsonObject,
  definitions: readonly Definition[],
  path: ValuePath,
  found: DatasetProblem[],
): void {
  const allowed = definitions.flatMap((definition) => definition.enumValues);
  // A field that is free text in one kind of record may have any value.
  if (definitions.some((definition) => definition.enumValues.length === 0)) return;
  const { eq, in: list } = predicate;
  const names = allowed.map((value) => (typeof value === 'string' ? value : canonicalText(value))).join(', ');
  const places: [JsonValue, ValuePath][] = Array.isArray(list)
    ? list.map((item, at) => [item, [...path, 'in', at]])
    : [];
  if (eq !== undefined) places.push([eq, [...path, 'eq']]);
  for (const [value, place] of places) {
    if (allowed.includes(value)) continue;
    const message = `No record has this value in that field; there are ${names}.`;
    found.push({ code: 'dataset.unknown-value', path: place, message });
  }
}
