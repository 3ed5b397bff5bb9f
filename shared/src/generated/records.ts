// Made from schemas/ by `npm run generate`; change the schemas instead.
import type { JsonObject, JsonValue } from '../json.ts';
/**
 * A UUID. New records get version 7, which sorts by time of creation. Compared without regard to case.
 *
 */
export type Uuid = string;
/**
 * The version's number: a label that people read. It goes up by one when the content changes on a branch; scores, usage and reviews never change it.
 *
 */
export type Version = number;
/**
 * SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of the record's content properties. Written by tools.
 *
 */
export type ContentHash = string;
/**
 * Date and time with offset, RFC 3339, for example `2026-03-04T09:30:00Z`.
 *
 */
export type Timestamp = string;
/**
 * Any JSON value: text, number, true or false, null, list or object.
 *
 */
export type AnyJson = JsonValue;
/**
 * A score from 0 (worst) to 1 (best).
 *
 */
export type Score = number;
/**
 * Where the record stands in its life.
 *
 */
export type Status = 'draft' | 'in_review' | 'approved' | 'rejected' | 'deprecated';

/**
 * Who made the record, under which licence, and from what it was derived.
 *
 */
export interface Attribution {
  /**
   * The person, team or organisation that made the content.
   */
  creator?: string;
  /**
   * An SPDX licence expression, for example `CC-BY-4.0` or `MIT OR Apache-2.0`.
   */
  license?: string;
  /**
   * The records or runs that this record was made from.
   */
  derived_from?: DerivationSource[];
}
/**
 * One source of a derivation. It names exactly one of `databit_id`, `example_id` and `run_id`.
 *
 */
export interface DerivationSource {
  /**
   * The id of the DataBit that this record was made from.
   */
  databit_id?: string;
  /**
   * The id of the example that this record was made from.
   */
  example_id?: string;
  /**
   * The id of the run that produced this record; its receipt has the details.
   */
  run_id?: string;
  /**
   * The version of the source that was used.
   */
  version?: number;
  /**
   * The content hash of the source when it was used. Written by tools.
   */
  content_hash?: string;
  /**
   * How the record was made from its source, for example `translated`, `paraphrased`, `extracted`, `split`.
   */
  method?: string;
}
/**
 * A reviewer's decision about one state of the content. It lapses when the content changes.
 *
 */
export interface Review {
  /**
   * What the reviewer decided.
   */
  decision: 'approved' | 'changes_requested' | 'rejected';
  /**
   * The content hash of the state that was reviewed.
   */
  content_hash: string;
  /**
   * Who reviewed it.
   */
  reviewer?: string;
  /**
   * When it was reviewed, RFC 3339.
   */
  reviewed_at?: string;
  /**
   * The reason for the decision.
   */
  comment?: string;
}
/**
 * The measurement behind `effectiveness_score`. Without it the score means nothing.
 *
 */
export interface Effectiveness {
  /**
   * Lower end of the 95 % interval of the score.
   */
  low: number;
  /**
   * Upper end of the 95 % interval of the score.
   */
  high: number;
  /**
   * The number of evaluations that the score rests on.
   */
  evaluations: number;
  /**
   * How the effect was measured, for example `randomised`, `leave_one_out`, `shapley`.
   */
  method: string;
  /**
   * The run that measured it.
   */
  run_id: string;
  /**
   * The id of the prompt template in use.
   */
  template: string;
  /**
   * The language model in use.
   */
  lm: string;
  /**
   * The metric whose change is the score.
   */
  metric: string;
}
/**
 * Says which records are members. Give exactly one of `all`, `any`, `not`, `field`, `ids`, `dataset`, `union`, `intersection`, `difference`.
 *
 */
