import { diffArrays } from 'diff';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isSameJson } from '../../../../shared/src/sameJson.ts';

/** An item of two lists: in both, or in one of them only. */
export interface ListStep {
  /** Position before; absent for a new item. */
  from?: number;
  /** Position after; absent for an item that is gone. */
  to?: number;
  /** True for an item that is in both as it was, behind or before others than it was. */
  isMoved: boolean;
}

/** Items that may come or go; beyond it two lists are simply different: the time grows with the square. */
const MOST_CHANGES = 400;
/** Items between two that stayed; larger gaps are paired in their order. */
const LARGEST_GAP = 40;

/** Items between two that stayed. */
interface Gap {
  removed: number[];
  added: number[];
}

/**
 * Which items of a list are which of another: equal ones by the longest common subsequence (Myers), what is equal elsewhere
 * as moved, and between those that stayed what is most alike, in order. In the order of the list after, items that are gone
 * where they stood. `undefined` where too much is different.
 */
export function alignLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): ListStep[] | undefined {
  const changes = diffArrays([...before], [...after], {
    comparator: (one, other) => isSameJson(one, other),
    maxEditLength: MOST_CHANGES,
  });
  if (changes === undefined) return undefined;
  const steps: ListStep[] = [];
  const gaps: Gap[] = [];
  let gap: Gap = { removed: [], added: [] };
  let from = 0;
  let to = 0;
  for (const { added, removed, count } of changes) {
    for (let item = 0; item < count; item += 1) {
      if (removed) gap.removed.push(from++);
      else if (added) gap.added.push(to++);
      else steps.push({ from: from++, to: to++, isMoved: false });
    }
    if (added || removed) continue;
    gaps.push(gap);
    gap = { removed: [], added: [] };
  }
  gaps.push(gap);
  steps.push(...takeMoved(gaps, before, after));
  for (const one of gaps) steps.push(...pairGap(one, before, after));
  return inOrder(steps);
}

/** Takes out of the gaps what only stands elsewhere. */
function takeMoved(
  gaps: readonly Gap[],
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): ListStep[] {
  const moved: ListStep[] = [];
  for (const { added } of gaps) {
    for (const to of [...added]) {
      const home = gaps.find(({ removed }) => removed.some((from) => isSameJson(before[from], after[to])));
      const from = home?.removed.find((one) => isSameJson(before[one], after[to]));
      if (home === undefined || from === undefined) continue;
      home.removed.splice(home.removed.indexOf(from), 1);
      added.splice(added.indexOf(to), 1);
      moved.push({ from, to, isMoved: true });
    }
  }
  return moved;
}

/** Pairs the items of a gap, so that as many as can be are pairs and those are as alike as can be, without crossing. */
function pairGap(
  { removed, added }: Gap,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): ListStep[] {
  const pairs = alignment(removed, added, (from, to) => 1 + 2 * likeness(before[from], after[to]));
  const partners = new Map(pairs);
  const taken = new Set(partners.values());
  return [
    ...removed.map((from) => {
      const to = partners.get(from);
      return { from, ...(to !== undefined && { to }), isMoved: false };
    }),
    ...added.filter((to) => !taken.has(to)).map((to) => ({ to, isMoved: false })),
  ];
}

/** Pairs without crossing with the greatest sum of weights, by dynamic programming over both lists. */
function alignment(
  removed: readonly number[],
  added: readonly number[],
  weight: (from: number, to: number) => number,
): [from: number, to: number][] {
  const isEven = removed.length === added.length || Math.max(removed.length, added.length) > LARGEST_GAP;
  if (isEven) return removed.slice(0, added.length).map((from, at) => [from, added[at] ?? 0]);
  const width = added.length + 1;
  const best = new Float64Array((removed.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = removed.length - 1; row >= 0; row -= 1)
    for (let column = added.length - 1; column >= 0; column -= 1)
      best[row * width + column] = Math.max(
        at(row + 1, column + 1) + weight(removed[row] ?? 0, added[column] ?? 0),
        at(row + 1, column),
        at(row, column + 1),
      );
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < removed.length && column < added.length;) {
    if (at(row, column) === at(row + 1, column)) row += 1;
    else if (at(row, column) === at(row, column + 1)) column += 1;
    else pairs.push([removed[row++] ?? 0, added[column++] ?? 0]);
  }
  return pairs;
}

/** Properties that two objects have in common with equal values. */
function likeness(one: JsonValue | undefined, other: JsonValue | undefined): number {
  if (!isJsonObject(one) || !isJsonObject(other)) return 0;
  return Object.keys(one).filter((name) => Object.hasOwn(other, name) && isSameJson(one[name], other[name]))
    .length;
}

/** In the order of the list after; an item that is gone behind the last item before it that stayed. */
function inOrder(steps: readonly ListStep[]): ListStep[] {
  const stayed = steps.filter(({ from, to, isMoved }) => from !== undefined && to !== undefined && !isMoved);
  const ordered = steps.filter(({ to }) => to !== undefined).toSorted((a, b) => (a.to ?? 0) - (b.to ?? 0));
  const gone = steps.filter(({ to }) => to === undefined).toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const byFrom = stayed.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const behind = new Map<ListStep | undefined, ListStep[]>();
  for (const step of gone) {
    const anchor = byFrom.findLast(({ from = 0 }) => from < (step.from ?? 0));
    behind.set(anchor, [...(behind.get(anchor) ?? []), step]);
  }
  return [undefined, ...ordered].flatMap((step) => [
    ...(step === undefined ? [] : [step]),
    ...(behind.get(step) ?? []),
  ]);
}
