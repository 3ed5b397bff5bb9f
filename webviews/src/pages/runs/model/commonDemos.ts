import { isSameJson } from '../../../../../shared/src/sameJson.ts';
import type { Demo } from './promptMessages.ts';

/** The examples of two prompts, by which of them has them. */
export interface CommonDemos {
  both: Demo[];
  first: Demo[];
  second: Demo[];
}

/** Sorts the examples of two prompts; the same ones say the same, whatever record they came from. */
export function commonDemos(one: readonly Demo[], other: readonly Demo[]): CommonDemos {
  const isIn = (demos: readonly Demo[], demo: Demo): boolean =>
    demos.some((found) => isSameJson(found.inputs, demo.inputs) && isSameJson(found.outputs, demo.outputs));
  return {
    both: one.filter((demo) => isIn(other, demo)),
    first: one.filter((demo) => !isIn(other, demo)),
    second: other.filter((demo) => !isIn(one, demo)),
  };
}
