import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { isJsonObject } from '../../../../../shared/src/json.ts';
import { METRIC_PARAMETERS, OPTIMIZER_PARAMETERS, WEIGHTED } from './parameters.ts';
import { OTHER_ROLES, rolesOf } from './roles.ts';
import { valueAt, withValueAt } from '../../../../../shared/src/valueAt.ts';

/** Names, and places in lists. */
export type DraftPath = readonly (string | number)[];

/** A specification before anybody filled it in. */
export const FIRST_DRAFT: JsonObject = {
  optimizer: { name: 'BootstrapFewShotWithRandomSearch' },
  metric: { name: 'exact' },
  budget: { max_calls: 500 },
  seed: 1,
};

/** The draft with a value at a path; what is empty then goes, but `attribution`, which says something by being there. */
export function withDraftValue(draft: JsonObject, path: DraftPath, value: JsonValue | undefined): JsonObject {
  const changed = withValueAt(draft, path, value);
  const object = isJsonObject(changed) ? changed : {};
  const parent = path.slice(0, -1);
  const left = valueAt(object, parent);
  const isEmpty = isJsonObject(left) && Object.keys(left).length === 0;
  if (parent.length === 0 || !isEmpty || isAttribution(parent)) return object;
  return withDraftValue(object, parent, undefined);
}

function isAttribution(path: DraftPath): boolean {
  return path.length === 1 && path[0] === 'attribution';
}

/** The parts of a weighted metric; none for another one. */
export function partsOf(draft: JsonObject): readonly JsonValue[] {
  const parts = valueAt(draft, ['metric', 'parameters', 'parts']);
  return valueAt(draft, ['metric', 'name']) === WEIGHTED && Array.isArray(parts) ? parts : [];
}

/** The draft as it is written: without models that nothing has work for, and parameters that do not go with others. */
export function withoutUnused(draft: JsonObject): JsonObject {
  const roles = rolesOf(draft);
  const idle = OTHER_ROLES.filter((role) => !roles.includes(role));
  const parameters = valueAt(draft, ['optimizer', 'parameters']);
  const given = isJsonObject(parameters) ? parameters : {};
  const name = valueAt(draft, ['optimizer', 'name']);
  const unfit = (OPTIMIZER_PARAMETERS[typeof name === 'string' ? name : ''] ?? []).filter(
    ({ fits }) => fits?.(given) === false,
  );
  const paths: string[][] = [
    ...idle.map((role) => ['models', role]),
    ...unfit.map((parameter) => ['optimizer', 'parameters', parameter.name]),
  ];
  return paths
    .filter((path) => valueAt(draft, path) !== undefined)
    .reduce((left, path) => withDraftValue(left, path, undefined), draft);
}

/** The draft with another optimizer or metric: the parameters of the one before mean nothing to it. */
export function withNamed(draft: JsonObject, kind: 'optimizer' | 'metric', name: string): JsonObject {
  const without = withDraftValue(draft, [kind, 'parameters'], undefined);
  const named = withDraftValue(without, [kind, 'name'], name);
  if (kind === 'optimizer' || Object.hasOwn(METRIC_PARAMETERS, name)) return named;
  // A weighted metric has no field of its own, since its parts have, and a function is given all of them.
  const whole = withDraftValue(named, [kind, 'field'], undefined);
  const parts = [{ name: 'exact', weight: 1 }];
  return name === WEIGHTED ? withDraftValue(whole, [kind, 'parameters', 'parts'], parts) : whole;
}

/** What has to be filled in before the specification can be written, in sentences. */
export function missingParts(draft: JsonObject): string[] {
  const has = (...path: (string | number)[]): boolean => {
    const value = valueAt(draft, path);
    return typeof value === 'string' && value.trim() !== '';
  };
  const parts = partsOf(draft);
  const isMix = valueAt(draft, ['metric', 'name']) === WEIGHTED;
  const models = [['model'], ...rolesOf(draft).map((role) => ['models', role])];
  const given = models.filter((path) => valueAt(draft, path) !== undefined);
  const missing: [isThere: boolean, sentence: string][] = [
    [has('name'), 'Give it a name.'],
    [has('template'), 'Choose a template.'],
    [has('dataset'), 'Choose a dataset.'],
    [has('metric', 'name'), 'Name a metric.'],
    [!isMix || parts.length > 0, 'Give the metric a part.'],
    [parts.every((part) => valueAt(part, ['name']) !== undefined), 'Name the metric of each part.'],
    [parts.every((part) => valueAt(part, ['weight']) !== 0), 'Give each part a weight above 0.'],
    [given.every((path) => has(...path, 'name')), 'Name the model, or leave its other settings out.'],
    [
      given.every((path) => isWholePrice(valueAt(draft, [...path, 'price']))),
      'Give both prices of a model, or none.',
    ],
  ];
  return missing.flatMap(([isThere, sentence]) => (isThere ? [] : [sentence]));
}

function isWholePrice(price: JsonValue | undefined): boolean {
  if (price === undefined) return true;
  const [input, output] = ['input_per_million', 'output_per_million'].map((name) => valueAt(price, [name]));
  return typeof input === 'number' && typeof output === 'number';
}

/** A copy of a specification to start a new one from: what makes it that one is left out. */
export function draftOf(value: JsonObject): JsonObject {
  const { spec_id: _, created_at: __, created_by: ___, name, ...rest } = value;
  return { name: typeof name === 'string' ? `${name} (copy)` : '', ...rest };
}
