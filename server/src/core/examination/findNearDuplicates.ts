import { NearIndex, type WordCounts } from '../likeness/nearIndex.ts';
import type { NearDuplicate } from './findings.ts';
import type { RecordDigest } from './recordDigest.ts';

/** Of more records near-duplicates are not looked for: at 100,000 each look would take ten seconds and 60 MB. */
export const MOST_FOR_NEAR_DUPLICATES = 20_000;
/** Most near-duplicates that are told. */
const MOST_DUPLICATES = 2000;
/** Of so many like one record the one that is most like it is named. */
const CHOSEN_FROM = 4;

/**
 * Records in use that nearly say what another one of their function says; each names one other. Equal inputs of examples
 * are left out: they are conflicts and duplicates of their own. Each step is a little work.
 */
export function* findNearDuplicates(
  digests: readonly RecordDigest[],
  counts: WordCounts,
): Generator<undefined, NearDuplicate[]> {
  const near = new NearIndex(counts);
  const found = new Map<string, NearDuplicate>();
  for (const [row, digest] of digests.entries()) {
    yield;
    const { id, sketch, isInUse } = digest;
    if (id === '' || sketch === undefined || !isInUse) continue;
    if (found.size >= MOST_DUPLICATES) break;
    const isOther = (at: number): boolean => {
      const other = digests[at];
      return other !== undefined && other.id !== id && (other.input !== digest.input || other.output === 0);
    };
    const [best] = near
      .find(sketch, CHOSEN_FROM, isOther)
      .sort((one, other) => other.likeness - one.likeness);
    const other = best === undefined ? undefined : digests[best.row];
    if (best !== undefined && other !== undefined) {
      const said = { likeness: best.likeness, isSameOutput: other.output === digest.output };
      found.set(id, { id, other: other.id, ...said });
      if (!found.has(other.id)) found.set(other.id, { id: other.id, other: id, ...said });
    }
    near.add(row, sketch);
  }
  return [...found.values()];
}
