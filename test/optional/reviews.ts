import type { RunWorkspace } from '../runner/runWorkspace.ts';

const GOOD = [
  'I love this phone.',
  'The food was wonderful.',
  'What a great film!',
  'The staff were kind and helpful.',
  'Best holiday we ever had.',
  'The battery lasts for days, I am happy.',
  'A beautiful book, I could not put it down.',
  'Works perfectly, highly recommended.',
  'The room was clean and lovely.',
  'Delicious cake and friendly service.',
  'This bag is excellent value.',
  'I enjoyed every minute of it.',
  'The music was brilliant.',
  'Fast delivery and a perfect fit.',
  'My children adore this game.',
  'A charming hotel with a superb view.',
  'The chair is comfortable and pretty.',
  'She sings like an angel, amazing.',
  'Fantastic coffee, I will come back.',
  'The teacher was patient and inspiring.',
];
const BAD = [
  'I hate this phone.',
  'The food was awful.',
  'What a boring film!',
  'The staff were rude and lazy.',
  'Worst holiday we ever had.',
  'The battery died after an hour, I am angry.',
  'A dull book, I gave up after ten pages.',
  'Broken on arrival, avoid it.',
  'The room was dirty and cold.',
  'Stale cake and unfriendly service.',
  'This bag is a waste of money.',
  'I regretted every minute of it.',
  'The music was terrible.',
  'Late delivery and the wrong size.',
  'My children cried over this game.',
  'A horrible hotel with a noisy street.',
  'The chair is ugly and hurts my back.',
  'She sings out of tune, painful.',
  'Disgusting coffee, never again.',
  'The teacher was impatient and unfair.',
];
/** What an answer looks like where DSPy asks for a verdict (GBNF). */
export const ANSWER = String.raw`root ::= "[[ ## verdict ## ]]\n" ("good" | "bad") "\n\n[[ ## completed ## ]]"`;

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1e';

/** Sixteen short reviews of train, twelve of val and twelve of test, half of them good, and a run that optimizes how they are judged. */
export function writeReviews(workspace: RunWorkspace, url: string): void {
  const reviews = GOOD.flatMap((good, at) => [
    { text: good, verdict: 'good', split: splitAt(at) },
    { text: BAD[at] ?? '', verdict: 'bad', split: splitAt(at) },
  ]);
  const idAt = (at: number): string => `${ID}${(4096 + at).toString(16)}`;
  workspace.write(
    'reviews.example.yaml',
    reviews
      .map(
        ({ text, verdict }, at) =>
          `example_id: ${idAt(at)}\nversion: 1\nfunction_name: judge_review\ninput: { review: "${text}" }\nexpected_output: { verdict: ${verdict} }\n`,
      )
      .join('---\n'),
  );
  const pins = reviews.map(({ split }, at) => `    ${idAt(at)}: ${split}\n`).join('');
  workspace.write(
    'reviews.dataset.yaml',
    `dataset_id: ${ID}0001\nname: Reviews\nmembers: { field: function_name, eq: judge_review }\nsplits:\n  weights: { train: 1, val: 1, test: 1 }\n  assign:\n${pins}`,
  );
  workspace.write(
    'reviews.template.yaml',
    `template_id: ${ID}0002\nversion: 1\nname: judge_review\ninstructions: Is the review good or bad?\ninputs: [{ name: review }]\noutputs: [{ name: verdict, type: "Literal['good', 'bad']" }]\nmodel: { name: openai/smollm2, api_base: "${url}", temperature: 0, max_tokens: 60 }\n`,
  );
  workspace.write(
    'reviews.run.yaml',
    `spec_id: ${ID}0003\nname: Reviews\ntemplate: ${ID}0002\ndataset: ${ID}0001\noptimizer: { name: BootstrapFewShotWithRandomSearch, parameters: { num_candidate_programs: 2, max_bootstrapped_demos: 2, max_labeled_demos: 6 } }\nmetric: { name: exact }\nseed: 1\n`,
  );
}

function splitAt(at: number): string {
  return ['train', 'val', 'test', 'train', 'val', 'test', 'train'][at % 7] ?? '';
}
