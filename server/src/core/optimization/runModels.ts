import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { ModelRole } from './tokenEstimate.ts';

/** Settings of the models of a run by what they do; who is not named is another one's role, as `modelOfRole` has it. */
export type RunModels = { task: JsonObject } & Partial<Record<Exclude<ModelRole, 'task'>, JsonObject>>;

const OTHERS = ['prompt', 'reflection', 'judge'] as const;

/** The models that a specification names beside the task's. */
export function otherModels(value: JsonValue | undefined): Omit<RunModels, 'task'> {
  if (!isJsonObject(value)) return {};
  const named = OTHERS.flatMap((role) => {
    const settings = value[role];
    return isJsonObject(settings) ? [[role, settings] as const] : [];
  });
  return Object.fromEntries(named);
}

/** Who does what, as the runner has it: who reflects is who writes instructions; who writes or judges is the task's model. */
export function modelOfRole(models: RunModels, role: ModelRole): JsonObject {
  const writing = models.prompt ?? models.task;
  if (role === 'prompt') return writing;
  return models[role] ?? (role === 'reflection' ? writing : models.task);
}

/**
 * The models as they are asked where an endpoint of one's own is set: those that name no server go there, by the protocol of
 * OpenAI, whatever their names are.
 */
export function atEndpoint(models: RunModels, endpoint: string | undefined): RunModels {
  if (endpoint === undefined) return models;
  const sent = Object.entries(models).map(([role, settings]) => [role, settingsAt(settings, endpoint)]);
  return Object.fromEntries(sent) as RunModels;
}

/** The beginning of the names of models that the editor has. */
export const EDITOR_MODEL = 'vscode/';

function settingsAt(settings: JsonObject, endpoint: string): JsonObject {
  // The key of a provider is not for another server.
  const { name, api_base: own, api_key_env: _key, ...rest } = settings;
  if (own !== undefined || typeof name !== 'string' || name.startsWith(EDITOR_MODEL)) return settings;
  const prefixed = name.startsWith('openai/') ? name : `openai/${name}`;
  return { ...rest, name: prefixed, api_base: endpoint };
}