export interface Predicate {
  /**
   * True where every predicate in the list is true. An empty list is true.
   */
  all?: Predicate[];
  /**
   * True where at least one predicate in the list is true. An empty list is false.
   */
  any?: Predicate[];
  not?: Predicate;
  /**
   * A field of the record, with dots for nested fields: `domain`, `labels.intent`, `quality_scores.clarity`; `kind` is the record's kind. Used with `eq`, `in`, `gte`, `lte`, `contains` or `matches`.
   */
  field?: string;
  /**
   * The field equals this value (same type, no conversion).
   */
  eq?: JsonValue;
  /**
   * The field equals one of these values.
   */
  in?: unknown[];
  /**
   * The field is at least this number, or sorts at or after this text.
   */
  gte?: number | string;
  /**
   * The field is at most this number, or sorts at or before this text.
   */
  lte?: number | string;
  /**
   * The field is a list with this value in it, or a text with this text in it.
   */
  contains?: JsonValue;
  /**
   * The field is a text that this pattern matches as a whole: `*` stands for any characters, `?` for one.
   */
  matches?: string;
  /**
   * The record's id is one of these.
   */
  ids?: string[];
  /**
   * The record is a member of this dataset.
   */
  dataset?: string;
  /**
   * Members of at least one of these sets.
   */
  union?: Predicate[];
  /**
   * Members of every one of these sets.
   */
  intersection?: Predicate[];
  /**
   * Members of the first set that are in none of the others.
   */
  difference?: Predicate[];
}
/**
 * A named, typed input or output of a prompt template.
 *
 */
export interface TemplateField {
  /**
   * The field's name: letters, digits and underscores, starting with a letter.
   */
  name: string;
  /**
   * The field's type: `str`, `int`, `float`, `bool`, `list[str]`, `dict[str, int]`, `Literal['a', 'b']`, `Optional[str]`. Text when left out.
   */
  type?: string;
  /**
   * What the field means; it is part of the prompt.
   */
  description?: string;
}
/**
 * The language model and its settings. Keys are never written here, only the name of the environment variable that holds them.
 *
 */
export interface ModelSettings {
  /**
   * The model as the runner knows it, for example `openai/gpt-4o-mini`.
   */
  name: string;
  /**
   * Sampling temperature; 0 is as repeatable as the model can be.
   */
  temperature?: number;
  /**
   * The longest answer, in tokens.
   */
  max_tokens?: number;
  /**
   * Sample from the smallest set of tokens whose probabilities reach this sum.
   */
  top_p?: number;
  /**
   * The seed that is sent to models that take one.
   */
  seed?: number;
  /**
   * The base address of an OpenAI-compatible endpoint.
   */
  api_base?: string;
  /**
   * The name of the environment variable that holds the key.
   */
  api_key_env?: string;
  /**
   * What the model takes, in US dollars for a million tokens, where the price list that comes with DSPy does not know it, as for a server of one's own. Estimates and the cap of cost use it.
   */
  price?: {
    /**
     * US dollars for a million tokens that are sent.
     */
    input_per_million: number;
    /**
     * US dollars for a million tokens of answers.
     */
    output_per_million: number;
  };
}
/**
 * One record in one state.
 *
 */
export interface UsedRecord {
  id: Uuid;
  version?: Version;
  content_hash: ContentHash;
}
/**
 * A mean with the number of rows behind it.
 *
 */
export interface MeasuredScore {
  /**
   * The mean score of the rows that were evaluated.
   */
  score: number;
  /**
   * Lower end of the 95 % interval.
   */
  low?: number;
  /**
   * Upper end of the 95 % interval.
   */
  high?: number;
  /**
   * The number of rows that were evaluated.
   */
  evaluated: number;
  /**
   * Rows that ended in an error; they are not part of the mean.
   */
  errors: number;
}
/**
 * Best minus baseline, row by row.
 *
 */
export interface Gain {
  /**
   * The mean difference of the rows that both have a score for.
   */
  difference: number;
  /**
   * Lower end of the 95 % interval of paired differences.
   */
  low?: number;
  /**
   * Upper end of the 95 % interval of paired differences.
   */
  high?: number;
  /**
   * The rows that were compared.
   */
  rows: number;
}
/**
 * What an example in the prompt changes in the mean score.
 *
 */
