import type { EffectRun, TellableEffect } from '../../../../shared/src/protocol/effectiveness.ts';
import type { Standing } from './ranking.ts';

/** What each standing is called, and what could be done about it. */
export const STANDING_WORDS: Readonly<Record<Standing, { name: string; hint: string }>> = {
  helps: { name: 'Helps', hint: 'The interval lies above 0: keep these, and write more like them.' },
  harms: { name: 'Harms', hint: 'The interval lies below 0: correct these, or take them out.' },
  unknown: { name: 'Not enough evidence', hint: 'Nothing can be said of these yet.' },
  changed: { name: 'Changed since', hint: 'They are other examples than those that were measured.' },
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

/** A run as people know it: its name and when it ended. */
export function runText({ name, at }: Pick<EffectRun, 'name' | 'at'>): string {
  const time = new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return `${name}, ${time}`;
}

/** What the effects of a run are of. */
export function contextText({ template, lm, metric }: EffectRun): string {
  return [template, lm, metric].filter((part) => part !== undefined).join(' · ');
}
