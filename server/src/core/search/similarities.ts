import type { RecordSimilarities } from '../../../../shared/src/protocol/fields.ts';
import type { SearchIndex } from './searchIndex.ts';
import type { VectorSet } from './vectorSet.ts';

/**
 * Raw cosines between the stored vectors of records, by one model: the preferred one that has a vector of each. Pairs of
 * which a vector is missing from every model have none.
 */
export function similarities(index: SearchIndex, ids: readonly string[]): RecordSimilarities {
  const slots = ids.map((id) => [...index.slotsOf(id.trim().toLowerCase())][0]);
  const has = ({ vectors }: VectorSet, slot: number | undefined): boolean =>
    slot !== undefined && vectors.has(slot);
  const set = index.vectorSets.find((candidate) => slots.every((slot) => has(candidate, slot)));
  const used = set ?? index.vectorSets[0];
  const cosines = slots.map((one) =>
    slots.map((other) => (used === undefined ? null : cosineOf(used, one, other))),
  );
  return { ...(used === undefined ? {} : { model: used.model }), cosines };
}

/** As `similarities`, of one record with each of the others. */
export function cosinesWith(
  index: SearchIndex,
  id: string,
  ids: readonly string[],
): { model?: string; cosines: (number | null)[] } {
  const slotOf = (one: string): number | undefined => [...index.slotsOf(one)][0];
  const [own, slots] = [slotOf(id), ids.map(slotOf)];
  const has = ({ vectors }: VectorSet, slot: number | undefined): boolean =>
    slot !== undefined && vectors.has(slot);
  const set = index.vectorSets.find((candidate) => [own, ...slots].every((slot) => has(candidate, slot)));
  const used = set ?? index.vectorSets.find((candidate) => has(candidate, own)) ?? index.vectorSets[0];
  if (used === undefined) return { cosines: ids.map(() => null) };
  return { model: used.model, cosines: slots.map((slot) => cosineOf(used, own, slot)) };
}

function cosineOf({ vectors }: VectorSet, one: number | undefined, other: number | undefined): number | null {
  const query = one === undefined ? undefined : vectors.vector(one);
  if (query === undefined || other === undefined) return null;
  return vectors.cosine(query, other) ?? null;
}
