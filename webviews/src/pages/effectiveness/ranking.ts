import type {
  Effectiveness,
  EffectiveExample,
  EffectVerdict,
  ExampleEffect,
  GroupEffect,
  TellableEffect,
} from '../../../../shared/src/protocol/effectiveness.ts';
import type { EffectivenessView } from '../../../../shared/src/protocol/effectivenessPage.ts';

/** What is said of an example: what its evidence says, or that it is another one by now. */
export type Standing = EffectVerdict | 'changed';

export const STANDINGS: readonly Standing[] = ['helps', 'harms', 'unknown', 'changed'];

/** An example with the effect that is shown of it. */
export interface RankedExample {
  example: EffectiveExample;
  effect: ExampleEffect;
  standing: Standing;
}

type Choice = Pick<EffectivenessView, 'run' | 'about' | 'method'>;

/**
 * The examples by effect: those that help, the best first, then those without enough evidence, then those that harm, the
 * worst last, then those that changed since they were measured. Of each the newest effect of its present content counts.
 */
export function ranked({ examples }: Effectiveness, choice: Choice): RankedExample[] {
  const { about } = choice;
  const wanted = about === undefined ? examples : examples.filter((example) => isAbout(example, about));
  const all = wanted.flatMap((example): RankedExample[] => {
    const effects = example.effects.filter((effect) => isChosen(effect, choice));
    const effect = effects.find(({ isCurrent }) => isCurrent) ?? effects[0];
    if (effect === undefined) return [];
    return [{ example, effect, standing: effect.isCurrent ? effect.verdict : 'changed' }];
  });
  return all.sort(
    (one, other) =>
      ORDER[one.standing] - ORDER[other.standing] ||
      (other.effect.estimate ?? 0) - (one.effect.estimate ?? 0) ||
      one.example.name.localeCompare(other.example.name),
  );
}

/** True for the example of the id, and for those that derive from the DataBit of it. */
function isAbout({ id, sources }: EffectiveExample, about: string): boolean {
  return id === about || sources.some((source) => source.id === about);
}

const ORDER: Readonly<Record<Standing, number>> = { helps: 0, unknown: 1, harms: 2, changed: 3 };

/** How many examples there are of each standing. */
export function countsOf(examples: readonly { standing: Standing }[]): Readonly<Record<Standing, number>> {
  const counts = { helps: 0, harms: 0, unknown: 0, changed: 0 };
  for (const { standing } of examples) counts[standing] += 1;
  return counts;
}

/** The groups of a kind, each with its newest effect, ordered as examples are. */
export function rankedGroups(
  { groups, runs }: Effectiveness,
  by: readonly GroupEffect['by'][],
  choice: Choice,
): GroupEffect[] {
  const order = new Map(runs.map(({ runId }, at) => [runId, at]));
  const newest = new Map<string, GroupEffect>();
  for (const group of groups) {
    if (!by.includes(group.by) || !isChosen(group, choice)) continue;
    const key = `${group.by} ${group.id ?? ''} ${group.name}`;
    const known = newest.get(key);
    const isNewer = known === undefined || (order.get(group.runId) ?? 0) < (order.get(known.runId) ?? 0);
    if (isNewer) newest.set(key, group);
  }
  return [...newest.values()].sort(
    (one, other) =>
      by.indexOf(one.by) - by.indexOf(other.by) ||
      ORDER[one.verdict] - ORDER[other.verdict] ||
      (other.estimate ?? 0) - (one.estimate ?? 0) ||
      one.name.localeCompare(other.name),
  );
}

/** What one run found: how many of its examples help, harm, and how many it has not enough evidence of. */
export function countsOfRun(
  { examples }: Effectiveness,
  runId: string,
  method: EffectivenessView['method'],
): Readonly<Record<EffectVerdict, number>> {
  const counts = { helps: 0, harms: 0, unknown: 0 };
  for (const { effects } of examples)
    for (const effect of effects) if (isChosen(effect, { run: runId, method })) counts[effect.verdict] += 1;
  return counts;
}

/** The distance from 0 that holds all ends, for plots on one scale; 1 where there are none. */
export function reachOf(effects: readonly Pick<TellableEffect, 'low' | 'high'>[]): number {
  const most = effects.reduce((sum, { low, high }) => Math.max(sum, Math.abs(low), Math.abs(high)), 0);
  return most === 0 ? 1 : most;
}

function isChosen({ runId, method }: TellableEffect, choice: Pick<Choice, 'run' | 'method'>): boolean {
  return method === choice.method && (choice.run === undefined || choice.run === runId);
}
