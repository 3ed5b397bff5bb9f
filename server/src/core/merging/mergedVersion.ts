import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { contentHash } from '../records/contentHash.ts';
import type { Definition } from '../schema/definition.ts';
import type { ThreeWay } from './mergeValues.ts';

/** The records, and what they became; absent where there is a conflict in its content. */
export interface MergedContent extends ThreeWay<JsonObject> {
  merged: JsonObject | undefined;
}

/** Whose content the merged record has. */
export type Winner = 'ours' | 'theirs' | 'both' | 'neither';

/** Compares the content of the merged record with that of both sides. */
export function winnerOf({ ours, theirs, merged }: MergedContent, definition: Definition): Winner {
  if (merged === undefined) return 'neither';
  const hash = contentHash(merged, definition);
  const [isOurs, isTheirs] = [ours, theirs].map(
    (side) => isJsonObject(side) && contentHash(side, definition) === hash,
  );
  if (isOurs === true) return isTheirs === true ? 'both' : 'ours';
  return isTheirs === true ? 'theirs' : 'neither';
}

/**
 * The number of the merged record: that of the side whose content it has, unless the other side gave as high a number to
 * other content; the highest plus one where its content is neither's. Absent where a side has no number.
 */
export function mergedVersion(contents: MergedContent, definition: Definition): number | undefined {
  const { base, ours, theirs } = contents;
  const [before, one, other] = [base, ours, theirs].map((side) => side?.['version']);
  if (typeof one !== 'number' || typeof other !== 'number') return undefined;
  const first = typeof before === 'number' ? before : 0;
  const winner = winnerOf(contents, definition);
  if (winner === 'both') return one === first ? other : other === first ? one : Math.max(one, other);
  const highest = Math.max(first, one, other);
  if (winner === 'neither') return highest + 1;
  const [own, loser, losing] = winner === 'ours' ? [one, other, theirs] : [other, one, ours];
  const isKnown =
    base !== undefined &&
    losing !== undefined &&
    contentHash(base, definition) === contentHash(losing, definition);
  return isKnown || own > loser ? own : highest + 1;
}
