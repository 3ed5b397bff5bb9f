import { Components } from './components.ts';
import type { NeighbourRows } from './neighbourTable.ts';
import type { RecordDigest } from './recordDigests.ts';

/** A record that may be a duplicate. */
export interface DuplicateCandidate extends RecordDigest {
  slot: number;
  /** Only records of one group can be duplicates of each other. */
  group: number;
}

/** Candidates that are the same, directly or through others. */
export interface FoundGroup {
  candidates: DuplicateCandidate[];
  evidence: 'same-text' | 'near' | 'mixed';
  conflict: boolean;
  /** The highest cosine that joins two of them; 1 where texts are equal. */
  strongest: number;
}

/** Cosines are 32-bit numbers: one that equals the threshold counts. */
const ROUNDING = 1e-6;

/**
 * Groups of candidates that are joined by equal texts or by a cosine of at least `threshold` between nearest neighbours.
 * Conflicts first, then equal texts, then the largest, then the nearest, then by the order of the candidates.
 */
export function duplicateGroups(
  candidates: readonly DuplicateCandidate[],
  rows: NeighbourRows | undefined,
  threshold: number,
): FoundGroup[] {
  const components = new Components(candidates.length);
  joinEqualTexts(candidates, components);
  const links = rows === undefined ? [] : linksOf(candidates, rows, threshold - ROUNDING);
  for (const [one, other] of links) components.join(one, other);
  const groupOf = new Map<number, number>();
  const groups = components.groups();
  for (const [group, items] of groups.entries()) for (const item of items) groupOf.set(item, group);
  const strongest = new Map<number, number>();
  for (const [one, , cosine] of links) {
    const group = groupOf.get(one) ?? -1;
    strongest.set(group, Math.max(strongest.get(group) ?? 0, cosine));
  }
  const found = groups.map((items, group) =>
    describe(
      items.flatMap((item) => candidates[item] ?? []),
      strongest.get(group) ?? 0,
    ),
  );
  const order = found.map((_, position) => position);
  const at = (position: number): FoundGroup => found[position] as FoundGroup;
  order.sort((one, other) => compare(at(one), at(other)) || one - other);
  return order.map(at);
}

function joinEqualTexts(candidates: readonly DuplicateCandidate[], components: Components): void {
  const first = new Map<string, number>();
  for (const [item, { text, group }] of candidates.entries()) {
    if (text === 0) continue;
    const key = `${String(group)}:${String(text)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, item);
    else components.join(before, item);
  }
}

function linksOf(
  candidates: readonly DuplicateCandidate[],
  rows: NeighbourRows,
  threshold: number,
): (readonly [one: number, other: number, cosine: number])[] {
  const itemOf = new Map(candidates.map(({ slot }, item) => [slot, item]));
  const { k, slots, neighbours, cosines } = rows;
  const links: (readonly [number, number, number])[] = [];
  // Plain loops: this runs for every neighbour of every record at once.
  for (let at = 0; at < neighbours.length; at += 1) {
    const other = neighbours[at] ?? -1;
    const cosine = cosines[at] ?? 0;
    if (other < 0 || cosine < threshold) continue;
    const item = itemOf.get(slots[Math.floor(at / k)] ?? -1);
    const otherItem = itemOf.get(slots[other] ?? -1);
    if (item !== undefined && otherItem !== undefined) links.push([item, otherItem, cosine]);
  }
  return links;
}

function describe(candidates: DuplicateCandidate[], strongest: number): FoundGroup {
  const outputs = new Map<number, Set<number>>();
  let withoutText = 0;
  for (const { text, output } of candidates) {
    if (text === 0) withoutText += 1;
    else outputs.set(text, (outputs.get(text) ?? new Set()).add(output));
  }
  const texts = outputs.size + withoutText;
  const evidence = texts === 1 ? 'same-text' : texts === candidates.length ? 'near' : 'mixed';
  const conflict = [...outputs.values()].some((different) => different.size > 1);
  return { candidates, evidence, conflict, strongest: evidence === 'near' ? strongest : 1 };
}

function compare(one: FoundGroup, other: FoundGroup): number {
  return (
    Number(other.conflict) - Number(one.conflict) ||
    Number(one.evidence === 'near') - Number(other.evidence === 'near') ||
    other.candidates.length - one.candidates.length ||
    other.strongest - one.strongest
  );
}
