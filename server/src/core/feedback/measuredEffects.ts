import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { normaliseId } from '../records/identity.ts';

/** Ways of measuring an effect whose prompts were drawn at random: only these say something of an example by itself. */
export const EFFECT_METHODS = ['randomised', 'shapley'] as const;
export type EffectMethod = (typeof EFFECT_METHODS)[number];

/** What a run measured of one example, in the context of the run. */
export interface MeasuredEffect {
  /** Lower-cased. */
  exampleId: string;
  /** The example's content at the time. */
  contentHash: string;
  runId: string;
  method: EffectMethod;
  /** Change of the mean score with the example in the prompt, −1 to 1, with its 95 % interval. */
  estimate: number;
  low: number;
  high: number;
  /** The scores that it rests on. */
  evaluations: number;
  /** Whether the effect is told from 0, with all others of the run in mind. */
  isEnough: boolean;
  /** The context: template (lower-cased id), language model and metric; unknown ones are absent. */
  template: string;
  lm?: string;
  metric?: string;
}

type Effect = NonNullable<NonNullable<RunReceipt['attribution']>['randomised']>['effects'][number];

/** What a run measured of its examples, but for those of which it could not; examples that it does not name are left out. */
export function measuredEffects(receipt: RunReceipt): MeasuredEffect[] {
  return EFFECT_METHODS.flatMap((method) =>
    (receipt.attribution?.[method]?.effects ?? []).flatMap((effect) => measured(receipt, method, effect)),
  );
}

function measured(receipt: RunReceipt, method: EffectMethod, effect: Effect): MeasuredEffect[] {
  const { example_id: id, content_hash: contentHash, estimate, low, high, evaluations } = effect;
  if (id === undefined || contentHash === undefined) return [];
  if (estimate === undefined || low === undefined || high === undefined || evaluations < 1) return [];
  const { run_id: runId, template, model, metric } = receipt;
  return [
    {
      ...{ exampleId: normaliseId(id), contentHash, runId: normaliseId(runId), method },
      ...{ estimate, low, high, evaluations, isEnough: effect.enough_evidence },
      template: normaliseId(template.id),
      ...(model?.name !== undefined && { lm: model.name }),
      ...(metric !== undefined && { metric }),
    },
  ];
}
