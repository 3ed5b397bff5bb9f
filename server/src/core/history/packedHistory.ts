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
  const { commits, graph, states, events } = history;
  const head = commits.length - 1;
  const base = options.base === undefined ? head : (graph.numberOf(options.base) ?? -1);
  const ids = [...events.keys()].sort();
  const columns = new EventColumns(
    countEvents(events),
    graph.reachableFrom(base),
    (commit) => commits[commit]?.name ?? '',
  );
  const [ends, heads, headPaths] = [numbers(ids.length), numbers(ids.length), numbers(ids.length)];
  const bases = new Uint8Array(ids.length);
  for (const [at, id] of ids.entries()) {
    const past = events.get(id) ?? [];
    const start = columns.count;
    for (const event of past) columns.add(event, past);
    ends[at] = columns.count;
    const holdings = states.at(id, head);
    const labelled = holdings.find(({ label }) => label !== undefined);
    heads[at] = headNumber(labelled, past, start);
    const path = (labelled ?? holdings[0])?.path ?? (options.isHeadUnclear === true ? '' : undefined);
    headPaths[at] = path === undefined ? 0 : columns.paths.of(path) + 1;
    bases[at] = Number(options.isBaseUnclear === true || (base >= 0 && states.at(id, base).length > 0));
  }
  return {
    ...{ ids: packTexts(ids), ends, heads, headPaths, bases },
    ...columns.packed((name) => commits[graph.numberOf(name) ?? -1]?.time ?? 0),
  };
}

function countEvents(events: ReadonlyMap<string, readonly RecordEvent[]>): number {
  let count = 0;
  for (const past of events.values()) count += past.length;
  return count;
}

function numbers(count: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(count);
}

/** The columns that have a value for each event. */
class EventColumns {
  /** Events so far. */
  count = 0;
  readonly paths = new TextNumbers();
  readonly #commitNames = new TextNumbers();
  readonly #blobNames = new TextNumbers();
  readonly #inBase: Uint8Array;
  readonly #nameOf: (commit: number) => string;
  readonly #flags: Uint8Array<ArrayBuffer>;
  readonly #kinds: Uint8Array<ArrayBuffer>;
  readonly #versions: Float64Array<ArrayBuffer>;
  readonly #hashes: Uint8Array<ArrayBuffer>;
  readonly #commits: Uint32Array<ArrayBuffer>;
  readonly #paths: Uint32Array<ArrayBuffer>;
  readonly #blobs: Uint32Array<ArrayBuffer>;
  readonly #parentEnds: Uint32Array<ArrayBuffer>;
  readonly #parents: number[] = [];

  /** `inBase` is 1 for the commits that the base reaches; `nameOf` gives the name of a commit. */
  constructor(count: number, inBase: Uint8Array, nameOf: (commit: number) => string) {
    this.#inBase = inBase;
    this.#nameOf = nameOf;
    [this.#flags, this.#kinds] = [new Uint8Array(count), new Uint8Array(count)];
    this.#versions = new Float64Array(count);
    this.#hashes = new Uint8Array(count * HASH_BYTES);
    [this.#commits, this.#paths] = [numbers(count), numbers(count)];
    [this.#blobs, this.#parentEnds] = [numbers(count), numbers(count)];
  }

  /** `past` are the events of the same id. */
  add(event: RecordEvent, past: readonly RecordEvent[]): void {
    const at = this.count++;
    const number = EVENT_CHANGES.indexOf(event.change);
    this.#flags[at] =
      number | (event.isNew ? NEW_CONTENT : 0) | (this.#inBase[event.commit] === 1 ? IN_BASE : 0);
    this.#kinds[at] = kindNumber(event.kind);
    this.#versions[at] = event.version;
    this.#addHash(at, event.contentHash);
    this.#commits[at] = this.#commitNames.of(this.#nameOf(event.commit));
    this.#paths[at] = this.paths.of(event.path);
    this.#blobs[at] = this.#blobNames.of(event.blob);
    for (const hash of event.parents) {
      const parent = past.findIndex(({ contentHash }) => contentHash === hash);
      if (parent >= 0) this.#parents.push(parent);
    }
    this.#parentEnds[at] = this.#parents.length;
  }

  packed(
    timeOf: (commit: string) => number,
  ): Omit<PackedHistory, 'ids' | 'ends' | 'heads' | 'headPaths' | 'bases'> {
    return {
      ...{ flags: this.#flags, kinds: this.#kinds, versions: this.#versions, hashes: this.#hashes },
      ...{ commits: this.#commits, paths: this.#paths, blobs: this.#blobs },
      ...{ parentEnds: this.#parentEnds, parents: Uint32Array.from(this.#parents) },
      commitNames: packTexts(this.#commitNames.texts),
      commitTimes: Float64Array.from(this.#commitNames.texts, timeOf),
      pathNames: packTexts(this.paths.texts),
      blobNames: packTexts(this.#blobNames.texts),
    };
  }

  #addHash(event: number, contentHash: string): void {
    let at = event * HASH_BYTES;
    for (let digit = 0; digit < 2 * HASH_BYTES; digit += 2)
      this.#hashes[at++] = (valueOfDigit(contentHash, digit) << 4) | valueOfDigit(contentHash, digit + 1);
  }
}

/** Of a hexadecimal digit, lower-cased. */
function valueOfDigit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
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
