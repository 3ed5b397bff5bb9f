import type { JsonObject } from '../../../../../shared/src/json.ts';

/** A parameter of an optimizer or a metric, as the form asks for it. */
export interface Parameter {
  name: string;
  type: 'whole' | 'number' | 'flag' | 'text' | readonly string[];
  /** What holds where nothing is given; absent where it depends on other things, or has to be given. */
  usual?: string | number | boolean;
  about: string;
  /** False where it does not go with the others that are given; it is not offered then. It always goes where left out. */
  fits?: (given: JsonObject) => boolean;
}

/** The metric that is a mix of others. */
export const WEIGHTED = 'weighted';

/** True where none of some parameters is given. */
function without(...names: string[]): (given: JsonObject) => boolean {
  return (given) => names.every((name) => given[name] === undefined);
}

const DEMOS: readonly Parameter[] = [
  {
    name: 'max_bootstrapped_demos',
    type: 'whole',
    usual: 4,
    about: 'examples whose answers are the model’s own',
  },
  { name: 'max_labeled_demos', type: 'whole', usual: 16, about: 'examples as train has them' },
  { name: 'max_rounds', type: 'whole', usual: 1, about: 'attempts at each example' },
  { name: 'metric_threshold', type: 'number', about: 'score from which an answer is kept' },
];
const EFFORT = ['light', 'medium', 'heavy'] as const;

/** What each optimizer can be given; what is rare goes into the file. Defaults are those of DSPy 3.4. */
export const OPTIMIZER_PARAMETERS: Readonly<Record<string, readonly Parameter[]>> = {
  Evaluate: [],
  LabeledFewShot: [
    { name: 'k', type: 'whole', usual: 16, about: 'examples in the prompt' },
    { name: 'sample', type: 'flag', usual: true, about: 'drawn at random rather than the first ones' },
  ],
  BootstrapFewShot: DEMOS,
  BootstrapFewShotWithRandomSearch: [
    ...DEMOS,
    { name: 'num_candidate_programs', type: 'whole', usual: 16, about: 'programs that are tried' },
    { name: 'stop_at_score', type: 'number', about: 'score that is good enough' },
  ],
  KNNFewShot: [{ name: 'k', type: 'whole', usual: 3, about: 'nearest examples in the prompt' }],
  MIPROv2: [
    {
      ...{
        name: 'auto',
        type: EFFORT,
        usual: 'light',
        about: 'how thorough; not with candidates and trials',
      },
      fits: without('num_candidates', 'num_trials'),
    },
    {
      ...{
        name: 'num_candidates',
        type: 'whole',
        about: 'instructions and sets of examples; instead of auto',
      },
      fits: without('auto'),
    },
    {
      ...{ name: 'num_trials', type: 'whole', about: 'combinations that are tried; instead of auto' },
      fits: without('auto'),
    },
    {
      name: 'max_bootstrapped_demos',
      type: 'whole',
      usual: 4,
      about: 'examples whose answers are the model’s own',
    },
    { name: 'max_labeled_demos', type: 'whole', usual: 4, about: 'examples as train has them' },
    { name: 'minibatch', type: 'flag', usual: true, about: 'tries on a part of val first' },
    {
      ...{ name: 'minibatch_size', type: 'whole', usual: 35, about: 'rows of such a part' },
      fits: ({ minibatch }) => minibatch !== false,
    },
    { name: 'init_temperature', type: 'number', usual: 1, about: 'of the model that writes instructions' },
  ],
  COPRO: [
    { name: 'breadth', type: 'whole', usual: 10, about: 'instructions at each step' },
    { name: 'depth', type: 'whole', usual: 3, about: 'steps' },
    { name: 'init_temperature', type: 'number', usual: 1.4, about: 'of the model that writes instructions' },
  ],
  SIMBA: [
    { name: 'bsize', type: 'whole', usual: 32, about: 'rows of each step' },
    { name: 'num_candidates', type: 'whole', usual: 6, about: 'programs at each step' },
    { name: 'max_steps', type: 'whole', usual: 8, about: 'steps' },
    { name: 'max_demos', type: 'whole', usual: 4, about: 'examples in the prompt' },
  ],
  GEPA: [
    {
      ...{ name: 'auto', type: EFFORT, usual: 'light', about: 'how thorough; one of the three' },
      fits: without('max_full_evals', 'max_metric_calls'),
    },
    {
      ...{ name: 'max_full_evals', type: 'whole', about: 'evaluations of all of val; instead of auto' },
      fits: without('auto', 'max_metric_calls'),
    },
    {
      ...{ name: 'max_metric_calls', type: 'whole', about: 'rows that are judged; instead of auto' },
      fits: without('auto', 'max_full_evals'),
    },
    { name: 'reflection_minibatch_size', type: 'whole', usual: 3, about: 'rows that are reflected on' },
    { name: 'use_merge', type: 'flag', usual: true, about: 'joins programs that are good at different rows' },
  ],
};

/** What each built-in metric can be given. */
export const METRIC_PARAMETERS: Readonly<Record<string, readonly Parameter[]>> = {
  exact: [],
  normalised: [],
  contains: [],
  token_f1: [],
  label_accuracy: [],
  json_subset: [],
  numeric: [
    { name: 'absolute', type: 'number', about: 'difference that still counts as right' },
    { name: 'relative', type: 'number', about: 'share of the expected number that still counts' },
  ],
  regex: [{ name: 'pattern', type: 'text', about: 'what the answer must match' }],
  judge: [{ name: 'rubric', type: 'text', about: 'what a language model judges by' }],
};

/** How single examples are measured. */
export const ATTRIBUTION_PARAMETERS: readonly Parameter[] = [
  { name: 'pool', type: 'whole', usual: 16, about: 'examples of train that are measured' },
  { name: 'size', type: 'whole', usual: 4, about: 'examples in each prompt' },
  { name: 'subsets', type: 'whole', about: 'prompts that are scored; usually two for each example' },
  {
    name: 'leave_one_out',
    type: 'flag',
    usual: true,
    about: 'the final prompt without each of its examples',
  },
];

/** Shapley values are measured where their cap is given. */
export const SHAPLEY_PARAMETER: Parameter = {
  ...{ name: 'max_prompts', type: 'whole' },
  about: 'Shapley values, too: the most prompts for them; twice the examples of the pool at least',
};
