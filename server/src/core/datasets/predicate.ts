import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { fieldOf, isEqualJson, type MemberRecord } from './field.ts';
import { matchesGlob } from './glob.ts';

/** Says whether a record is a member of another dataset; false for a dataset that is unknown or refers back. */
export type IsMember = (datasetId: string, record: MemberRecord) => boolean;

/** A predicate made ready to be asked about many records. */
export type Membership = (record: MemberRecord, isMember: IsMember) => boolean;

type Comparison = (value: JsonValue) => boolean;

const nobody: Membership = () => false;

/** The forms of a predicate besides `field`. An argument of the wrong type gives nobody; the schema reports it. */
const FORMS: Readonly<Record<string, (argument: JsonValue) => Membership>> = {
  all: (parts) => every(compileParts(parts)),
  any: (parts) => some(compileParts(parts)),
  not: (part) => {
    const membership = compilePredicate(part);
    return (record, isMember) => !membership(record, isMember);
  },
  ids: (ids) => {
    const wanted = new Set(texts(ids).map(normaliseId));
    return (record) => wanted.has(record.id);
  },
  dataset: (id) => {
    if (typeof id !== 'string') return nobody;
    const datasetId = normaliseId(id);
    return (record, isMember) => isMember(datasetId, record);
  },
  union: (parts) => some(compileParts(parts)),
  intersection: (parts) => {
    const sets = compileParts(parts);
    return sets?.length === 0 ? nobody : every(sets);
  },
  difference: (parts) => {
    const [first, ...others] = compileParts(parts) ?? [];
    if (first === undefined) return nobody;
    return (record, isMember) => first(record, isMember) && !others.some((other) => other(record, isMember));
  },
};

/** The comparisons of a field; all that are given must hold. */
const COMPARISONS: Readonly<Record<string, (argument: JsonValue) => Comparison>> = {
  eq: (wanted) => (value) => isEqualJson(value, wanted),
  in: (list) => {
    const wanted = new Set(Array.isArray(list) ? list.map(canonicalText) : []);
    return (value) => wanted.has(canonicalText(value));
  },
  gte: (bound) => (value) => (order(value, bound) ?? -1) >= 0,
  lte: (bound) => (value) => (order(value, bound) ?? 1) <= 0,
  contains: (part) => (value) =>
    Array.isArray(value)
      ? value.some((item) => isEqualJson(item, part))
      : typeof value === 'string' && typeof part === 'string' && value.includes(part),
  matches: (pattern) => (value) =>
    typeof value === 'string' && typeof pattern === 'string' && matchesGlob(pattern, value),
};

/** Names of the forms besides `field`, and of a field's comparisons. */
const FORM_NAMES: readonly string[] = Object.keys(FORMS);
export const COMPARISON_NAMES: readonly string[] = Object.keys(COMPARISONS);

/**
 * Makes a predicate ready. Total: a predicate that does not follow the schema (which reports it) is false, a field
 * that the record lacks fulfils no comparison, and `field` alone asks whether the field is there.
 */
export function compilePredicate(predicate: JsonValue): Membership {
  if (!isJsonObject(predicate)) return nobody;
  const forms = FORM_NAMES.filter((name) => Object.hasOwn(predicate, name));
  const form = forms[0];
  if (Object.hasOwn(predicate, 'field')) return form === undefined ? compileField(predicate) : nobody;
  const argument = form === undefined ? undefined : predicate[form];
  if (form === undefined || argument === undefined || forms.length > 1) return nobody;
  return FORMS[form]?.(argument) ?? nobody;
}

/** Whether one record fulfils a predicate; for many records compile it once. */
export function matches(predicate: JsonValue, record: MemberRecord, isMember: IsMember): boolean {
  return compilePredicate(predicate)(record, isMember);
}

function compileField(predicate: JsonObject): Membership {
  const field = predicate['field'];
  if (typeof field !== 'string') return nobody;
  const comparisons = COMPARISON_NAMES.flatMap((name) => {
    const argument = Object.hasOwn(predicate, name) ? predicate[name] : undefined;
    const comparison = argument === undefined ? undefined : COMPARISONS[name]?.(argument);
    return comparison === undefined ? [] : [comparison];
  });
  return (record) => {
    const value = fieldOf(record, field);
    return value !== undefined && comparisons.every((comparison) => comparison(value));
  };
}

function compileParts(parts: JsonValue): Membership[] | undefined {
  return Array.isArray(parts) ? parts.map(compilePredicate) : undefined;
}

function every(parts: readonly Membership[] | undefined): Membership {
  return parts === undefined ? nobody : (record, isMember) => parts.every((part) => part(record, isMember));
}

function some(parts: readonly Membership[] | undefined): Membership {
  return parts === undefined ? nobody : (record, isMember) => parts.some((part) => part(record, isMember));
}

function texts(list: JsonValue): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

/** Orders two numbers, or two texts by their UTF-16 code units; absent where they cannot be compared. */
function order(value: JsonValue, bound: JsonValue): number | undefined {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound;
  if (typeof value !== 'string' || typeof bound !== 'string') return undefined;
  return value < bound ? -1 : value > bound ? 1 : 0;
}
