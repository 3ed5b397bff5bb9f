import type { JsonObject } from '../json.ts';
import type { TextPosition } from '../problem.ts';
import type { SearchMode, SearchQuotas } from './search.ts';

/** Asks for few-shot examples for a prompt. Only examples are chosen, by what their inputs say. */
export interface SelectParams {
  /** The text of the query's input. Leave out with `for`. */
  text?: string;
  /** Id of a record whose input is the query; neither it nor its group is chosen. */
  for?: string;
  /** Id of a template: its `few_shot` gives the dataset and `k`, unless they are given here. */
  template?: string;
  /** Id of a dataset: only members of its train split are chosen; all members where it has no splits. */
  dataset?: string;
  functionName?: string;
  domain?: string;
  /** A predicate tree that examples must fulfil. */
  where?: JsonObject;
  /** Statuses to choose from; all but rejected and deprecated when left out. */
  statuses?: string[];
  /** Ids that are not chosen. */
  without?: string[];
  /** How many examples; the template's `k`, else 4. */
  k?: number;
  /** Most tokens of all examples together, estimated; no limit when left out. */
  tokenBudget?: number;
  /** Weight of similarity against variety, 0 to 1; 0.7 when left out. */
  diversity?: number;
  quotas?: SearchQuotas;
}

/** A chosen example, in the order of choice. */
export interface PickedExample {
  id: string;
  name: string;
  uri: string;
  position: TextPosition;
  functionName?: string;
  domain?: string;
  /** Estimated tokens of the example in a prompt. */
  tokens: number;
  /** Raw cosine of the query and the example's input; absent where no model answered. */
  cosine?: number;
  /** Why it was chosen, for example `similar 0.71`, `adds function refund`. */
  reasons: string[];
  input: JsonObject[string];
  expectedOutput: JsonObject[string];
}

/** A similar example that was not chosen. */
export interface NearMiss {
  id: string;
  name: string;
  cosine?: number;
  reason: string;
}

export interface Selection {
  picks: PickedExample[];
  /** The most similar examples that were left out, at most 10. */
  nearMisses: NearMiss[];
  /** Estimated tokens of all picks. */
  tokens: number;
  tokenBudget?: number;
  /** Examples that could have been chosen. */
  pool: number;
  mode: SearchMode;
  notice?: string;
  model?: string;
  revision: number;
}
