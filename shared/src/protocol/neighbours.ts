import type { JsonObject } from '../json.ts';
import type { TextPosition } from '../problem.ts';
import type { SearchableKind, SearchFilters } from './search.ts';

/** The records that a view of neighbours is about. */
export interface NeighbourhoodParams {
  filters?: SearchFilters;
  /** A predicate tree, as datasets have it, that records must fulfil besides the filters. */
  where?: JsonObject;
}

/** What every such answer says about how complete it is. */
export interface NeighbourhoodAnswer {
  /** Records that pass the filters. */
  total: number;
  /** Those of them that have no vector of the model (yet): they are in nothing that is said of vectors. */
  withoutVector: number;
  /** The model whose vectors were compared; absent where there is none. */
  model?: string;
  /** A sentence to show: why there are no vectors, or why another model answers. */
  notice?: string;
  /** Revision of the index that answered. */
  revision: number;
}

/** A record in these answers: enough to show and to open it. */
export interface NeighbourRecord {
  kind: SearchableKind;
  /** Lower-cased id, or an empty text where the record has none. */
  id: string;
  name: string;
  uri: string;
  position: TextPosition;
  functionName?: string;
  status?: string;
  /** Text of the input (or content), at most 600 characters. */
  inputText: string;
  /** Text of the expected output, at most 600 characters; empty for DataBits. */
  outputText: string;
}

export const MAP_METHODS = ['umap', 'pca'] as const;
/** `umap` keeps neighbours together, `pca` shows the two directions in which all records differ most. */
export type MapMethod = (typeof MAP_METHODS)[number];

export interface MapParams extends NeighbourhoodParams {
  /** UMAP when left out. */
  method?: MapMethod;
  /** A field path whose values colour the points: `status`, `labels.language`, `quality`, `usage`… */
  colour?: string;
  /** The `key` of an answer that the caller holds: where its points are still right they are not sent again. */
  known?: string;
}

export interface MapAnswer extends NeighbourhoodAnswer {
  /** Names the points: equal keys have equal ids and points. */
  key: string;
  /** How the points were placed, which can differ from what was asked for: `how` says why. */
  method: MapMethod;
  /** A sentence: the method, on how many records, and what was sampled. */
  how: string;
  /** Number of points. */
  placed: number;
  /** The ids of the points; absent where `known` was right. */
  ids?: string[];
  /**
   * x and y of each point in the order of the ids, 0 to 65,535 over a square, as 16-bit numbers (little-endian) in base64;
   * absent where `known` was right.
   */
  points?: string;
  /** Present where a field was asked for. */
  colours?: MapColours;
}

/** What colours the points, in their order. */
export interface MapColours {
  field: string;
  /** `categories`: a code is an entry of the legend. `numbers`: 0 to 254 stand for `low` to `high`. */
  scale: 'categories' | 'numbers';
  /** One byte a point in base64; 255: the record has no such value. */
  codes: string;
  /** The most frequent values, then all others together where there are more. Empty for numbers. */
  legend: MapLegendEntry[];
  low?: number;
  high?: number;
  /** Points whose records have no such value. */
  missing: number;
}

export interface MapLegendEntry {
  value: string;
  count: number;
  /** True for the entry of all the values that have none of their own. */
  others?: true;
}

export interface DuplicatesParams extends NeighbourhoodParams {
  /** Lowest cosine of near duplicates, 0 to 1; what the model was calibrated to when left out. */
  threshold?: number;
  /** True: records of different functions can be duplicates too. */
  acrossFunctions?: boolean;
  /** How many groups, 20 when left out. */
  limit?: number;
  offset?: number;
  /** True: the answer names every record but the kept one of each group, of all groups. */
  others?: boolean;
}

export interface DuplicatesAnswer extends NeighbourhoodAnswer {
  groups: DuplicateGroup[];
  /** Number of groups, and of the records in them. */
  groupCount: number;
  recordCount: number;
  /** Groups with equal inputs and different expected outputs. */
  conflictCount: number;
  threshold: number;
  /** Ids of all records but the kept ones, at most 100,000; present where asked for. */
  others?: string[];
}

/** Records that say the same. The first member is the one to keep. */
export interface DuplicateGroup {
  /** `same-text`: all inputs are equal but for case, accents, width and spaces; `near`: none are; `mixed`: some are. */
  evidence: 'same-text' | 'near' | 'mixed';
  /** True where equal inputs have different expected outputs. */
  conflict: boolean;
  /** The lowest cosine of any two members (of the first 200); absent where a member has no vector. */
  lowestCosine?: number;
  /** Number of members, of which at most 100 are listed. */
  size: number;
  members: DuplicateMember[];
  /** Why the first member is the one to keep. */
  keepReason: string;
}

export interface DuplicateMember {
  record: NeighbourRecord;
  /** Raw cosine to the first member; absent for itself and where one has no vector. */
  cosine?: number;
  /** Share of common character trigrams with the first member, 0 to 1 (Jaccard). */
  textOverlap: number;
  /** True where the input is the first member's but for case, accents, width and spaces. */
  sameText: boolean;
  /** True where the expected output is the first member's. */
  sameOutput: boolean;
}

export interface OutliersParams extends NeighbourhoodParams {
  /** `distance` (the default): far from its nearest; `label`: its nearest have another expected output. */
  by?: 'distance' | 'label';
  /** Compare records of one function only (the default), or all of one kind. */
  scope?: 'function' | 'all';
  /** How many, 50 when left out. */
  limit?: number;
  offset?: number;
}

export interface OutliersAnswer extends NeighbourhoodAnswer {
  /** The most unusual first. */
  outliers: Outlier[];
  /** How many can be paged through: all judged ones by distance, the doubtful ones by label. */
  count: number;
  /** Records that were compared with enough others. */
  judged: number;
  /** Those by distance whose `standing` is 3.5 or more. */
  unusual: number;
  /** Records of functions with too few others to be judged. */
  tooFew: { functionName: string; count: number }[];
  /** So many others a function must have. */
  least: number;
  /** How many nearest records count. */
  k: number;
}

export interface Outlier {
  record: NeighbourRecord;
  /** Mean raw cosine to the k nearest. */
  meanCosine: number;
  /** The median of that over the records that it was compared with. */
  usualCosine: number;
  /**
   * How many robust standard deviations (1.4826 × median absolute deviation) it is below the median: 3.5 and more is
   * unusual (Iglewicz and Hoaglin, 1993).
   */
  standing: number;
  nearest: { record: NeighbourRecord; cosine: number };
  /** What its nearest say, where outputs were compared. */
  label?: { own: string; nearest: string; votes: number; of: number };
}

/** A computation over all vectors that is going on. */
export interface NeighbourProgress {
  what: 'neighbours' | 'map';
  /** A few words for people. */
  step: string;
  done: number;
  total: number;
}
