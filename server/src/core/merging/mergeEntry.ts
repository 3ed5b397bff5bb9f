import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { parseSegment } from '../document/parse.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { canonicalText } from '../records/contentHash.ts';
import { editRecord } from '../records/editRecord.ts';
import type { Definition } from '../schema/definition.ts';
import { keepsComments } from './comments.ts';
import { linesOf, mergeLines } from './mergeLines.ts';
import { isSameValue, mergeValues, type ThreeWay } from './mergeValues.ts';
import type { Piece } from './pieces.ts';
import { textOfEntry, type Entry } from './sections.ts';

/** What became of a property: its text and value; without a value where there is a conflict in it, or where it is gone. */
export interface MergedEntry {
  pieces: readonly Piece[];
  value?: JsonValue;
}

const GONE: MergedEntry = { pieces: [] };

/** A property whose value does not have to be merged: gone, new, or changed by one side. Absent where both changed it. */
export function settledEntry({ base, ours, theirs }: ThreeWay<Entry>): MergedEntry | undefined {
  if (ours === undefined || theirs === undefined) {
    const left = ours ?? theirs;
    if (left === undefined) return GONE;
    if (base === undefined) return taken(left);
    return isSame(base, left) ? GONE : undefined;
  }
  if (textOfEntry(ours) === textOfEntry(theirs)) return taken(ours);
  if (base === undefined) return undefined;
  if (textOfEntry(base) === textOfEntry(ours)) return taken(theirs);
  return textOfEntry(base) === textOfEntry(theirs) ? taken(ours) : undefined;
}

/** A property as one side has it. */
export function taken(entry: Entry | undefined): MergedEntry {
  return entry === undefined ? GONE : { pieces: [textOfEntry(entry)], value: entry.value };
}

/** A property that both sides changed, as one value. */
export function mergeAsValue(
  entries: ThreeWay<Entry>,
  definition: Definition | undefined,
  field: string,
): MergedEntry {
  const { base, ours, theirs } = entries;
  const merged = mergeValues({ base: base?.value, ours: ours?.value, theirs: theirs?.value }, definition);
  if (merged === 'conflict' || ours === undefined || theirs === undefined) return conflictOf(entries, field);
  const isSet = definition?.merge === 'set';
  return merged.value === undefined ? GONE : withValue({ base, ours, theirs }, merged.value, isSet, field);
}

/**
 * The property's text with a value that is known already: a side's own text where it says that, else the sides' lines
 * together, else a side's text edited. Comments of neither side get lost; where none of these will do, it is a conflict.
 */
export function withValue(
  entries: { base: Entry | undefined; ours: Entry; theirs: Entry },
  value: JsonValue,
  isSet: boolean,
  field: string,
): MergedEntry {
  const [base, ours, theirs] = [entries.base, entries.ours, entries.theirs].map((entry) =>
    entry === undefined ? '' : textOfEntry(entry),
  );
  if (base === undefined || ours === undefined || theirs === undefined) return GONE;
  for (const candidate of candidates(entries, base, value)) {
    if (candidate === undefined || !keepsComments(candidate.text, base, ours, theirs)) continue;
    const means = candidate.value;
    const isRight = isSet ? isSameSet(means, value) : isSameValue(means, value);
    if (isRight && means !== undefined) return { pieces: [candidate.text], value: means };
  }
  return conflictOf(entries, field);
}

interface Candidate {
  text: string;
  value: JsonValue | undefined;
}

/** One by one, since those that come later take longer to find. */
function* candidates(
  { ours, theirs }: { ours: Entry; theirs: Entry },
  base: string,
  value: JsonValue,
): Generator<Candidate | undefined> {
  for (const side of [ours, theirs]) yield { text: textOfEntry(side), value: side.value };
  const pieces = mergeLines(base, textOfEntry(ours), textOfEntry(theirs)) ?? [];
  const lines = pieces.map((piece) =>
    typeof piece === 'string' ? piece : bothOf(piece.base, piece.ours, piece.theirs),
  );
  if (!lines.includes(undefined)) yield read(lines.join(''), ours.name);
  for (const side of [ours, theirs]) {
    const text = editRecord(textOfEntry(side), { [side.name]: side.value }, { [side.name]: value }, []);
    yield text === undefined ? undefined : { text, value };
  }
}

/** What both sides put into the same place, where nothing was before. */
function bothOf(base: string, ours: string, theirs: string): string | undefined {
  if (base !== '') return undefined;
  const known = new Set(linesOf(ours));
  return (
    ours +
    linesOf(theirs)
      .filter((line) => !known.has(line))
      .join('')
  );
}

/** What the text of one property means; absent where it is none. */
function read(text: string, name: string): Candidate | undefined {
  const { root, problems, isWhole } = parseSegment(text);
  const value = isWhole && problems.length === 0 ? valueOfTree(root) : null;
  return isJsonObject(value) && Object.hasOwn(value, name) && Object.keys(value).length === 1
    ? { text, value: value[name] }
    : undefined;
}

function isSameSet(one: JsonValue | undefined, other: JsonValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return isSameValue(one, other);
  const items = new Set(other.map(canonicalText));
  return one.length === other.length && one.every((item) => items.has(canonicalText(item)));
}

/** Equal but for the way it is written. */
function isSame(base: Entry, side: Entry): boolean {
  const [before, after] = [textOfEntry(base), textOfEntry(side)];
  return (
    before === after || (isSameValue(base.value, side.value) && keepsComments(before, before, after, after))
  );
}

/** The property with both sides; comments above it that all have are not part of the conflict. */
export function conflictOf({ base, ours, theirs }: ThreeWay<Entry>, field: string): MergedEntry {
  const there = [base, ours, theirs].filter((entry) => entry !== undefined);
  const lead = there[0]?.lead ?? '';
  const isShared = ours !== undefined && theirs !== undefined && there.every((entry) => entry.lead === lead);
  const textOf = (entry: Entry | undefined): string =>
    entry === undefined ? '' : isShared ? entry.body : textOfEntry(entry);
  const conflict = { base: textOf(base), ours: textOf(ours), theirs: textOf(theirs), field };
  return { pieces: isShared ? [lead, conflict] : [conflict] };
}
