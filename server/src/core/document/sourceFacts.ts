import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { normaliseId } from '../records/identity.ts';
import type { RecordReference, RunReference } from './analysis.ts';
import { valueAt } from './finding.ts';
import type { ValuePath } from './tree.ts';

/** The method of a source where the record says `source: extracted`, and nothing else. */
const EXTRACTED = 'extracted';

/** What the mapping, below the record itself, that holds a reference says besides. */
export function saidBeside(
  value: JsonObject,
  path: ValuePath,
): Pick<RecordReference, 'version' | 'contentHash' | 'method'> {
  const holder = path.length < 2 ? undefined : valueAt(value, path.slice(0, -1));
  if (!isJsonObject(holder)) return {};
  const { version, content_hash: contentHash } = holder;
  return {
    ...(typeof version === 'number' && { version }),
    ...(typeof contentHash === 'string' && contentHash !== '' && { contentHash }),
    ...(path[0] === 'attribution' && methodOf(value, holder)),
  };
}

/** The executions of runs that a record says it was made by. */
export function producersOf({ attribution, ...value }: JsonObject): RunReference[] {
  const sources = isJsonObject(attribution) ? attribution['derived_from'] : undefined;
  if (!Array.isArray(sources)) return [];
  return sources.filter(isJsonObject).flatMap((source) => {
    const id = source['run_id'];
    if (typeof id !== 'string' || normaliseId(id) === '') return [];
    return [{ id: normaliseId(id), ...methodOf(value, source) }];
  });
}

/** How a record says that it was made from one of its sources. */
export function methodOf(value: JsonObject, { method }: JsonObject): { method?: string } {
  if (typeof method === 'string' && method.trim() !== '') return { method: method.trim() };
  return value['source'] === EXTRACTED ? { method: EXTRACTED } : {};
}
