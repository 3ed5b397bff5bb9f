import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { conflictRegions, type ConflictRegion, type ConflictSide } from '../document/conflictRegions.ts';
import { parseSegment } from '../document/parse.ts';
import { splitDocuments } from '../document/split.ts';
import { idOf } from './fileDocuments.ts';
import { mergeFiles } from './mergeFiles.ts';
import { USUAL_MARKERS } from './pieces.ts';

/** Which side of a conflict is kept. */
export type KeptSide = 'ours' | 'theirs';

/** The text with one side in the place of conflicts. */
export function withSide(text: string, regions: readonly ConflictRegion[], side: KeptSide | 'base'): string {
  return withTexts(text, regions, (region) => textOf(text, region[side]));
}

/**
 * The text of a conflict's both sides, one behind the other. Absent where that is no YAML, as with two values of one
 * property, or would give two records one id.
 */
export function bothSides(text: string, region: ConflictRegion, kind: RecordKind): string | undefined {
  const [ours, theirs] = [textOf(text, region.ours), textOf(text, region.theirs)];
  if (ours.trim() === '' || theirs.trim() === '' || ours === theirs) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  // Whole records may have been written without the marks that part them.
  const parted = idOf(theirs, kind) === undefined ? [] : [`${ours}---${lineEnd}${theirs}`];
  const joined = [ours + theirs, ...parted];
  return joined.find((both) =>
    canStand(
      withTexts(text, [region], () => both),
      region.start,
      both.length,
      kind,
    ),
  );
}

/** A text in which conflicts were merged again, property by property. */
export interface MergedConflicts {
  text: string;
  /** Conflicts that are left of them. */
  left: number;
}

/**
 * Merges the records that conflicts are in by their properties. Absent where a conflict was written without its base, or
 * nothing comes of it.
 */
export function mergeConflicts(
  text: string,
  regions: readonly ConflictRegion[],
  kind: RecordKind,
): MergedConflicts | undefined {
  const [first] = regions;
  if (first === undefined || regions.some(({ base }) => base === undefined)) return undefined;
  const texts = {
    base: withSide(text, regions, 'base'),
    ours: withSide(text, regions, 'ours'),
    theirs: withSide(text, regions, 'theirs'),
  };
  const labels = { ours: first.ours.label, base: first.base?.label ?? '', theirs: first.theirs.label };
  const merged = mergeFiles(texts, kind, { ...USUAL_MARKERS, ...labels });
  // A conflict that stays as it is would only get another version.
  if ('reason' in merged || lengthOfConflicts(merged.text) >= lengthOfConflicts(text)) return undefined;
  return { text: merged.text, left: merged.conflicts.length };
}

/** The conflicts that are in one record with this one, itself included: only together can their records be read. */
export function conflictsAround(text: string, region: ConflictRegion): ConflictRegion[] {
  const groups: ConflictRegion[][] = [];
  let end = -1;
  for (const each of conflictRegions(text)) {
    const isNext = end >= 0 && !/^(?:---|\.\.\.)(?!\S)/m.test(text.slice(end, each.start));
    if (isNext) groups.at(-1)?.push(each);
    else groups.push([each]);
    end = each.end;
  }
  return groups.find((group) => group.some(({ start }) => start === region.start)) ?? [region];
}

function lengthOfConflicts(text: string): number {
  return conflictRegions(text).reduce((sum, { start, end }) => sum + end - start, 0);
}

function withTexts(
  text: string,
  regions: readonly ConflictRegion[],
  textFor: (region: ConflictRegion) => string,
): string {
  let result = '';
  let position = 0;
  for (const region of regions) {
    result += text.slice(position, region.start) + textFor(region);
    position = region.end;
  }
  return result + text.slice(position);
}

function textOf(text: string, side: ConflictSide | undefined): string {
  return side === undefined ? '' : text.slice(side.start, side.end);
}

/** Whether the documents in a part of a text can be read, other conflicts aside, and have ids of their own. */
function canStand(text: string, start: number, length: number, kind: RecordKind): boolean {
  const segments = splitDocuments(text).filter(
    ({ offset, text: own }) => offset < start + length && offset + own.length > start,
  );
  const isRead = segments.every(({ text: own }) =>
    parseSegment(own).problems.every(({ code }) => code === 'yaml.conflict-marker'),
  );
  const ids = segments.flatMap(({ text: own }) => idOf(own, kind) ?? []);
  return isRead && new Set(ids).size === ids.length;
}
