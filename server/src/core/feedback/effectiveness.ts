import type {
  Effectiveness,
  EffectiveExample,
  EffectRun,
  EffectSource,
  EffectVerdict,
  ExampleEffect,
  GroupEffect,
} from '../../../../shared/src/protocol/effectiveness.ts';
import { bitEffects, type BitEffect } from './bitEffects.ts';
import type { BitShare } from './bitShares.ts';
import type { MeasuredEffect } from './measuredEffects.ts';

/** Examples that an answer has at most. */
const MOST_EXAMPLES = 5000;

/** An example as it is now. */
export type PresentExample = Omit<EffectiveExample, 'id' | 'effects' | 'uses' | 'sources'> & {
  contentHash: string;
  /** The DataBits that it derives from. */
  shares: readonly BitShare[];
};

/** What the effects of runs are told with. */
export interface EffectWorld {
  /** The newest first. */
  runs: EffectRun[];
  effects: readonly MeasuredEffect[];
  uses: ReadonlyMap<string, number>;
  /** By lower-cased id; `undefined` of what is no example any more. */
  exampleOf: (id: string) => PresentExample | undefined;
  /** The name of a record, else its id. */
  nameOf: (id: string) => string;
  revision: number;
}

/** What runs measured of examples, of the newest run first, and of what the examples have in common. */
export function effectiveness(world: EffectWorld): Effectiveness {
  const order = new Map(world.runs.map(({ runId }, at) => [runId, at]));
  const sorted = world.effects.toSorted(
    (one, other) => (order.get(one.runId) ?? 0) - (order.get(other.runId) ?? 0),
  );
  const byExample = new Map<string, MeasuredEffect[]>();
  for (const effect of sorted) {
    const same = byExample.get(effect.exampleId);
    if (same === undefined) byExample.set(effect.exampleId, [effect]);
    else same.push(effect);
  }
  const present = new Map<string, PresentExample>();
  for (const id of byExample.keys()) {
    const example = world.exampleOf(id);
    if (example !== undefined) present.set(id, example);
  }
  const examples = [...present].map(([id, example]) =>
    exampleWith(id, example, byExample.get(id) ?? [], world),
  );
  const current = sorted.filter(
    ({ exampleId, contentHash }) => present.get(exampleId)?.contentHash === contentHash,
  );
  return {
    runs: world.runs,
    examples: examples.slice(0, MOST_EXAMPLES),
    groups: groupEffects(current, present, world),
    gone: byExample.size - present.size,
    leftOut: Math.max(0, examples.length - MOST_EXAMPLES),
    revision: world.revision,
  };
}

function exampleWith(
  id: string,
  { contentHash, shares, ...example }: PresentExample,
  effects: readonly MeasuredEffect[],
  { uses, nameOf }: EffectWorld,
): EffectiveExample {
  const sources = shares.map(({ bitId, share }): EffectSource => ({ id: bitId, name: nameOf(bitId), share }));
  return {
    ...example,
    id,
    uses: uses.get(id) ?? 0,
    effects: effects.map((effect): ExampleEffect => ({
      ...toldEffect(effect),
      evaluations: effect.evaluations,
      isCurrent: effect.contentHash === contentHash,
    })),
    sources,
  };
}

/** Effects of examples of one function or domain, and of those that derive from one DataBit, as they are now. */
function groupEffects(
  effects: readonly MeasuredEffect[],
  present: ReadonlyMap<string, PresentExample>,
  { nameOf }: EffectWorld,
): GroupEffect[] {
  const by = (
    name: GroupEffect['by'],
    sharesOf: (example: PresentExample | undefined) => readonly BitShare[],
  ): GroupEffect[] =>
    bitEffects(effects, ({ exampleId }) => sharesOf(present.get(exampleId))).map((effect) => ({
      ...toldEffect(effect),
      by: name,
      ...(name === 'databit' && { id: effect.bitId }),
      name: name === 'databit' ? nameOf(effect.bitId) : effect.bitId,
      examples: effect.examples,
    }));
  const one = (name: string | undefined): BitShare[] =>
    name === undefined ? [] : [{ bitId: name, share: 1 }];
  return [
    ...by('function', (example) => one(example?.functionName)),
    ...by('domain', (example) => one(example?.domain)),
    ...by('databit', (example) => (example?.shares ?? []).map(({ bitId, share }) => ({ bitId, share }))),
  ];
}

/** An effect as answers have it: a number only where there is enough evidence. */
export function toldEffect(
  effect: Pick<MeasuredEffect | BitEffect, 'runId' | 'method' | 'estimate' | 'low' | 'high' | 'isEnough'>,
): Omit<ExampleEffect, 'evaluations' | 'isCurrent'> {
  const { runId, method, estimate, low, high, isEnough } = effect;
  const verdict: EffectVerdict = !isEnough ? 'unknown' : estimate > 0 ? 'helps' : 'harms';
  return { runId, method, verdict, ...(isEnough && { estimate }), low, high };
}
