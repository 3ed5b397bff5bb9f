import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';

/** What `effectiveness` must say for `effectiveness_score` to mean anything. */
const REQUIRED_TEXTS = ['method', 'run_id', 'template', 'lm', 'metric'] as const;

/** `none`: the record has no score; `valid`: the score has its evidence; else the reason why it means nothing. */
export type EffectivenessState =
  { state: 'none' } | { state: 'valid' } | { state: 'invalid'; reason: string };

/**
 * Whether a record's `effectiveness_score` may be used: it is a number from −1 to 1 that lies inside the interval of
 * its evidence, and the evidence names the method, run, template, language model and metric.
 */
export function effectivenessState(record: JsonObject): EffectivenessState {
  const score = record['effectiveness_score'];
  if (score === undefined) return { state: 'none' };
  const reason = reasonAgainst(score, record['effectiveness']);
  return reason === undefined ? { state: 'valid' } : { state: 'invalid', reason };
}

function reasonAgainst(score: unknown, evidence: JsonObject[string] | undefined): string | undefined {
  if (typeof score !== 'number' || score < -1 || score > 1) return 'The score is no number from -1 to 1.';
  if (!isJsonObject(evidence)) return 'The score has no evidence.';
  const missing = REQUIRED_TEXTS.filter(
    (name) => typeof evidence[name] !== 'string' || evidence[name] === '',
  );
  if (missing.length > 0) return `The evidence does not name ${missing.join(', ')}.`;
  const { low, high, evaluations } = evidence;
  if (typeof low !== 'number' || typeof high !== 'number' || low > high)
    return 'The evidence has no interval.';
  if (typeof evaluations !== 'number' || evaluations < 1) return 'The evidence rests on no evaluation.';
  return score < low || score > high ? 'The score lies outside its interval.' : undefined;
}
