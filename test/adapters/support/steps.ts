/** Goes through all steps: their number, and the value at the end. */
export function allSteps<T>(steps: Generator<undefined, T>): { taken: number; value: T } {
  let step = steps.next();
  let taken = 0;
  for (; step.done !== true; taken += 1) step = steps.next();
  return { taken, value: step.value };
}
