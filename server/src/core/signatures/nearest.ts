import { closest, distance } from 'fastest-levenshtein';

/** Most edits between a misspelt name and the one that is suggested for it. */
const SUGGESTION_DISTANCE = 3;

/** The name of a list that was probably meant by another one. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const near = names.length === 0 ? undefined : closest(name, names);
  if (near === undefined) return undefined;
  const isNear = distance(name, near) <= Math.min(SUGGESTION_DISTANCE, Math.ceil(near.length / 2));
  return isNear ? near : undefined;
}