export interface Effect {
  /**
   * The demo's place in the final prompt.
   */
  demo?: number;
  /**
   * The example, where known.
   */
  example_id?: string;
  content_hash?: ContentHash;
  /**
   * The mean score with the example less that without it; absent where it could not be measured.
   */
  estimate?: number;
  /**
   * Lower end of the 95 % interval.
   */
  low?: number;
  /**
   * Upper end of the 95 % interval.
   */
  high?: number;
  /**
   * The scores behind the estimate.
   */
  evaluations: number;
  /**
   * The chance of such an estimate without any effect.
   */
  p_value?: number;
  /**
   * True where the effect is told from 0, all others that were measured in mind.
   */
  enough_evidence: boolean;
}
/**
 * One thing that somebody said or did. A `comment` has `text`, and either `thread`, which it answers, or `field` and `content_hash`, which it begins a thread on; `edit` and `delete` name the `comment`; `resolve` and `reopen` name the `thread`.
 *
 */
export interface ReviewEvent {
  /**
   * The event's own id. The id of a comment is that of the event that made it; the id of a thread that of its first comment.
   */
  id: string;
  /**
   * What happened.
   */
  kind: 'comment' | 'edit' | 'delete' | 'resolve' | 'reopen';
  /**
   * When it happened, RFC 3339.
   */
  time: string;
  /**
   * Who did it: the name that git is set to.
   */
  author: string;
  /**
   * The thread that a comment answers, or that is resolved or reopened.
   */
  thread?: string;
  /**
   * The comment that is edited or deleted.
   */
  comment?: string;
  /**
   * The names of properties and the positions in lists that lead from the record to the field; empty for the whole record.
   */
  field?: (string | number)[];
  /**
   * The content hash of the record when the thread was begun.
   */
  content_hash?: string;
  /**
   * What is said, as Markdown. No link in it runs a command.
   */
  text?: string;
}
/**
 * The atomic unit of training data: one versioned piece of content with its attribution, labels and quality scores.
 *
 */
export interface DataBit {
  /**
   * The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
   */
  databit_id: string;
  version: Version;
  /**
   * A short name for people. It may change without a new version.
   */
  name?: string;
  /**
   * The kinds of content that the record holds.
   */
  modality?: ('text' | 'image' | 'audio' | 'video' | 'document' | 'structured')[];
  /**
   * The training data itself: any JSON value. Large or binary content is referred to with `uri` and `sha256` instead of being written here.
   */
  content: JsonValue;
  /**
   * Where the content came from: an address, or a path relative to this file.
   */
  source_uri?: string;
  attribution?: Attribution;
  /**
   * Labels of the content, by name: any JSON values, for example `topic: delivery`.
   */
  labels?: JsonObject;
  /**
   * Scores from 0 to 1 by name, for example `clarity: 0.9`.
   */
  quality_scores?: {
    /**
     * A score from 0 (worst) to 1 (best).
     */
    [k: string]: number;
  };
  /**
   * Words under which people look for the record.
   */
  search_keys?: string[];
  /**
   * Records of one group always fall into the same split of a dataset, for example a document and its paraphrases.
   */
  group?: string;
  /**
   * A vector computed elsewhere. Search uses vectors of its own, kept outside the file.
   */
  embedding?: number[];
  /**
   * The model, with its revision, that computed `embedding`.
   */
  embedding_model?: string;
  status?: Status;
  review?: Review;
  /**
   * When the record was created, RFC 3339.
   */
  created_at?: string;
  /**
   * Who created the record.
   */
  created_by?: string;
  /**
   * Anything else worth keeping: any JSON values by name. It never makes a new version.
   */
  metadata?: JsonObject;
}
/**
 * A few-shot example: an input with the output that is expected for it.
 *
 */
