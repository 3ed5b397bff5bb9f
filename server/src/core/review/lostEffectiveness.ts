import { isJsonObject } from '../../../../shared/src/json.ts';
import type { LostEffectiveness } from '../../../../shared/src/protocol/review.ts';
import { effectivenessState } from '../records/effectiveness.ts';
import type { RecordOccurrence } from './reviewedFile.ts';

/** Removed examples that were known to have an effect, or were used: the most helpful first, then the most used. */
export function lostEffectiveness(removed: readonly RecordOccurrence[]): LostEffectiveness[] {
  return removed
    .flatMap((record): LostEffectiveness[] => {
      const { facts, value } = record;
      const effectiveness = measuredOf(record);
      const { usage_count: usageCount } = value;
      const isUsed = typeof usageCount === 'number' && usageCount > 0;
      if (facts.kind !== 'example' || (effectiveness === undefined && !isUsed)) return [];
      const { id = '', name } = facts;
      return [{ id, name, ...(effectiveness && { effectiveness }), ...(isUsed && { usageCount }) }];
    })
    .sort(
      (one, other) =>
        scoreOf(other) - scoreOf(one) ||
        (other.usageCount ?? 0) - (one.usageCount ?? 0) ||
        (one.id < other.id ? -1 : 1),
    );
}

/** A score without its evidence means nothing and is not shown. */
function measuredOf({ value }: RecordOccurrence): LostEffectiveness['effectiveness'] {
  const { effectiveness_score: score, effectiveness: evidence } = value;
  if (effectivenessState(value).state !== 'valid' || !isJsonObject(evidence)) return undefined;
  const { low, high, evaluations, metric } = evidence;
  if (typeof score !== 'number' || typeof low !== 'number' || typeof high !== 'number') return undefined;
  if (typeof evaluations !== 'number' || typeof metric !== 'string') return undefined;
  return { score, low, high, evaluations, metric };
}

function scoreOf({ effectiveness }: LostEffectiveness): number {
  return effectiveness?.score ?? Number.NEGATIVE_INFINITY;
}
