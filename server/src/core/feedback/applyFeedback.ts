import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FeedbackField } from '../../../../shared/src/protocol/feedback.ts';
import { isEqualJson } from '../datasets/field.ts';
import { contentHash } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { getField, withField } from '../records/recordFields.ts';
import { definitionOf } from '../schema/compile.ts';
import { DIFFICULTY_EVIDENCE, DIFFICULTY_SCORE } from '../records/difficulty.ts';
import type { RecordFeedback } from './runFeedback.ts';

/** The run whose findings are taken over, and what is known of others. */
export interface FeedbackRun {
  /** Lower-cased. */
  id: string;
  /** Whether another run started after it; false of runs that nobody knows. */
  isOlderThan: (runId: string) => boolean;
}

/** An example after feedback, with the fields that differ and those that keep what they have. */
export interface FeedbackOutcome {
  value: JsonObject;
  fields: FeedbackField[];
  kept: { field: string; reason: string }[];
}

const CHANGED = 'It was changed since the run.';
const NEWER = 'It has this from a newer run.';
const GIVEN = 'It has one that no run measured.';

const DIFFICULTY = ['quality_scores', DIFFICULTY_SCORE] as const;

/** Takes over what a run found of an example; nothing where the example is another one than the run used. */
export function applyFeedback(
  value: JsonObject,
  found: RecordFeedback,
  run: FeedbackRun,
): FeedbackOutcome | { reason: string } {
  if (contentHash(value, definitionOf('example')) !== found.contentHash) return { reason: CHANGED };
  const outcome: FeedbackOutcome = { value, fields: [], kept: [] };
  if (found.uses !== undefined) set(outcome, ['usage_count'], found.uses);
  if (found.effect !== undefined) setEffect(outcome, found.effect, run);
  if (found.difficulty !== undefined) setDifficulty(outcome, found.difficulty, run);
  return outcome;
}

function setEffect(
  outcome: FeedbackOutcome,
  effect: NonNullable<RecordFeedback['effect']>,
  run: FeedbackRun,
): void {
  if (isFromNewer(outcome.value['effectiveness'], run)) {
    outcome.kept.push({ field: 'effectiveness_score', reason: NEWER });
    return;
  }
  const { estimate, low, high, evaluations, method, runId, template, lm, metric } = effect;
  set(outcome, ['effectiveness_score'], estimate);
  set(outcome, ['effectiveness'], {
    ...{ low, high, evaluations, method, run_id: runId, template, lm, metric },
  });
}

/** The score, and beside it, since scores are plain numbers, the run that it is from. */
function setDifficulty(
  outcome: FeedbackOutcome,
  { value, programs }: NonNullable<RecordFeedback['difficulty']>,
  run: FeedbackRun,
): void {
  const evidence = getField(outcome.value, DIFFICULTY_EVIDENCE);
  const isGiven = evidence === undefined && getField(outcome.value, DIFFICULTY) !== undefined;
  if (isGiven || isFromNewer(evidence, run)) {
    outcome.kept.push({ field: DIFFICULTY.join('.'), reason: isGiven ? GIVEN : NEWER });
    return;
  }
  set(outcome, DIFFICULTY, value);
  set(outcome, DIFFICULTY_EVIDENCE, { run_id: run.id, programs });
}

function set(outcome: FeedbackOutcome, path: readonly string[], after: JsonValue): void {
  const before = getField(outcome.value, path);
  if (before !== undefined && isEqualJson(before, after)) return;
  outcome.value = withField(outcome.value, path, after);
  outcome.fields.push({ field: path.join('.'), ...(before !== undefined && { before }), after });
}

function isFromNewer(evidence: JsonValue | undefined, run: FeedbackRun): boolean {
  const other = isJsonObject(evidence) ? evidence['run_id'] : undefined;
  return typeof other === 'string' && run.isOlderThan(normaliseId(other));
}
