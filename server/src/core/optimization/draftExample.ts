import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';

/** A demo of a run's final program, with the example that it was made of, where that is known. */
export type RunDemo = NonNullable<RunReceipt['program']>[number]['demos'][number];

/** What DSPy calls the text that a program thinks in before it answers. */
const REASONING = 'reasoning';

/** Why a demo is not worth a draft; `undefined` where it is. */
export function whyNoDraft({ augmented, outputs }: RunDemo, source?: JsonObject): string | undefined {
  if (!augmented) return 'This demo is an example already.';
  if (source === undefined) return undefined;
  const { answer, rest } = answerLike(source['expected_output'], outputs);
  const isSame = canonicalText(answer) === canonicalText(source['expected_output'] ?? null);
  return isSame && Object.keys(rest).length === 0
    ? 'The model’s answer is the one that the example has already.'
    : undefined;
}

/** What a draft of a demo says: its inputs and the model's own answer, in the form that its example has. */
export function demoContent(demo: RunDemo, source: JsonObject | undefined): JsonObject {
  const { answer, rest } = answerLike(source?.['expected_output'], demo.outputs);
  const reasoning = rest[REASONING];
  return {
    input: source?.['input'] ?? demo.inputs,
    expected_output: answer,
    ...(typeof reasoning === 'string' && reasoning.trim() !== '' && { explanation: reasoning }),
  };
}

/** A copy of an example, told as the demo that a run made of it. */
export function asDemo(copy: JsonObject, demo: RunDemo, runId: string): JsonObject {
  const { explanation: _said, ...rest } = copy;
  return { ...withRun(rest, runId, 'bootstrapped'), ...demoContent(demo, copy), source: 'dspy_optimized' };
}

/** A copy of an example that a run failed, to be changed into one that would help. */
export function asFailure(copy: JsonObject, runId: string): JsonObject {
  return { ...withRun(copy, runId, 'from a failure'), source: 'extracted' };
}

/** A demo whose example is gone, as an example. */
export function ofDemoAlone(demo: RunDemo, runId: string): JsonObject {
  const content = demoContent(demo, undefined);
  return {
    ...content,
    source: 'dspy_optimized',
    attribution: { derived_from: [{ run_id: runId, method: 'bootstrapped' }] },
  };
}

/** What keeps a row of a run from being drafted as a failure; `undefined` where nothing does. */
export function whyNoFailure(receipt: RunReceipt, id: string, contentHash: string): string | undefined {
  const { members, trials = [] } = receipt;
  if (members?.test?.some((one) => normaliseId(one.id) === id) === true)
    return 'It is a row of test: what test shows may not come back into the data.';
  const used = [...(members?.train ?? []), ...(members?.val ?? [])].find((one) => normaliseId(one.id) === id);
  if (used === undefined) return 'It was no row of this run.';
  if (used.content_hash !== contentHash) return 'It was changed since the run.';
  const last = trials.findLast(({ kind, scores }) => kind === 'full' && id in scores);
  const score = last?.scores[id];
  return score === 1 ? 'The result of the run answers it as expected.' : undefined;
}

function withRun(copy: JsonObject, runId: string, method: string): JsonObject {
  const attribution = isJsonObject(copy['attribution']) ? copy['attribution'] : {};
  const sources = Array.isArray(attribution['derived_from']) ? attribution['derived_from'] : [];
  return { ...copy, attribution: { ...attribution, derived_from: [...sources, { run_id: runId, method }] } };
}

/** The outputs in the form of an expected output: by the same names, or as the value of its only field. */
function answerLike(
  expected: JsonValue | undefined,
  outputs: RunDemo['outputs'],
): { answer: JsonValue; rest: JsonObject } {
  const all = Object.entries(outputs);
  const known = isJsonObject(expected) ? new Set(Object.keys(expected)) : undefined;
  const isAnswer = ([name]: [string, JsonValue]): boolean =>
    known === undefined ? name !== REASONING || all.length === 1 : known.has(name);
  const answer = all.filter(isAnswer);
  const rest = Object.fromEntries(all.filter((one) => !isAnswer(one)));
  const [only] = answer;
  if (expected !== undefined && known === undefined && only !== undefined && answer.length === 1)
    return { answer: only[1], rest };
  return { answer: Object.fromEntries(answer), rest };
}
