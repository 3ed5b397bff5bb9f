import type { EffectMethodName, EffectRun } from '../../../../shared/src/protocol/effectiveness.ts';
import { VERDICT_NAMES } from '../../effectWords.ts';
import type { Standing } from './ranking.ts';

/** What could be done about examples of a standing, by the way of measuring. */
const HINTS: Readonly<Record<EffectMethodName, Readonly<Record<'helps' | 'harms', string>>>> = {
  randomised: {
    helps:
      'Prompts did better with these than with the examples that stood in their place: keep them, and write more like them.',
    harms:
      'Prompts did worse with these than with the examples that stood in their place. That is no proof that they harm: correct those that are wrong, and take out the others only where better ones are there.',
  },
  shapley: {
    helps:
      'Prompts did better once these were added, on average over random orders: keep them, and write more like them.',
    harms:
      'Prompts did worse once these were added, on average over random orders, in this pool and for this model. Look whether they are wrong before you take them out.',
  },
};

/** What a standing is called by the way of measuring, and what could be done about it. */
export function standingWords(standing: Standing, method: EffectMethodName): { name: string; hint: string } {
  if (standing === 'changed')
    return { name: 'Changed since', hint: 'They are other examples than those that were measured.' };
  const name = VERDICT_NAMES[method][standing];
  return {
    name,
    hint: standing === 'unknown' ? 'Nothing can be said of these yet.' : HINTS[method][standing],
  };
}

/** What an effect is, by the way of measuring. */
export const METHOD_MEANINGS: Readonly<Record<EffectMethodName, string>> = {
  randomised:
    'An effect is the score of prompts with the example less that of prompts with others of the pool in its place. The effects of a pool add up to 0: one below 0 says less good than the others, not harmful. Evidence is reckoned with all of them in mind: of many intervals some leave out 0 by chance.',
  shapley:
    'A Shapley value is what the example adds to the score when it joins a prompt, on average over random orders of the pool.',
};

/** A run as people know it: its name and when it ended. */
export function runText({ name, at }: Pick<EffectRun, 'name' | 'at'>): string {
  const time = new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return `${name}, ${time}`;
}

/** What the effects of a run are of. */
export function contextText({ template, lm, metric }: EffectRun): string {
  return [template, lm, metric].filter((part) => part !== undefined).join(' · ');
}
