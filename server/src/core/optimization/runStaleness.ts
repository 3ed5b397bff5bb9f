import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { RunStaleness, StaleRecord } from '../../../../shared/src/protocol/runs.ts';
import { SPLIT_NAMES, type SplitName } from '../datasets/splits.ts';

/** Records that are listed. */
const MOST_LISTED = 100;

/** What a receipt says of the records that a run used. */
export type UsedRecords = Pick<
  RunReceipt,
  'spec_id' | 'specification_hash' | 'template' | 'dataset' | 'members' | 'optimizer'
>;

/** The part of a receipt that says what was used. */
export function usedRecords(receipt: RunReceipt): UsedRecords {
  const { spec_id, specification_hash, template, dataset, members, optimizer } = receipt;
  return {
    ...{ spec_id, specification_hash, template, dataset },
    ...(members !== undefined && { members }),
    ...(optimizer !== undefined && { optimizer }),
  };
}

/** A record as it is now. */
export interface PresentRecord {
  name: string;
  contentHash: string;
}

/** The workspace as it is now. Ids are lower-cased. */
export interface PresentRecords {
  /** `undefined` where the workspace has no such record. */
  of(id: string): PresentRecord | undefined;
  /** The split of each row that a run would have now; absent where that cannot be said: the template or dataset is gone. */
  rows: ReadonlyMap<string, SplitName> | undefined;
}

/** What changed since a run: other contents, records that are gone, and rows that left their split or joined one. */
export function runStaleness(used: UsedRecords, present: PresentRecords): RunStaleness {
  const found: StaleRecord[] = [];
  const compare = (id: string, hash: string, role: StaleRecord['role']): void => {
    const now = present.of(id);
    if (now === undefined) found.push({ id, name: id, role, change: 'gone' });
    else if (now.contentHash !== hash) found.push({ id, name: now.name, role, change: 'changed' });
    else if (isSplit(role) && present.rows !== undefined && present.rows.get(id) !== role)
      found.push({ id, name: now.name, role, change: 'left' });
  };
  const { spec_id: specification, template, dataset } = used;
  compare(specification.toLowerCase(), used.specification_hash, 'specification');
  compare(template.id.toLowerCase(), template.content_hash, 'template');
  compare(dataset.id.toLowerCase(), dataset.content_hash, 'dataset');
  const splits = splitsThatCount(used);
  const before = new Map<SplitName, ReadonlySet<string>>();
  for (const split of splits) {
    const members = used.members?.[split] ?? [];
    before.set(split, new Set(members.map(({ id }) => id.toLowerCase())));
    for (const { id, content_hash: hash } of members) compare(id.toLowerCase(), hash, split);
  }
  for (const [id, split] of present.rows ?? []) {
    const known = before.get(split);
    if (known === undefined || known.has(id)) continue;
    found.push({ id, name: present.of(id)?.name ?? id, role: split, change: 'joined' });
  }
  return { records: found.slice(0, MOST_LISTED), count: found.length };
}

/** Splits whose rows had a part in the scores: a run that only evaluates has nothing from train. */
function splitsThatCount({ members, optimizer }: UsedRecords): readonly SplitName[] {
  if (members === undefined) return [];
  return SPLIT_NAMES.filter((name) => name !== 'train' || optimizer !== 'Evaluate');
}

function isSplit(role: StaleRecord['role']): role is SplitName {
  return role === 'train' || role === 'val' || role === 'test';
}
