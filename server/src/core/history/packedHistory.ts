import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { RECORD_KINDS } from '../records/kinds.ts';
import { packTexts, TextNumbers, type PackedTexts } from './packedTexts.ts';
import type { HistoryOfRecords, RecordEvent } from './recordEvents.ts';
import type { Holding } from './recordStates.ts';

/** The kinds of events, by their numbers. */
export const EVENT_CHANGES = ['added', 'changed', 'moved', 'restored', 'removed'] as const;
/** Bits of `flags` above the number of the change. */
export const NEW_CONTENT = 0x10;
export const IN_BASE = 0x20;
export const HASH_BYTES = 32;

/**
 * The events of all ids as columns: some 150 bytes for a record with one version. Ids are sorted; the events of an id lie one behind
 * the other, oldest first. Commits, paths, objects and parents are numbers.
 */
export interface PackedHistory {
  ids: PackedTexts;
  /** By id: where its events end. */
  ends: Uint32Array<ArrayBuffer>;
  /** By id: number of the event that gave the record the content it has in HEAD, plus one; 0 where it is not there or has none. */
  heads: Uint32Array<ArrayBuffer>;
  /** By id: number of its path in HEAD, plus one; 0 where HEAD does not have it. */
  headPaths: Uint32Array<ArrayBuffer>;
  /** By id: 1 where the base's own tree has it. */
  bases: Uint8Array<ArrayBuffer>;
  /** By event: position in EVENT_CHANGES, NEW_CONTENT, IN_BASE. */
  flags: Uint8Array<ArrayBuffer>;
  /** By event: position in RECORD_KINDS. */
  kinds: Uint8Array<ArrayBuffer>;
  versions: Float64Array<ArrayBuffer>;
  /** 32 bytes each. */
  hashes: Uint8Array<ArrayBuffer>;
  commits: Uint32Array<ArrayBuffer>;
  paths: Uint32Array<ArrayBuffer>;
  blobs: Uint32Array<ArrayBuffer>;
  /** By event: where its parents end. */
  parentEnds: Uint32Array<ArrayBuffer>;
  /** Numbers of events of the same id, counted from its first one, that have the parents' contents. */
  parents: Uint32Array<ArrayBuffer>;
  commitNames: PackedTexts;
  /** Seconds since 1970. */
  commitTimes: Float64Array<ArrayBuffer>;
  pathNames: PackedTexts;
  blobNames: PackedTexts;
}

/** What a history is packed for. */
export interface PackOptions {
  /** The commit that versions are compared with, an ancestor of HEAD; HEAD itself where left out. */
  base?: string | undefined;
  /** True where a file of HEAD (of the base) could not be read: any id may be there, and none is said to be gone. */
  isHeadUnclear?: boolean;
  isBaseUnclear?: boolean;
}

/** Packs the history of the last commit, which is HEAD. */
export function packHistory(history: HistoryOfRecords, options: PackOptions): PackedHistory {
  const { commits, graph, states } = history;
  const head = commits.length - 1;
  const base = options.base === undefined ? head : (graph.numberOf(options.base) ?? -1);
  const inBase = graph.reachableFrom(base);
  const ids = [...history.events.keys()].sort();
  const pasts = ids.map((id) => history.events.get(id) ?? []);
  const events = pasts.flat();
  const [commitNumbers, paths, blobs] = [new TextNumbers(), new TextNumbers(), new TextNumbers()];
  const nameOf = (event: RecordEvent): string => commits[event.commit]?.name ?? '';
  const heads = ids.map((id) => states.at(id, head).find(({ label }) => label !== undefined));
  const starts = startsOf(pasts);
  const parents = pasts.flatMap((past) => past.map((event) => parentNumbers(event, past)));
  let parentEnd = 0;
  const packed = {
    ids: packTexts(ids),
    ends: Uint32Array.from(pasts, (past, at) => (starts[at] ?? 0) + past.length),
    heads: Uint32Array.from(heads, (held, at) => headNumber(held, pasts[at] ?? [], starts[at] ?? 0)),
    headPaths: Uint32Array.from(ids, (id, at) => {
      const held = heads[at] ?? states.at(id, head)[0];
      if (held !== undefined) return paths.of(held.path) + 1;
      return options.isHeadUnclear === true ? paths.of('') + 1 : 0;
    }),
    bases: Uint8Array.from(ids, (id) =>
      Number(options.isBaseUnclear === true || (base >= 0 && states.at(id, base).length > 0)),
    ),
    flags: Uint8Array.from(events, ({ change, isNew, commit }) => {
      const number = EVENT_CHANGES.indexOf(change);
      return number | (isNew ? NEW_CONTENT : 0) | (inBase[commit] === 1 ? IN_BASE : 0);
    }),
    kinds: Uint8Array.from(events, ({ kind }) => kindNumber(kind)),
    versions: Float64Array.from(events, ({ version }) => version),
    hashes: hashBytes(events),
    commits: Uint32Array.from(events, (event) => commitNumbers.of(nameOf(event))),
    paths: Uint32Array.from(events, ({ path }) => paths.of(path)),
    blobs: Uint32Array.from(events, ({ blob }) => blobs.of(blob)),
    parentEnds: Uint32Array.from(parents, ({ length }) => (parentEnd += length)),
    parents: Uint32Array.from(parents.flat()),
  };
  return {
    ...packed,
    commitNames: packTexts(commitNumbers.texts),
    commitTimes: Float64Array.from(
      commitNumbers.texts,
      (name) => commits[graph.numberOf(name) ?? -1]?.time ?? 0,
    ),
    pathNames: packTexts(paths.texts),
    blobNames: packTexts(blobs.texts),
  };
}

function startsOf(pasts: readonly (readonly RecordEvent[])[]): number[] {
  let start = 0;
  return pasts.map(({ length }) => (start += length) - length);
}

function hashBytes(events: readonly RecordEvent[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(events.length * HASH_BYTES);
  let at = 0;
  for (const { contentHash } of events)
    for (let digit = 0; digit < 2 * HASH_BYTES; digit += 2)
      bytes[at++] = (valueOfDigit(contentHash, digit) << 4) | valueOfDigit(contentHash, digit + 1);
  return bytes;
}

/** Of a hexadecimal digit, lower-cased. */
function valueOfDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}

function parentNumbers({ parents }: RecordEvent, past: readonly RecordEvent[]): number[] {
  return parents.flatMap((hash) => {
    const at = past.findIndex(({ contentHash }) => contentHash === hash);
    return at < 0 ? [] : [at];
  });
}

function headNumber(held: Holding | undefined, past: readonly RecordEvent[], start: number): number {
  if (held?.label === undefined) return 0;
  const { contentHash } = held.label;
  const isGiven = (event: RecordEvent): boolean =>
    event.change !== 'removed' && event.contentHash === contentHash;
  const same = past.findLastIndex((event) => isGiven(event) && event.path === held.path);
  return start + (same >= 0 ? same : past.findLastIndex(isGiven)) + 1;
}

function kindNumber(kind: RecordKind): number {
  return RECORD_KINDS.findIndex((description) => description.kind === kind);
}
