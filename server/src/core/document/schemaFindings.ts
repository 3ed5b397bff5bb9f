import { closest, distance } from 'fastest-levenshtein';
import type { ValidationError } from '../../../../shared/src/generated/validators.js';
import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import type { ProblemCode } from './codes.ts';
import { describePath, describeValue, pathOfPointer, valueAt, type Finding } from './finding.ts';
import { LIMITS } from './limits.ts';
import type { ValuePath } from './tree.ts';

/** An error of a compiled validator with what our messages need to know. */
interface Failure {
  params: Record<string, unknown>;
  path: ValuePath;
  value: JsonValue | undefined;
  definition: Definition | undefined;
}

type Explain = (failure: Failure) => Finding | undefined;

/** Says in our codes and words what a validator found. One place may be wrong in several ways. */
export function explainErrors(
  errors: readonly ValidationError[],
  value: JsonObject,
  definition: Definition,
): Finding[] {
  const findings: Finding[] = [];
  for (const error of errors) {
    if (findings.length >= LIMITS.findings) break;
    // Which alternatives of a `oneOf` fail is said by the `oneOf` itself.
    if (/\/oneOf\/\d/.test(error.schemaPath)) continue;
    const path = pathOfPointer(error.instancePath, value);
    const failure: Failure = {
      params: error.params,
      path,
      value: valueAt(value, path),
      definition: definitionAt(definition, path),
    };
    const finding = explanations[error.keyword]?.(failure);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

/** The definition of the place at a path. */
export function definitionAt(definition: Definition, path: ValuePath): Definition | undefined {
  let current: Definition | undefined = definition;
  for (const key of path) current = childDefinition(current, key);
  return current;
}

const explanations: Record<string, Explain> = {
  required: ({ params, path }) => {
    const property = String(params['missingProperty']);
    const message = `${capitalise(describePath(path))} needs the property "${property}".`;
    return { code: 'record.missing-property', message, path, at: 'value', data: { property } };
  },
  dependentRequired: ({ params, path }) => {
    const property = String(params['missingProperty']);
    const present = String(params['property']);
    return {
      code: 'record.missing-companion',
      message: `"${present}" needs "${property}" beside it.`,
      path: [...path, present],
      at: 'key',
      data: { property, beside: present },
    };
  },
  additionalProperties: ({ params, path, definition }) => {
    const property = String(params['additionalProperty']);
    const suggestion = suggest(property, [...(definition?.properties.keys() ?? [])]);
    const where = path.length === 0 ? 'A record of this kind' : capitalise(describePath(path));
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    const data: Record<string, string> = { property };
    if (suggestion !== undefined) data['suggestion'] = suggestion;
    const message = `${where} has no property "${property}".${hint}`;
    return { code: 'record.unknown-property', message, path: [...path, property], at: 'key', data };
  },
  type: ({ path, value, definition }) => {
    // A value of the wrong type fails `oneOf` too, which would only repeat it.
    const expected = describeTypes(definition?.types ?? []);
    const message = `${capitalise(describePath(path))} should be ${expected}, but is ${describeValue(value)}.`;
    return { code: 'record.wrong-type', message, path, at: 'value' };
  },
  enum: ({ path, value, definition }) => notInEnum(path, value, definition),
  const: ({ path, value, definition }) => {
    const expected = describeValue(definition?.constant);
    const message = `${capitalise(describePath(path))} should be ${expected}, but is ${describeValue(value)}.`;
    return { code: 'record.not-in-enum', message, path, at: 'value' };
  },
  minimum: (failure) => outOfRange(failure, 'at least'),
  maximum: (failure) => outOfRange(failure, 'at most'),
  exclusiveMinimum: (failure) => outOfRange(failure, 'more than'),
  exclusiveMaximum: (failure) => outOfRange(failure, 'less than'),
  minItems: (failure) => wrongLength(failure, 'at least', 'items'),
  maxItems: (failure) => wrongLength(failure, 'at most', 'items'),
  minLength: (failure) => wrongLength(failure, 'at least', 'characters'),
  maxLength: (failure) => wrongLength(failure, 'at most', 'characters'),
  uniqueItems: ({ params, path, value }) => {
    const index = Math.max(Number(params['i']), Number(params['j']));
    const item = Array.isArray(value) ? value[index] : undefined;
    const message = `${capitalise(describePath(path))} has ${describeValue(item)} twice.`;
    return { code: 'record.duplicate-item', message, path: [...path, index], at: 'value' };
  },
  pattern: ({ path, value, definition }) => {
    const meaning = definition?.description ?? '';
    const message = `${capitalise(describePath(path))} does not have the right form: ${describeValue(value)}. ${meaning}`;
    return { code: 'record.bad-pattern', message: message.trim(), path, at: 'value' };
  },
  oneOf: ({ path, value, definition }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const code: ProblemCode =
      definition?.name === 'predicate' ? 'predicate.not-one' : 'record.source-not-one';
    const message = definition?.errorMessage ?? `${capitalise(describePath(path))} fits no alternative.`;
    return { code, message, path, at: 'value' };
  },
};

function notInEnum(
  path: ValuePath,
  value: JsonValue | undefined,
  definition: Definition | undefined,
): Finding | undefined {
  const allowed = definition?.enumValues ?? [];
  // Of a value of the wrong type it is enough to say that.
  if (typeof value !== 'string' && definition?.types.length === 1) return undefined;
  const suggestion = typeof value === 'string' ? suggest(value, allowed.map(String)) : undefined;
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  const list = allowed.map((one) => describeValue(one)).join(', ');
  const message = `${capitalise(describePath(path))} is ${describeValue(value)}, and may be ${list}.${hint}`;
  const finding: Finding = { code: 'record.not-in-enum', message, path, at: 'value' };
  if (suggestion !== undefined) finding.data = { suggestion };
  return finding;
}

function outOfRange({ params, path, value }: Failure, relation: string): Finding {
  const limit = String(params['limit']);
  const message = `${capitalise(describePath(path))} should be ${relation} ${limit}, but is ${describeValue(value)}.`;
  return { code: 'record.out-of-range', message, path, at: 'value', data: { limit } };
}

function wrongLength({ params, path }: Failure, relation: string, unit: string): Finding {
  const message = `${capitalise(describePath(path))} should have ${relation} ${String(params['limit'])} ${unit}.`;
  return { code: 'record.wrong-length', message, path, at: 'value' };
}

const TYPE_NAMES: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

function describeTypes(types: readonly string[]): string {
  return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}

/** The name that was probably meant: few letters differ, in proportion to its length. */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || name.length > 100) return undefined;
  const simple = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
  const best = closest(
    simple(name),
    candidates.map((candidate) => simple(candidate)),
  );
  const found = candidates.find((candidate) => simple(candidate) === best);
  const allowed = Math.max(1, Math.floor(best.length / 3));
  return distance(simple(name), best) <= allowed ? found : undefined;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
