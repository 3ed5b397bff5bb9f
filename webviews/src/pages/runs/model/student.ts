const LEVEL = 0.95;
const STEPS = 60;

/** The distance from 0 within which 95 % of Student's t distribution lie, for a whole number of degrees: 2.228 for 10. */
export function studentQuantile(degrees: number): number {
  // It lies between the normal distribution's and that of one degree.
  let [low, high] = [1.9, 13];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < LEVEL) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How much of the distribution lies within a distance from 0: Abramowitz and Stegun (1964), 26.7.3 and 26.7.4. */
function within(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const isOdd = degrees % 2 === 1;
  const square = Math.cos(angle) ** 2;
  let term = isOdd ? Math.cos(angle) : 1;
  let total = degrees === 1 ? 0 : term;
  for (let n = isOdd ? 3 : 2; n <= degrees - 2; n += 2) {
    term *= (square * (n - 1)) / n;
    total += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * total) : Math.sin(angle) * total;
}
