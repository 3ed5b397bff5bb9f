import type { Review, WholeRecordChange } from '../../../shared/src/protocol/review.ts';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';
import { ReviewBuilder } from '../../../server/src/core/review/reviewBuilder.ts';
import type { ReviewedFile } from '../../../server/src/core/review/reviewedFile.ts';
import type { BaseFacts } from '../../../server/src/core/rules/rule.ts';
import { FIXTURE_ROOT } from './markers.ts';

/** Texts of record files by path. */
export type StateTexts = Readonly<Record<string, string>>;

/** An id of which only the last digits matter. */
export function id(number: number): string {
  return `01930d2e-7b5a-7c31-9a44-${number.toString(16).padStart(12, '0')}`;
}

/** An example; `more` are further lines. */
export function example(number: number, input: string, more = ''): string {
  return `example_id: ${id(number)}\nversion: 1\ninput: ${input}\nexpected_output: yes it is\n${more}`;
}

export function databit(number: number, content: string, more = ''): string {
  return `databit_id: ${id(number)}\nversion: 1\ncontent: ${content}\n${more}`;
}

/** A dataset of all examples, with splits by a seed. */
export function dataset(number: number, seed: number, more = ''): string {
  return `dataset_id: ${id(number)}\nversion: 1\nname: All\nmembers: { field: kind, eq: example }\nsplits: { seed: ${String(seed)}, weights: { train: 1, test: 1 } }\n${more}`;
}

export function template(number: number, pool: number): string {
  return `template_id: ${id(number)}\nversion: 1\nname: Prompt\ninstructions: Answer\ninputs: [{ name: text, type: str }]\noutputs: [{ name: answer, type: str }]\nfew_shot: { dataset: ${id(pool)}, k: 2 }\n`;
}

export function run(number: number, ofTemplate: number, ofDataset: number): string {
  return `spec_id: ${id(number)}\nname: Try\ntemplate: ${id(ofTemplate)}\ndataset: ${id(ofDataset)}\noptimizer: { name: Evaluate }\nmetric: { name: exact }\n`;
}

/** The review of two states. `configuration` is the text of `databits.yaml`. */
export function reviewOf(
  before: StateTexts,
  after: StateTexts,
  {
    configuration = 'format_version: 1\nrules: { record.near-duplicate: off }',
    versions,
  }: ReviewOptions = {},
): Review {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const files = (texts: StateTexts, isWanted: (path: string) => boolean): ReviewedFile[] =>
    paths
      .filter((path) => texts[path] !== undefined && isWanted(path))
      .map((path) => read(path, texts[path] ?? ''));
  const isSame = (path: string): boolean => before[path] === after[path];
  const isOther = (path: string): boolean => !isSame(path);
  const isDataset = (path: string): boolean => kindOfUri(path) === 'dataset';
  const builder = new ReviewBuilder(parseConfiguration(configuration).configuration, {
    same: files(after, (path) => isDataset(path) && isSame(path)),
    before: files(before, (path) => isDataset(path) && isOther(path)),
    after: files(after, (path) => isDataset(path) && isOther(path)),
  });
  for (const file of files(after, (path) => !isDataset(path) && isSame(path))) builder.takeSame(file);
  for (const file of files(before, (path) => !isDataset(path) && isOther(path))) builder.takeBefore(file);
  for (const file of files(after, (path) => !isDataset(path) && isOther(path))) builder.takeAfter(file);
  const unknown = { stateOf: () => undefined };
  const steps = builder.review({
    base: { source: 'commit', name: 'main', commit: 'a'.repeat(40) },
    head: { source: 'worktree', name: 'worktree' },
    notes: [],
    world: { before: unknown, after: unknown },
    ...(versions && { versions }),
  });
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

interface ReviewOptions {
  configuration?: string;
  versions?: BaseFacts;
}

function read(path: string, text: string): ReviewedFile {
  return { path, ...analyseFile(FIXTURE_ROOT + path, text) };
}

/** A record change in one line: what happened to whom. */
export function said({ changes, kind, before, after, effect, fields }: WholeRecordChange): string {
  const side = after ?? before;
  const fieldNames = fields.map(({ field }) => field).join(' ');
  return `${changes.join('+')} ${kind} ${shortId(side?.id)} ${effect}${fieldNames === '' ? '' : `: ${fieldNames}`}`;
}

export function shortId(full = ''): string {
  return full === '' ? 'none' : full.replace(/^01930d2e-7b5a-7c31-9a44-0*/, '#');
}
