import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import { valueAt } from '../../../../../shared/src/valueAt.ts';

/** What models do besides the task. */
export const OTHER_ROLES = ['prompt', 'reflection', 'judge'] as const;
export type OtherRole = (typeof OTHER_ROLES)[number];

/** The optimizers that have instructions written, and the one that reflects on failures. */
const WRITERS: readonly JsonValue[] = ['MIPROv2', 'COPRO', 'SIMBA'];
const REFLECTING = 'GEPA';

/** The roles that the optimizer and the metric of a draft have work for. */
export function rolesOf(draft: JsonObject): OtherRole[] {
  const optimizer = valueAt(draft, ['optimizer', 'name']);
  const hasWork: Record<OtherRole, boolean> = {
    // Who reflects is who writes instructions where nobody else is named: a copied specification may say so.
    prompt:
      (optimizer !== undefined && WRITERS.includes(optimizer)) ||
      (optimizer === REFLECTING && valueAt(draft, ['models', 'prompt']) !== undefined),
    reflection: optimizer === REFLECTING,
    judge: judges(draft['metric']),
  };
  return OTHER_ROLES.filter((role) => hasWork[role]);
}

/** True for a metric that asks a model, itself or in a part. */
function judges(metric: JsonValue | undefined): boolean {
  if (valueAt(metric, ['name']) === 'judge') return true;
  const parts = valueAt(metric, ['parameters', 'parts']);
  return Array.isArray(parts) && parts.filter(isJsonObject).some(judges);
}
