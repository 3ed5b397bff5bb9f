import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { SplitName } from '../datasets/splits.ts';
import { normaliseId } from '../records/identity.ts';
import { withField } from '../records/recordFields.ts';

/** The dataset with records pinned to splits: a pin that is there already is changed where it stands. Ids are lower-cased. */
export function pinSplits(dataset: JsonObject, pins: ReadonlyMap<string, SplitName>): JsonObject {
  const splits = dataset['splits'];
  const assign = isJsonObject(splits) ? splits['assign'] : undefined;
  const written = new Map(Object.keys(isJsonObject(assign) ? assign : {}).map((id) => [normaliseId(id), id]));
  let pinned = dataset;
  for (const [id, split] of pins) {
    pinned = withField(pinned, ['splits', 'assign', written.get(id) ?? id], split);
  }
  return pinned;
}