export interface Example {
  /**
   * The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
   */
  example_id: string;
  version: Version;
  /**
   * A short name for people. It may change without a new version.
   */
  name?: string;
  /**
   * The function, task or tool that the example is for.
   */
  function_name?: string;
  /**
   * The subject area, for example `billing`.
   */
  domain?: string;
  /**
   * What the model is given: any JSON value, usually fields by name.
   */
  input: JsonValue;
  /**
   * What the model should answer: any JSON value, usually fields by name.
   */
  expected_output: JsonValue;
  /**
   * Why the output is right; used as reasoning in prompts that show it.
   */
  explanation?: string;
  /**
   * How hard the example is.
   */
  difficulty?: 'easy' | 'medium' | 'hard';
  /**
   * The abilities that the example shows, for example `negation`, `dates`.
   */
  capability_tags?: string[];
  /**
   * Words under which people look for the record.
   */
  search_keys?: string[];
  /**
   * How the example came to be.
   */
  source?: 'human_authored' | 'extracted' | 'synthetic' | 'dspy_optimized';
  attribution?: Attribution;
  /**
   * Records of one group always fall into the same split of a dataset, for example an example and its paraphrases.
   */
  group?: string;
  /**
   * Scores from 0 to 1 by name, for example `clarity: 0.9`. `difficulty`, which runs measure, is no part of their mean.
   */
  quality_scores?: {
    /**
     * A score from 0 (worst) to 1 (best).
     */
    [k: string]: number;
  };
  /**
   * How often the example was used: distinct events of the usage logs, and final programs of runs. Written by tools.
   */
  usage_count?: number;
  /**
   * The change in the metric with the example in the prompt, from -1 to 1. Valid only with `effectiveness`. Written by tools.
   */
  effectiveness_score?: number;
  effectiveness?: Effectiveness;
  /**
   * A vector computed elsewhere. Search uses vectors of its own, kept outside the file.
   */
  embedding?: number[];
  /**
   * The model, with its revision, that computed `embedding`.
   */
  embedding_model?: string;
  status?: Status;
  review?: Review;
  /**
   * When the record was created, RFC 3339.
   */
  created_at?: string;
  /**
   * Who created the record.
   */
  created_by?: string;
  /**
   * Anything else worth keeping: any JSON values by name. It never makes a new version.
   */
  metadata?: JsonObject;
}
/**
 * A declared collection of records, with train, validation and test splits.
 *
 */
export interface DataSet {
  /**
   * The dataset's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
   */
  dataset_id: string;
  version: Version;
  /**
   * A short name for people.
   */
  name?: string;
  /**
   * What the dataset is for.
   */
  description?: string;
  members: Predicate;
  /**
   * How the members are divided. A member's split is a hash of the seed and its key, held against the weights, so that adding a record moves no other.
   */
  splits?: {
    /**
     * Changing the seed deals all members anew.
     */
    seed: number | string;
    /**
     * The share of each split; only the proportions count.
     */
    weights: {
      /**
       * Share of the training split, which is also the pool of few-shot examples.
       */
      train: number;
      /**
       * Share of the validation split, on which optimizers choose.
       */
      val?: number;
      /**
       * Share of the held-out test split.
       */
      test?: number;
    };
    /**
     * A field, with dots for nested fields, whose equal values stay in one split. Without it the record's `group` counts, else its id.
     */
    group_by?: string;
    /**
     * Exceptions: the split of single records, by id.
     */
    assign?: {
      /**
       * The split that the record is pinned to.
       */
      [k: string]: 'train' | 'val' | 'test';
    };
  };
  /**
   * When the record was created, RFC 3339.
   */
  created_at?: string;
  /**
   * Who created the record.
   */
  created_by?: string;
  /**
   * Anything else worth keeping: any JSON values by name.
   */
  metadata?: JsonObject;
}
/**
 * A prompt as a program: its typed fields, instructions, few-shot choice and model settings.
 *
 */
export interface PromptTemplate {
  /**
   * The template's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
   */
  template_id: string;
  version: Version;
  /**
   * A short name for people.
   */
  name?: string;
  /**
   * Where the template stands in its life.
   */
  status?: 'draft' | 'published' | 'archived';
  /**
   * What the model is told to do.
   */
  instructions: string;
  /**
   * The fields that the model is given.
   */
  inputs: TemplateField[];
  /**
   * The fields that the model answers with.
   */
  outputs: TemplateField[];
  /**
   * How the model is asked.
   */
  module?: 'predict' | 'chain_of_thought' | 'react';
  /**
   * The functions that the module `react` may call. They are Python of the workspace: a run says so, and asks, before it executes them.
   *
   * Items: `path.py:function`, relative to the repository; its name, parameters and docstring tell the model what it does.
   */
  tools?: string[];
  /**
   * Which examples are shown in the prompt.
   */
  few_shot?: {
    /**
     * The dataset whose training split is the pool.
     */
    dataset: string;
    /**
     * How many examples are shown.
     */
    k?: number;
    /**
     * How the examples are chosen.
     */
    strategy?: 'nearest' | 'diverse' | 'random' | 'fixed';
  };
  model?: ModelSettings;
  /**
   * A Jinja template for those who write the prompt themselves; without it the prompt is made from the fields.
   */
  prompt?: string;
  /**
   * The metric that judges the answers, for example `exact`, or `path.py:function`.
   */
  metric?: string;
  /**
   * The DSPy signature that the template belongs to: `path.py:Class`, relative to the repository. Its fields and the template's are held against each other; the file is read, and never run.
   */
  signature?: string;
  /**
   * When the record was created, RFC 3339.
   */
  created_at?: string;
  /**
   * Who created the record.
   */
  created_by?: string;
  /**
   * Anything else worth keeping: any JSON values by name.
   */
  metadata?: JsonObject;
}
/**
 * What an optimization run is to do: a template, a dataset, an optimizer, a metric and a budget. Written by people, never by machines; each execution writes a receipt of its own.
 *
 */
