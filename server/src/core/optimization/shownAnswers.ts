import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { RunEvent } from './runEvent.ts';

/**
 * What the model answered, by trial and row, in the full evaluations on val and test of the program that was given and of the
 * best one. All answers of a long run would be too many to send.
 */
export function answersToShow(
  { trials = [] }: Pick<RunReceipt, 'trials'>,
  events: readonly RunEvent[],
): Record<string, Record<string, JsonObject>> {
  const full = trials.filter(({ kind, split }) => kind === 'full' && (split === 'val' || split === 'test'));
  const onVal = full.filter(({ split, phase }) => split === 'val' && phase !== 'attributing');
  const [baseline] = onVal;
  const best = onVal.reduce(
    (found, one) => ((one.score ?? -1) > (found?.score ?? -1) ? one : found),
    baseline,
  );
  const programs = new Set([baseline?.program, best?.program]);
  const shown = new Set(full.filter(({ program }) => programs.has(program)).map(({ trial }) => trial));
  // What an earlier execution of the run said has the same numbers.
  const begin = events.findLastIndex(({ type }) => type === 'starting');
  const answers: Record<string, Record<string, JsonObject>> = Object.create(null) as Record<string, never>;
  for (const { type, trial, row, answer } of events.slice(Math.max(begin, 0))) {
    if (type !== 'example' || typeof trial !== 'number' || !shown.has(trial)) continue;
    if (typeof row !== 'string' || !isJsonObject(answer)) continue;
    (answers[String(trial)] ??= Object.create(null) as Record<string, never>)[row] = answer;
  }
  return answers;
}
