import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { isJsonObject } from '../../../../../shared/src/json.ts';
import { valueAt, withValueAt } from '../../../../../shared/src/valueAt.ts';

/** A specification before anybody filled it in. */
export const FIRST_DRAFT: JsonObject = {
  optimizer: { name: 'BootstrapFewShotWithRandomSearch' },
  metric: { name: 'exact' },
  budget: { max_calls: 500 },
  seed: 1,
};

/** The draft with a value at a path; what is empty then goes, but `attribution`, which says something by being there. */
export function withDraftValue(
  draft: JsonObject,
  path: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const changed = withValueAt(draft, path, value);
  const object = isJsonObject(changed) ? changed : {};
  const parent = path.slice(0, -1);
  const left = valueAt(object, parent);
  const isEmpty = isJsonObject(left) && Object.keys(left).length === 0;
  if (parent.length === 0 || !isEmpty || parent[0] === 'attribution') return object;
  return withDraftValue(object, parent, undefined);
}

/** The draft with another optimizer or metric: the parameters of the one before mean nothing to it. */
export function withNamed(draft: JsonObject, kind: 'optimizer' | 'metric', name: string): JsonObject {
  const without = withDraftValue(draft, [kind, 'parameters'], undefined);
  return withDraftValue(without, [kind, 'name'], name);
}

/** What has to be filled in before the specification can be written, in sentences. */
export function missingParts(draft: JsonObject): string[] {
  const has = (path: readonly string[]): boolean => {
    const value = valueAt(draft, path);
    return typeof value === 'string' && value.trim() !== '';
  };
  return [
    has(['name']) ? [] : ['Give it a name.'],
    has(['template']) ? [] : ['Choose a template.'],
    has(['dataset']) ? [] : ['Choose a dataset.'],
    has(['metric', 'name']) ? [] : ['Name a metric.'],
    has(['model', 'name']) || valueAt(draft, ['model']) === undefined
      ? []
      : ['Name the model, or leave its other settings out.'],
  ].flat();
}

/** A copy of a specification to start a new one from: what makes it that one is left out. */
export function draftOf(value: JsonObject): JsonObject {
  const { spec_id: _, created_at: __, created_by: ___, name, ...rest } = value;
  return { name: typeof name === 'string' ? `${name} (copy)` : '', ...rest };
}
