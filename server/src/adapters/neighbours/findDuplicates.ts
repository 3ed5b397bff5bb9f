import type {
  DuplicateGroup,
  DuplicateMember,
  DuplicatesAnswer,
  DuplicatesParams,
} from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { bestFirst } from '../../core/neighbours/bestRecord.ts';
import {
  duplicateGroups,
  type DuplicateCandidate,
  type FoundGroup,
} from '../../core/neighbours/duplicateGroups.ts';
import { neighbourRecord } from '../../core/neighbours/neighbourRecord.ts';
import { normalisedText, overlapOf, trigramsOf } from '../../core/neighbours/textLikeness.ts';
import { searchTextOf } from '../../core/records/searchText.ts';
import { calibrationOf } from '../../core/search/calibration.ts';
import type { UsageCounts } from '../../core/search/order.ts';
import type { SearchRecord } from '../../core/search/searchRecord.ts';
import { inSlices } from './inSlices.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NeighbourParts } from './neighbourParts.ts';

const DEFAULT_LIMIT = 20;
const MOST_MEMBERS = 100;
/** All pairs of so many are compared for the lowest cosine. */
const MOST_COMPARED = 200;
const MOST_OTHERS = 100_000;

interface Member {
  candidate: DuplicateCandidate;
  record: SearchRecord;
}

/** Finds groups of records that say the same, by their texts and by their vectors. */
export async function findDuplicates(
  { tables, digests, groups: numbers, usage }: NeighbourParts,
  neighbourhood: Neighbourhood,
  params: DuplicatesParams,
  token: Cancellation,
): Promise<DuplicatesAnswer> {
  const { acrossFunctions = false, limit = DEFAULT_LIMIT, offset = 0 } = params;
  const { index, admitted, slots, source, summary, recordOf } = neighbourhood;
  const { threshold = calibrationOf(summary.model).duplicateCosine } = params;
  const groupOf = (slot: number): number => numbers.of(index, slot, !acrossFunctions);
  const rows = await tables.table(
    neighbourhood,
    await numbers.ofAll(index, slots, !acrossFunctions, token),
    acrossFunctions ? 'kind' : 'function',
    token,
  );
  const candidates: DuplicateCandidate[] = [];
  const look = (slot: number): void => {
    // A record may have gone while the vectors were compared.
    const record = recordOf(slot);
    if (record === undefined) return;
    candidates.push({ slot, group: groupOf(slot), ...digests.of(record, source.recipe) });
  };
  await inSlices(admitted, look, token);
  const found = duplicateGroups(candidates, rows, threshold);
  const counts = usage();
  const sorted = (group: FoundGroup): { items: Member[]; reason: string } =>
    bestMembers(group, neighbourhood, counts);
  const groups = found
    .slice(offset, offset + limit)
    .map((group) => describeGroup(group, sorted(group), neighbourhood));
  const others: string[] = [];
  if (params.others === true) {
    await inSlices(
      found,
      (group) => {
        for (const { record } of sorted(group).items.slice(1)) if (record.id !== '') others.push(record.id);
      },
      token,
    );
  }
  return {
    ...{ ...summary, groups, threshold },
    groupCount: found.length,
    recordCount: found.reduce((sum, group) => sum + group.candidates.length, 0),
    conflictCount: found.filter(({ conflict }) => conflict).length,
    ...(params.others === true ? { others: others.slice(0, MOST_OTHERS) } : {}),
  };
}

function bestMembers(
  { candidates }: FoundGroup,
  { recordOf }: Neighbourhood,
  usage: UsageCounts,
): { items: Member[]; reason: string } {
  const members = candidates.flatMap((candidate): Member[] => {
    const record = recordOf(candidate.slot);
    return record === undefined ? [] : [{ candidate, record }];
  });
  return bestFirst(members, ({ record }) => record, usage);
}

function describeGroup(
  { evidence, conflict, candidates }: FoundGroup,
  { items, reason }: { items: readonly Member[]; reason: string },
  neighbourhood: Neighbourhood,
): DuplicateGroup {
  const lowestCosine = lowestOf(items, neighbourhood);
  const [first] = items;
  const listed = items.slice(0, MOST_MEMBERS);
  const members =
    first === undefined ? [] : listed.map((member) => describeMember(member, first, neighbourhood));
  return {
    ...{ evidence, conflict, members },
    ...(lowestCosine === undefined ? {} : { lowestCosine }),
    size: candidates.length,
    keepReason: reason,
  };
}

function describeMember(
  { candidate, record }: Member,
  first: Member,
  { vectors, source: { recipe } }: Neighbourhood,
): DuplicateMember {
  const trigrams = (one: SearchRecord): Set<string> =>
    trigramsOf(normalisedText(searchTextOf(one.value, one.kind, recipe).vector));
  const vector = vectors?.index.vector(first.candidate.slot);
  const cosine = vector && vectors?.index.cosine(vector, candidate.slot);
  return {
    record: neighbourRecord(record),
    ...(cosine === undefined || record === first.record ? {} : { cosine }),
    textOverlap: overlapOf(trigrams(record), trigrams(first.record)),
    sameText: candidate.text !== 0 && candidate.text === first.candidate.text,
    sameOutput: candidate.output === first.candidate.output,
  };
}

function lowestOf(members: readonly Member[], { vectors }: Neighbourhood): number | undefined {
  if (vectors === undefined) return undefined;
  const slots = members.slice(0, MOST_COMPARED).map(({ candidate }) => candidate.slot);
  let lowest = 1;
  for (const [at, slot] of slots.entries()) {
    const vector = vectors.index.vector(slot);
    if (vector === undefined) return undefined;
    for (const other of slots.slice(at + 1)) {
      const cosine = vectors.index.cosine(vector, other);
      if (cosine === undefined) return undefined;
      lowest = Math.min(lowest, cosine);
    }
  }
  return lowest;
}
