import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';
import type { Split } from './trials.ts';

/** A member of a dataset that two runs did not have alike. */
export interface ChangedMember {
  id: string;
  name: string;
  change: 'came' | 'went' | 'changed' | 'moved';
  /** The split in the run that has it; of one that moved, where it came from and went to. */
  splits: Split[];
}

const SPLITS = ['train', 'val', 'test'] as const;
const ORDER = ['came', 'went', 'changed', 'moved'] as const;

/** The members that differ between the data of two runs: those that came or went, have other content, or are in another split. */
export function datasetDelta(before: RunDetail, after: RunDetail): ChangedMember[] {
  const [old, now] = [membersOf(before), membersOf(after)];
  const nameOf = (id: string): string => after.names[id] ?? before.names[id] ?? id;
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap((id): ChangedMember[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const name = nameOf(id);
    if (was === undefined) return is === undefined ? [] : [{ id, name, change: 'came', splits: [is.split] }];
    if (is === undefined) return [{ id, name, change: 'went', splits: [was.split] }];
    const splits = was.split === is.split ? [is.split] : [was.split, is.split];
    if (was.hash !== is.hash) return [{ id, name, change: 'changed', splits }];
    return was.split === is.split ? [] : [{ id, name, change: 'moved', splits }];
  });
  return found.toSorted((one, other) => ORDER.indexOf(one.change) - ORDER.indexOf(other.change));
}

function membersOf({ receipt }: RunDetail): Map<string, { hash: string; split: Split }> {
  return new Map(
    SPLITS.flatMap((split) =>
      (receipt?.members?.[split] ?? []).map(
        ({ id, content_hash: hash }) => [id.toLowerCase(), { hash, split }] as const,
      ),
    ),
  );
}
