import type { Definition } from '../schema/definition.ts';
import type { Winner } from './mergedVersion.ts';
import { taken, type MergedEntry } from './mergeEntry.ts';
import { entriesNamed, namesOf, type MapSides } from './mergeMaps.ts';
import { isSameValue } from './mergeValues.ts';

/** Properties that tools write, merged; and those that were left out. */
export interface MergedDerived {
  entries: Map<string, MergedEntry>;
  dropped: string[];
}

/**
 * What tools computed is not merged: properties that go together (a score and its evidence) come from one side. From the
 * one that changed them; where both did, from the one whose content the record has now; else they are left out, since
 * they are about content that is no more.
 */
export function mergeDerived(sides: MapSides, winner: Winner, definition: Definition): MergedDerived {
  const entries = new Map<string, MergedEntry>();
  const dropped: string[] = [];
  for (const group of derivedGroups(sides, definition)) {
    const side = sideFor(sides, group, winner);
    for (const name of group) {
      const three = entriesNamed(sides, name);
      entries.set(name, taken(side === undefined ? undefined : three[side]));
      if (side === undefined) dropped.push(name);
    }
  }
  return { entries, dropped };
}

function sideFor(sides: MapSides, group: readonly string[], winner: Winner): 'ours' | 'theirs' | undefined {
  const isEqual = (one: keyof MapSides, other: keyof MapSides): boolean =>
    group.every((name) => {
      const entries = entriesNamed(sides, name);
      return isSameValue(entries[one]?.value, entries[other]?.value);
    });
  if (isEqual('base', 'theirs')) return 'ours';
  if (isEqual('base', 'ours')) return 'theirs';
  if (isEqual('ours', 'theirs')) return 'ours';
  return winner === 'ours' || winner === 'theirs' ? winner : undefined;
}

/** The derived properties that are there, those together that cannot stand without each other. */
function derivedGroups(sides: MapSides, definition: Definition): string[][] {
  const groups: string[][] = [];
  for (const name of namesOf(sides).filter((each) => definition.properties.get(each)?.role === 'derived')) {
    const known = groups.find((group) => group.some((other) => goTogether(definition, name, other)));
    if (known === undefined) groups.push([name]);
    else known.push(name);
  }
  return groups;
}

function goTogether({ companions }: Definition, one: string, other: string): boolean {
  return companions?.get(one)?.includes(other) === true || companions?.get(other)?.includes(one) === true;
}