export interface RunSpecification {
  /**
   * The specification's identity, unique in the repository: a UUID, version 7 for new records.
   */
  spec_id: string;
  /**
   * A short name for people.
   */
  name?: string;
  /**
   * What the run is to find out.
   */
  description?: string;
  /**
   * The id of the prompt template to optimize.
   */
  template: string;
  /**
   * The id of the dataset whose splits are used.
   */
  dataset: string;
  /**
   * The optimizer and its parameters.
   */
  optimizer: {
    /**
     * The optimizer to run.
     */
    name:
      | 'Evaluate'
      | 'LabeledFewShot'
      | 'BootstrapFewShot'
      | 'BootstrapFewShotWithRandomSearch'
      | 'KNNFewShot'
      | 'MIPROv2'
      | 'COPRO'
      | 'SIMBA'
      | 'GEPA';
    /**
     * The optimizer's own parameters by name. An unknown one is an error before the first call.
     */
    parameters?: JsonObject;
  };
  /**
   * How an answer is judged.
   */
  metric: {
    /**
     * A built-in metric such as `exact`, `contains` or `token_f1`, or `path.py:function`.
     */
    name: string;
    /**
     * The output field that is judged; all of them when left out.
     */
    field?: string;
    /**
     * The metric's own parameters by name.
     */
    parameters?: JsonObject;
  };
  /**
   * Caps. The run stops at the first one it reaches and keeps the best so far.
   */
  budget?: {
    /**
     * The largest number of calls to language models.
     */
    max_calls?: number;
    /**
     * The largest number of tokens, in and out.
     */
    max_tokens?: number;
    /**
     * The largest cost, in US dollars.
     */
    max_cost?: number;
    /**
     * The longest time, in minutes.
     */
    max_minutes?: number;
  };
  /**
   * Measures after the optimization what single examples change: prompts with random examples of train, scored on val. Left out, nothing is measured.
   */
  attribution?: {
    /**
     * Examples of train that are measured, chosen by the seed; 16 when left out.
     */
    pool?: number;
    /**
     * Examples in each prompt; 4 when left out.
     */
    size?: number;
    /**
     * Prompts that are scored; two for each example of the pool when left out.
     */
    subsets?: number;
    /**
     * Measures too what each example of the pool adds to the prompts that it can come to, from random orders of the pool. Left out, it is not done: an order costs a prompt for each example.
     */
    shapley?: {
      /**
       * The most prompts that are scored for it. Two orders, the fewest that give an interval, take twice as many as there are examples in the pool.
       */
      max_prompts: number;
    };
    /**
     * Whether the final prompt is scored without each of its examples too; it is when left out.
     */
    leave_one_out?: boolean;
  };
  model?: ModelSettings;
  /**
   * The models that do something else than the task. Where one is left out, the task's does it.
   */
  models?: {
    prompt?: ModelSettings;
    reflection?: ModelSettings;
    judge?: ModelSettings;
  };
  /**
   * The seed of everything random in the run.
   */
  seed?: number;
  /**
   * When the specification was created, RFC 3339.
   */
  created_at?: string;
  /**
   * Who created the specification.
   */
  created_by?: string;
  /**
   * Anything else worth keeping: any JSON values by name.
   */
  metadata?: JsonObject;
}
/**
 * What one execution of a run specification did. Written once, at its end, as `<name>.<run_id>.result.json`, and committed.
 *
 */
