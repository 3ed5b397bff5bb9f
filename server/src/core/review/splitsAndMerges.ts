import type { RelatedRecord } from '../../../../shared/src/protocol/review.ts';
import { normalise } from '../records/inputKey.ts';
import { sourcesOf } from '../examination/recordDigest.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { PairedRecords } from './pairRecords.ts';
import type { RecordOccurrence } from './reviewedFile.ts';
import { textsWithin } from './textsWithin.ts';

/** Shorter texts are within others by chance. In characters without white space. */
const SHORTEST_TEXT = 16;
/** Share of what a record lost that is found again in others. */
const LEAST_FOUND = 0.5;

/** By record of either side: the records that its content went into, or came from. */
export interface Redistribution {
  wentInto: ReadonlyMap<RecordOccurrence, readonly RelatedRecord[]>;
  cameFrom: ReadonlyMap<RecordOccurrence, readonly RelatedRecord[]>;
  /** Records of before that were split into several. */
  split: ReadonlySet<RecordOccurrence>;
  /** Records of after that several went into. */
  merged: ReadonlySet<RecordOccurrence>;
}

/** A record that holds, or held, others, and how long it is where they are on their own. */
interface Whole {
  record: RecordOccurrence;
  text: string;
  /** What is left of it on the side of the parts; an empty text where it is not there. */
  rest: string;
  /** True where it is on both sides: then one other record is enough. */
  stays: boolean;
}

interface Part {
  record: RecordOccurrence;
  text: string;
}

type Evidence = Map<RecordOccurrence, RelatedRecord['evidence']>;

/**
 * Which records were split and which merged: their text went into, or came from, records that are new or gone, or one names
 * the other in `derived_from`. A record that is still there as it was, such as the source of an extraction, was not split.
 */
export function redistributionOf({ pairs, removed, added }: PairedRecords): Redistribution {
  const changed = pairs.filter(({ before, after }) => before.facts.contentHash !== after.facts.contentHash);
  const shrunk = changed.map(({ before, after }) => wholeOf(before, after));
  const grown = changed.map(({ before, after }) => wholeOf(after, before));
  const isShorter = ({ text, rest }: Whole): boolean => rest.length < text.length;
  const splits = partsOf(
    [...removed.map((record) => wholeOf(record)), ...shrunk.filter(isShorter)],
    added.map(partOf),
    (whole, part) => sourcesOf(part.value).includes(whole.facts.id ?? ''),
  );
  const merges = partsOf(
    [...added.map((record) => wholeOf(record)), ...grown.filter(isShorter)],
    removed.map(partOf),
    (whole, part) => sourcesOf(whole.value).includes(part.facts.id ?? ''),
  );
  return { ...relationsOf(splits, merges), split: new Set(splits.keys()), merged: new Set(merges.keys()) };
}

function partsOf(
  wholes: readonly Whole[],
  parts: readonly Part[],
  isDerived: (whole: RecordOccurrence, part: RecordOccurrence) => boolean,
): Map<RecordOccurrence, Evidence> {
  const found = new Map<RecordOccurrence, Evidence>();
  if (wholes.length === 0 || parts.length === 0) return found;
  const within = textsWithin(wholes, parts, SHORTEST_TEXT);
  const byId = derivedParts(wholes, parts, isDerived);
  for (const whole of wholes) {
    const texts = (within.get(whole) ?? []).filter(({ text }) => !whole.rest.includes(text));
    const length = [...new Set(texts.map(({ text }) => text))].reduce((sum, text) => sum + text.length, 0);
    const isFound = length >= LEAST_FOUND * (whole.text.length - whole.rest.length);
    const evidence: Evidence = new Map(isFound ? texts.map(({ record }) => [record, 'text']) : []);
    for (const record of byId.get(whole) ?? []) evidence.set(record, 'derived_from');
    if (evidence.size >= (whole.stays ? 1 : 2)) found.set(whole.record, evidence);
  }
  return found;
}

/** Parts and wholes of which one names the other. */
function derivedParts(
  wholes: readonly Whole[],
  parts: readonly Part[],
  isDerived: (whole: RecordOccurrence, part: RecordOccurrence) => boolean,
): Map<Whole, RecordOccurrence[]> {
  const byId = new Map<string, RecordOccurrence[]>();
  const note = (id: string, record: RecordOccurrence): void => {
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [record]);
    else known.push(record);
  };
  for (const { record } of parts) {
    for (const id of new Set([record.facts.id ?? '', ...sourcesOf(record.value)])) note(id, record);
  }
  return new Map(
    wholes.map((whole) => {
      const named = [whole.record.facts.id ?? '', ...sourcesOf(whole.record.value)];
      const candidates = new Set(named.flatMap((id) => (id === '' ? [] : (byId.get(id) ?? []))));
      return [whole, [...candidates].filter((part) => isDerived(whole.record, part))];
    }),
  );
}

function relationsOf(
  splits: ReadonlyMap<RecordOccurrence, Evidence>,
  merges: ReadonlyMap<RecordOccurrence, Evidence>,
): Pick<Redistribution, 'wentInto' | 'cameFrom'> {
  const wentInto = new Map<RecordOccurrence, RelatedRecord[]>();
  const cameFrom = new Map<RecordOccurrence, RelatedRecord[]>();
  const relate = (
    from: RecordOccurrence,
    to: RecordOccurrence,
    evidence: RelatedRecord['evidence'],
  ): void => {
    wentInto.set(from, [...(wentInto.get(from) ?? []), relatedOf(to, evidence)]);
    cameFrom.set(to, [...(cameFrom.get(to) ?? []), relatedOf(from, evidence)]);
  };
  for (const [whole, parts] of splits) for (const [part, evidence] of parts) relate(whole, part, evidence);
  for (const [whole, parts] of merges) for (const [part, evidence] of parts) relate(part, whole, evidence);
  return { wentInto, cameFrom };
}

function relatedOf({ facts }: RecordOccurrence, evidence: RelatedRecord['evidence']): RelatedRecord {
  const { kind, id = '', name } = facts;
  return { kind, id, name, evidence };
}

function wholeOf(record: RecordOccurrence, other?: RecordOccurrence): Whole {
  const rest = other === undefined ? '' : textOf(other);
  return { record, text: textOf(record), rest, stays: other !== undefined };
}

function partOf(record: RecordOccurrence): Part {
  return { record, text: textOf(record) };
}

/** What an example asks or a DataBit says, without white space; an empty text for other kinds. */
function textOf({ facts, value }: RecordOccurrence): string {
  if (facts.kind !== 'example' && facts.kind !== 'databit') return '';
  const main = value[facts.kind === 'example' ? 'input' : 'content'];
  return main === undefined ? '' : leavesOf(normalise(main)).join('').replaceAll(' ', '');
}

function leavesOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isJsonObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}
