/** True for equal numbers in the same order. */
export function isEqual(one: ArrayLike<number> | undefined, other: ArrayLike<number>): boolean {
  if (one?.length !== other.length) return false;
  for (let at = 0; at < other.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