export interface RunReceipt {
  /**
   * The version of this format.
   */
  receipt_version: 1;
  /**
   * The identity of this execution.
   */
  run_id: string;
  /**
   * The specification that was executed.
   */
  spec_id: string;
  specification_hash: ContentHash;
  /**
   * How the execution ended.
   */
  outcome: 'succeeded' | 'failed' | 'cancelled' | 'budget_exhausted';
  /**
   * The error that ended the run, in a sentence.
   */
  error?: string;
  started_at: Timestamp;
  finished_at: Timestamp;
  /**
   * The commit that was checked out.
   */
  commit?: string;
  /**
   * True where record files differed from the commit.
   */
  dirty?: boolean;
  template: UsedRecord;
  dataset: UsedRecord;
  /**
   * The exact records of each split.
   */
  members?: {
    /**
     * The records of the training split.
     */
    train?: UsedRecord[];
    /**
     * The records of the validation split.
     */
    val?: UsedRecord[];
    /**
     * The records of the test split.
     */
    test?: UsedRecord[];
  };
  /**
   * The optimizer that ran.
   */
  optimizer?: string;
  /**
   * The optimizer's parameters as used, defaults included.
   */
  parameters?: JsonObject;
  /**
   * The metric that judged the answers.
   */
  metric?: string;
  model?: ModelSettings;
  /**
   * The models that did something else than the task, as they were asked; absent where the task's did.
   */
  models?: {
    prompt?: ModelSettings;
    reflection?: ModelSettings;
    judge?: ModelSettings;
  };
  /**
   * The seed in use.
   */
  seed?: number;
  /**
   * The versions of the software in use, by name.
   */
  versions: {
    /**
     * A version.
     */
    [k: string]: string;
  };
  /**
   * Scores from 0 to 1 of the metric, by what was scored.
   */
  scores?: {
    baseline_val?: MeasuredScore;
    best_val?: MeasuredScore;
    baseline_test?: MeasuredScore;
    best_test?: MeasuredScore;
    gain_val?: Gain;
    gain_test?: Gain;
  };
  /**
   * What single examples change, measured on val.
   */
  attribution?: {
    /**
     * Effects from prompts with random examples, scored on the same rows.
     */
    randomised?: {
      /**
       * Examples in each prompt.
       */
      size: number;
      /**
       * Prompts that were to be scored.
       */
      planned: number;
      /**
       * The prompts that were scored.
       */
      subsets: string[][];
      /**
       * Rows of val.
       */
      rows: number;
      /**
       * The effect of each example of the pool.
       */
      effects: Effect[];
    };
    /**
     * What each example of the pool adds to the mean score, on average over random orders in which the examples come into the prompt one by one.
     */
    shapley?: {
      /**
       * Orders of the pool that were gone through to their end.
       */
      orders: number;
      /**
       * Prompts that were scored for it.
       */
      prompts: number;
      /**
       * Rows of val.
       */
      rows: number;
      /**
       * The Shapley value of each example of the pool.
       */
      effects: Effect[];
    };
    /**
     * The final prompt less the final prompt without each of its demos. Demos that say the same mask each other, and the final prompt was chosen on these rows: its demos look better here than they are.
     */
    leave_one_out?: Effect[];
  };
  /**
   * How hard the rows of train and val were for the programs of the run. Rows of test are left out: nothing that is chosen may come from them.
   *
   * Items: What the scores say of one row.
   */
  difficulty?: {
    /**
     * The row.
     */
    example_id: string;
    content_hash: ContentHash;
    /**
     * One less the row's mean score; absent where it has no score.
     */
    difficulty?: number;
    /**
     * Different programs that have a score for the row, from evaluations of a whole split.
     */
    programs: number;
    /**
     * Programs that ended in an error on it.
     */
    errors: number;
    /**
     * True where at least two programs have a score, and all of them 0: more often a wrong label than a hard row.
     */
    always_failing: boolean;
  }[];
  /**
   * What the run consumed. A figure that is not known is left out, never zero.
   */
  usage?: {
    /**
     * Calls to language models.
     */
    calls?: number;
    /**
     * Tokens sent.
     */
    input_tokens?: number;
    /**
     * Tokens received.
     */
    output_tokens?: number;
    /**
     * Cost in US dollars.
     */
    cost?: number;
  };
  /**
   * The final prompt of each predictor.
   *
   * Items: One predictor of the final program.
   */
  program?: {
    /**
     * The predictor's name in the program.
     */
    predictor: string;
    /**
     * The final instructions.
     */
    instructions: string;
    /**
     * The examples in the final prompt, in order.
     *
     * Items: One example in the prompt.
     */
    demos: {
      /**
       * The example it came from, where known.
       */
      example_id?: string;
      content_hash?: ContentHash;
      /**
       * The input fields by name.
       */
      inputs: JsonObject;
      /**
       * The output fields by name.
       */
      outputs: JsonObject;
      /**
       * True where the outputs are the model's own.
       */
      augmented: boolean;
    }[];
  }[];
  /**
   * How prompts were written and answers read.
   */
  adapter?: string;
  /**
   * Every evaluation of the run, in order.
   *
   * Items: One program, evaluated.
   */
  trials?: {
    /**
     * The trial's number, from 0.
     */
    trial: number;
    /**
     * What the run was doing.
     */
    phase: string;
    /**
     * The split that was evaluated; absent where rows of several were.
     */
    split?: 'train' | 'val' | 'test';
    /**
     * How much of the split was evaluated.
     */
    kind: 'full' | 'minibatch';
    /**
     * A short name of the program's state; equal ones have the same.
     */
    program: string;
    /**
     * The instructions by predictor.
     */
    instructions?: {
      /**
       * A predictor's instructions.
       */
      [k: string]: string;
    };
    /**
     * The mean of the rows without an error.
     */
    score?: number;
    started_at: Timestamp;
    finished_at: Timestamp;
    /**
     * Scores by the id of the row.
     */
    scores: {
      /**
       * The row's score; null after an error.
       */
      [k: string]: number | null;
    };
    /**
     * Errors by the id of the row.
     */
    errors?: {
      /**
       * The error.
       */
      [k: string]: string;
    };
  }[];
}
/**
 * What people say of one record, as a list of events, one a line. Events are only added; their order does not matter, so that branches merge without loss.
 *
 */
