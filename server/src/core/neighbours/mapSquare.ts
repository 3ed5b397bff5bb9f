/** The largest number of a coordinate. */
export const SQUARE = 65_535;

/**
 * Places as whole numbers over a square, x and y alternating: one scale for both directions, the shorter one centred.
 * Places that are all equal lie in the middle.
 */
export function toSquare(places: Float64Array): Uint16Array {
  const [left, right] = rangeOf(places, 0);
  const [bottom, top] = rangeOf(places, 1);
  const width = Math.max(right - left, top - bottom);
  const scale = width > 0 ? SQUARE / width : 0;
  const points = new Uint16Array(places.length);
  for (let at = 0; at < places.length; at += 2) {
    points[at] = inSquare(((places[at] ?? 0) - (left + right) / 2) * scale);
    points[at + 1] = inSquare(((places[at + 1] ?? 0) - (bottom + top) / 2) * scale);
  }
  return points;
}

/** Where the extent is near the precision of numbers, the middle is inexact: an edge may not wrap around. */
function inSquare(fromMiddle: number): number {
  return Math.max(0, Math.min(SQUARE, Math.round(SQUARE / 2 + fromMiddle)));
}

function rangeOf(places: Float64Array, from: 0 | 1): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = from; at < places.length; at += 2) {
    const value = places[at] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}
