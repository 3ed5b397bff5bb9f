import type { JsonObject } from '../../../../shared/src/json.ts';

/** Labelled and bootstrapped demos where the parameters do not say, as DSPy 3.4 has them. */
const DEFAULTS: Readonly<Record<string, readonly [labelled: number, bootstrapped: number]>> = {
  BootstrapFewShot: [16, 4],
  BootstrapFewShotWithRandomSearch: [16, 4],
  MIPROv2: [4, 4],
};

/** The most demos that an optimizer puts into a prompt. */
export function mostDemos(optimizer: string, parameters: JsonObject): number {
  const of = (name: string, otherwise: number): number => {
    const value = parameters[name];
    return typeof value === 'number' ? value : otherwise;
  };
  if (optimizer === 'LabeledFewShot') return of('k', 16);
  if (optimizer === 'KNNFewShot') return of('k', 3);
  // It drops demos where there are as many as it may have, and then adds one.
  if (optimizer === 'SIMBA') return of('max_demos', 4) + 1;
  const [labelled, bootstrapped] = DEFAULTS[optimizer] ?? [0, 0];
  // Labelled ones fill up what bootstrapped ones leave.
  return Math.max(of('max_labeled_demos', labelled), of('max_bootstrapped_demos', bootstrapped));
}