export interface ReviewComments {
  /**
   * The version of this file's format: 1.
   */
  format_version: 1;
  /**
   * What happened, in any order. Written by tools, one event a line; an event is never changed.
   */
  events: ReviewEvent[];
}
/**
 * The file `databits.yaml` at the root of the repository. Editor and command line both read it.
 *
 */
export interface ProjectConfiguration {
  /**
   * The version of the data model that the repository follows.
   */
  format_version: 1;
  /**
   * The branch that versions are compared with. Without it: the upstream, else the remote's default branch, else HEAD.
   */
  base_branch?: string;
  /**
   * The severity of each diagnostic by its code, or by the first part of the code followed by `.*`.
   */
  rules?: {
    /**
     * How the diagnostic is reported.
     */
    [k: string]: 'error' | 'warning' | 'information' | 'hint' | 'off';
  };
  /**
   * Bounds of the rules for datasets.
   */
  datasets?: {
    /**
     * Members that val and test should have at least. With 10, one record moves a share by 10 points.
     */
    smallest_split?: number;
    /**
     * How many times as many records of train the most frequent label may have as the rarest one.
     */
    largest_imbalance?: number;
  };
  /**
   * Patterns, as in .gitignore, of record files that are not part of the project.
   */
  ignore?: string[];
  /**
   * Which fields are searched. A change recomputes the index.
   */
  search?: {
    /**
     * By kind of record, the field paths whose texts are embedded, for example `example: [input.text]`.
     */
    vector?: {
      /**
       * Field paths of DataBits.
       */
      databit?: string[];
      /**
       * Field paths of examples.
       */
      example?: string[];
    };
    /**
     * By field path, the weight of the field in keyword search.
     */
    keyword?: {
      /**
       * The field's weight; 0 leaves it out.
       */
      [k: string]: number;
    };
  };
  model?: ModelSettings;
  /**
   * How use of examples is recorded.
   */
  usage?: {
    /**
     * True keeps the usage logs in git; otherwise they stay on this machine.
     */
    commit?: boolean;
    /**
     * True records the text of queries.
     */
    queries?: boolean;
  };
}
