import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { withField } from '../records/recordFields.ts';

/**
 * The dataset with ids pinned among its members: in a list of ids that is there already, at the top or as a part of
 * `any` or `union`; else beside what was said before, as `any: [<before>, { ids }]`. Ids that are listed are not again.
 */
export function pinMembers(dataset: JsonObject, ids: readonly string[]): JsonObject {
  return withField(dataset, ['members'], pinned(dataset['members'] ?? null, ids));
}

function pinned(members: JsonValue, ids: readonly string[]): JsonObject {
  if (!isJsonObject(members)) return { ids: [...ids] };
  if (Array.isArray(members['ids'])) return { ...members, ids: joined(members['ids'], ids) };
  for (const form of ['any', 'union']) {
    const parts = members[form];
    if (!Array.isArray(parts)) continue;
    const at = parts.findIndex((part) => isJsonObject(part) && Array.isArray(part['ids']));
    if (at < 0) return { ...members, [form]: [...parts, { ids: [...ids] }] };
    const changed = parts.map((part, place) => (place === at ? pinned(part, ids) : part));
    return { ...members, [form]: changed };
  }
  return { any: [members, { ids: [...ids] }] };
}

function joined(list: readonly JsonValue[], ids: readonly string[]): JsonValue[] {
  const known = new Set(list.map((id) => (typeof id === 'string' ? id.trim().toLowerCase() : id)));
  return [...list, ...ids.filter((id) => !known.has(id))];
}
