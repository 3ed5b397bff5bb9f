import type {
  EffectMethodName,
  EffectVerdict,
  TellableEffect,
} from '../../shared/src/protocol/effectiveness.ts';

/**
 * What is said of an effect, by the way of measuring. Random prompts are equally long: an example stands there in place of another
 * one, and one that did less than the others does not have to harm.
 */
export const VERDICT_NAMES: Readonly<Record<EffectMethodName, Readonly<Record<EffectVerdict, string>>>> = {
  randomised: {
    ...{ helps: 'Above the others', harms: 'Below the others', unknown: 'Not enough evidence' },
  },
  shapley: { helps: 'Adds', harms: 'Takes away', unknown: 'Not enough evidence' },
};

/** The effect in figures; without enough evidence the interval only. */
export function effectText({ estimate, low, high }: TellableEffect): string {
  const interval = `${signed(low)} to ${signed(high)}`;
  return estimate === undefined ? interval : `${signed(estimate)} (${interval})`;
}

/** A number with its sign, as people write it: −0.12, +0.05. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(3);
  if (Number(text) === 0) return '0.000';
  return `${value < 0 ? '−' : '+'}${text}`;
}
