/** How the cosines of a model are read. Each figure is measured (`npm run bench:quality`, docs/quality.md). */
export interface Calibration {
  /** Coverage of query × coverage of records: below it the model is blind. */
  blindBelow: number;
  /** The same product from which the model is at home. */
  atHomeFrom: number;
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
  vectorWeight: 4,
  matchingCosine: 0.2,
  goodCosine: 0.3,
};

/** The quick model: it misses paraphrases that share no word, so words weigh more beside it. */
const STATIC: Calibration = {
  blindBelow: 0.5,
  atHomeFrom: 0.9,
  vectorWeight: 2,
  matchingCosine: 0.25,
  goodCosine: 0.4,
};

/** By the beginning of the model's id. A model that is not named here is read like MiniLM. */
const CALIBRATIONS: readonly (readonly [family: string, calibration: Calibration])[] = [
  ['all-MiniLM', MINILM],
  ['static-MiniLM', STATIC],
];

/** The calibration of a model by its id; of the default model where it is unknown or there is none. */
export function calibrationOf(model: string | undefined): Calibration {
  const known = CALIBRATIONS.find(([family]) => model?.startsWith(family) === true);
  return known?.[1] ?? MINILM;
}
