import type { Effectiveness, TellableEffect } from '../../../../shared/src/protocol/effectiveness.ts';
import { groupBy } from '../groupBy.ts';

/** What runs say of a record. */
export interface RecordAttribution {
  /** Of the newest run that measured its present content, of random prompts where there are several of one run. */
  effect?: TellableEffect;
  /** Usage events and final programs of runs. */
  uses?: number;
}

/** What runs say of examples, and of the DataBits that these derive from, by lower-cased id. */
export function recordAttributions(
  { runs, examples, groups }: Effectiveness,
  uses: ReadonlyMap<string, number>,
): ReadonlyMap<string, RecordAttribution> {
  const found = new Map<string, RecordAttribution>();
  for (const [id, count] of uses) found.set(id, { uses: count });
  const order = new Map(runs.map(({ runId }, at) => [runId, at]));
  const rankOf = ({ runId, method }: TellableEffect): number =>
    2 * (order.get(runId) ?? runs.length) + (method === 'randomised' ? 0 : 1);
  const take = (id: string, effects: readonly TellableEffect[]): void => {
    const newest = effects.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
    if (newest !== undefined) found.set(id, { ...found.get(id), effect: toldOnly(newest) });
  };
  for (const { id, effects } of examples)
    take(
      id,
      effects.filter(({ isCurrent }) => isCurrent),
    );
  const ofBits = groupBy(
    groups.filter(({ by, id }) => by === 'databit' && id !== undefined),
    ({ id = '' }) => id,
  );
  for (const [id, effects] of ofBits) take(id, effects);
  return found;
}

/** Without what else answers about examples or groups have. */
function toldOnly({ runId, method, verdict, estimate, low, high }: TellableEffect): TellableEffect {
  return { runId, method, verdict, ...(estimate !== undefined && { estimate }), low, high };
}
