/**
 * How the cosines of a model are read. Each figure was chosen on public sets and is checked on queries that were held
 * out (docs/quality.md, docs/decisions/0048-fusion.md).
 */
export interface Calibration {
  /** Coverage of query × coverage of records: below it the model is blind. */
  blindBelow: number;
  /** The same product from which the model is at home. */
  atHomeFrom: number;
  /** True for a model that learned no other script than Latin. */
  latinOnly: boolean;
  /** How much the nearest record, at a cosine of 1, weighs against a record that has all that keywords can say. */
  vectorWeight: number;
  /** A smaller cosine does not make a record a match. */
  matchingCosine: number;
  /** Cosine of texts that have nothing to do with each other: the background in a store too small to show its own. */
  unrelatedCosine: number;
  /** From this cosine on two texts say the same (docs/decisions/0057-duplicates.md). */
  duplicateCosine: number;
  /** Log-odds that the nearest record answers the query: `base + cosine · cosine + gap · (cosine − background)`. */
  goodness: { base: number; cosine: number; gap: number };
}

const MINILM: Calibration = {
  blindBelow: 0.5,
  atHomeFrom: 0.9,
  latinOnly: true,
  vectorWeight: 2.5,
  matchingCosine: 0.2,
  unrelatedCosine: 0.05,
  duplicateCosine: 0.95,
  goodness: { base: -8, cosine: 10, gap: 10.5 },
};

/** The quick model: it misses paraphrases that share no word, so words weigh more beside it. */
const STATIC: Calibration = {
  blindBelow: 0.5,
  atHomeFrom: 0.9,
  latinOnly: true,
  vectorWeight: 1.25,
  matchingCosine: 0.25,
  unrelatedCosine: 0.2,
  duplicateCosine: 0.99,
  goodness: { base: -8, cosine: 10, gap: 10.5 },
};

/** A model of the settings: read like MiniLM, but what scripts it knows is left to what its vocabulary covers. */
const OTHER: Calibration = { ...MINILM, latinOnly: false };

/** By the beginning of the model's id. */
const CALIBRATIONS: readonly (readonly [family: string, calibration: Calibration])[] = [
  ['all-MiniLM', MINILM],
  ['static-MiniLM', STATIC],
];

/** The calibration of a model by its id; of the default model where there is none. */
export function calibrationOf(model: string | undefined): Calibration {
  const known = CALIBRATIONS.find(([family]) => model?.startsWith(family) === true);
  return known?.[1] ?? (model === undefined ? MINILM : OTHER);
}
