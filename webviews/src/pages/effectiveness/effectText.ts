import type {
  EffectMethodName,
  EffectRun,
  TellableEffect,
} from '../../../../shared/src/protocol/effectiveness.ts';
import type { Standing } from './ranking.ts';

interface StandingWords {
  name: string;
  hint: string;
}

const UNKNOWN: StandingWords = { name: 'Not enough evidence', hint: 'Nothing can be said of these yet.' };
const CHANGED: StandingWords = {
  name: 'Changed since',
  hint: 'They are other examples than those that were measured.',
};

const STANDING_WORDS: Readonly<Record<EffectMethodName, Readonly<Record<Standing, StandingWords>>>> = {
  // Prompts are equally long: an example stands there in place of another one, and the effects of a pool add up to 0.
  randomised: {
    helps: {
      name: 'Above the others',
      hint: 'Prompts did better with these than with the examples that stood in their place: keep them, and write more like them.',
    },
    harms: {
      name: 'Below the others',
      hint: 'Prompts did worse with these than with the examples that stood in their place. That is no proof that they harm: correct those that are wrong, and take out the others only where better ones are there.',
    },
    ...{ unknown: UNKNOWN, changed: CHANGED },
  },
  shapley: {
    helps: {
      name: 'Adds',
      hint: 'Prompts did better once these were added, on average over random orders: keep them, and write more like them.',
    },
    harms: {
      name: 'Takes away',
      hint: 'Prompts did worse once these were added, on average over random orders, in this pool and for this model. Look whether they are wrong before you take them out.',
    },
    ...{ unknown: UNKNOWN, changed: CHANGED },
  },
};

/** What a standing is called by the way of measuring, and what could be done about it. */
export function standingWords(standing: Standing, method: EffectMethodName): StandingWords {
  return STANDING_WORDS[method][standing];
}

/** What an effect is, by the way of measuring. */
export const METHOD_MEANINGS: Readonly<Record<EffectMethodName, string>> = {
  randomised:
    'An effect is the score of prompts with the example less that of prompts with others of the pool in its place. The effects of a pool add up to 0: one below 0 says less good than the others, not harmful.',
  shapley:
    'A Shapley value is what the example adds to the score when it joins a prompt, on average over random orders of the pool.',
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
