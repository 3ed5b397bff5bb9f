/** How the cosines of a model are read. Each figure is measured (`npm run bench:quality`, docs/quality.md). */
export interface Calibration {
  /** Coverage of query × coverage of records: below it the model is blind. */
  blindBelow: number;
  /** The same product from which the model is at home. */
  atHomeFrom: number;
  /** True for a model that learned no other script than Latin. */
  latinOnly: boolean;
  /** How much a cosine of 1 weighs against the best keyword score of the query, where the model is at home. */
  vectorWeight: number;
  /** A smaller cosine does not make a record a match. */
  matchingCosine: number;
  /** Cosine halfway between the best results of answerable and of unanswerable queries. */
  goodCosine: number;
}

const MINILM: Calibration = {
  blindBelow: 0.5,
  atHomeFrom: 0.9,
  latinOnly: true,
  vectorWeight: 4,
  matchingCosine: 0.2,
  goodCosine: 0.3,
};

/** The quick model: it misses paraphrases that share no word, so words weigh more beside it. */
const STATIC: Calibration = {
  blindBelow: 0.5,
  atHomeFrom: 0.9,
  latinOnly: true,
  vectorWeight: 2,
  matchingCosine: 0.25,
  goodCosine: 0.4,
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
