import { bytesToHex } from '@noble/hashes/utils.js';
import type { VersionChange } from '../../../../shared/src/protocol/records.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { RECORD_KINDS } from '../records/kinds.ts';
import type { BaseRecord, CurrentRecord } from '../records/versions.ts';
import { EVENT_CHANGES, HASH_BYTES, IN_BASE, NEW_CONTENT, type PackedHistory } from './packedHistory.ts';
import { findText, placeOf, textAt } from './packedTexts.ts';
import type { PlacedVersion } from './pendingStates.ts';

/** The commit that took a record away. */
export interface DeletedBy {
  commit: string;
  /** Seconds since 1970. */
  time: number;
}

/** What a commit did to a record. */
export interface HistoricEvent extends CurrentRecord {
  /** `removed` tells the last version. */
  change: VersionChange | 'removed';
  commit: string;
  /** When that was written, in seconds since 1970. */
  time: number;
  /** The record's file then, relative to the workspace's folder. */
  path: string;
  /** Name of the object that holds the file as it was then; an empty text for a removed record. */
  blob: string;
  /** Content hashes of the states before it. */
  parents: readonly string[];
  /** True where the record never had this content before. */
  isNew: boolean;
  /** True where the base of the branch has the commit. */
  isInBase: boolean;
}

/** A content that a record had, as its first commit gave it. */
export interface HistoricVersion extends HistoricEvent {
  change: VersionChange;
}

/** A commit that brought some contents, new ones or such as a record had before. */
export interface BringingCommit {
  /** Seconds since 1970. */
  time: number;
  /** How many. */
  counts: Partial<Record<RecordKind, number>>;
}

/** What the history knows of an id. */
export interface RecordPast {
  id: string;
  /** What commits did to the record, oldest first. */
  events: readonly HistoricEvent[];
  /** Every distinct content, oldest first. `isInBase` is true where the base has it, or had it once. */
  versions: readonly HistoricVersion[];
  /** The record as HEAD has it; absent where HEAD does not have it, or has no version of it. */
  current?: PlacedVersion;
  /** True where HEAD has a record with the id. */
  isInHead: boolean;
  /** True where the base of the branch has one in its own tree. */
  isInBase: boolean;
  /** Absent for a record that is in HEAD, and where no single commit took it away. */
  deletedBy?: DeletedBy;
}

/** Where the content that a record has now came from. */
export interface ContentOrigin {
  /** How many versions the record had. */
  versions: number;
  /** The commit that brought the content for the last time; absent where HEAD does not have it. */
  broughtBy?: { commit: string; time: number };
}

/** The pasts of all records by id, told from columns. */
export class RecordHistory {
  readonly #packed: PackedHistory;

  constructor(packed: PackedHistory) {
    this.#packed = packed;
  }

  /** How many ids ever had a version. */
  get size(): number {
    return this.#packed.ends.length;
  }

  /** How many events all ids have. */
  get eventCount(): number {
    return this.#packed.flags.length;
  }

  /** What is known of an id, lower-cased. */
  of(id: string): RecordPast | undefined {
    const position = findText(this.#packed.ids, id);
    return position === undefined ? undefined : this.#pastAt(position);
  }

  /** The pasts of all ids, in their order. */
  *pasts(): Iterable<RecordPast> {
    for (let position = 0; position < this.size; position += 1) yield this.#pastAt(position);
  }

  /** The versions that a commit brought, made as they are asked for: there may be very many. */
  *broughtBy(commit: string): Iterable<HistoricVersion> {
    const { ends, ids } = this.#packed;
    let position = 0;
    for (const at of this.#contentsOf(commit)) {
      while ((ends[position] ?? Infinity) <= at) position += 1;
      const { change, ...event } = this.#eventAt(at, this.#eventsAt(position)[0], textAt(ids, position));
      if (change !== 'removed') yield { ...event, change };
    }
  }

  /** When a commit was written, and how many versions it brought, by kind; absent for an unknown one. */
  commitOf(commit: string): BringingCommit | undefined {
    const { commitNames, commitTimes, kinds } = this.#packed;
    const number = placeOf(commitNames, commit);
    if (number < 0) return undefined;
    const counts: BringingCommit['counts'] = {};
    for (const at of this.#contentsOf(commit)) {
      const kind = RECORD_KINDS[kinds[at] ?? 0]?.kind;
      if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return { time: commitTimes[number] ?? 0, counts };
  }

  /** Every id that it has something of. */
  *ids(): Iterable<string> {
    for (let position = 0; position < this.size; position += 1) yield textAt(this.#packed.ids, position);
  }

  /** Full names of the commits that did something to records. */
  *commits(): Iterable<string> {
    const { commitNames } = this.#packed;
    for (let number = 0; number < commitNames.ends.length; number += 1) yield textAt(commitNames, number);
  }

  /** How many versions an id has; 0 where it is not in the history. */
  count(id: string): number {
    const position = findText(this.#packed.ids, id);
    return position === undefined ? 0 : this.#versionsAt(position);
  }

  /** Where the content of an id came from; `undefined` where the id never had a version. It makes less than `of`: a file may have a thousand. */
  originOf(id: string, contentHash: string | undefined): ContentOrigin | undefined {
    const position = findText(this.#packed.ids, id);
    const versions = position === undefined ? 0 : this.#versionsAt(position);
    if (position === undefined || versions === 0) return undefined;
    const head = (this.#packed.heads[position] ?? 0) - 1;
    if (head < 0 || this.#hashAt(head) !== contentHash) return { versions };
    const [start, end] = this.#eventsAt(position);
    for (let at = end - 1; at >= start; at -= 1) {
      if (!this.#bringsContent(at) || !this.#isSameHash(at, head)) continue;
      return { versions, broughtBy: this.#commitAt(this.#packed.commits[at] ?? 0) };
    }
    return { versions };
  }

  /** The ids that a merge found with several contents. */
  *idsOfMerges(): Iterable<string> {
    const { ids, parentEnds } = this.#packed;
    for (let position = 0; position < this.size; position += 1) {
      const [start, end] = this.#eventsAt(position);
      for (let at = start; at < end; at += 1) {
        if ((parentEnds[at] ?? 0) - (parentEnds[at - 1] ?? 0) < 2) continue;
        yield textAt(ids, position);
        break;
      }
    }
  }

  /** A record that the base of the branch had once and has no more, as version rules know it. */
  deletedFromBase(id: string): BaseRecord | undefined {
    const position = findText(this.#packed.ids, id);
    if (position === undefined || !this.#hasLeftBase(position)) return undefined;
    const versions = this.#pastAt(position).versions.filter(({ isInBase }) => isInBase);
    const last = versions.at(-1);
    return last === undefined ? undefined : { kind: last.kind, versions };
  }

  /** The ids of which `deletedFromBase` knows a record. */
  get idsDeletedFromBase(): string[] {
    const ids: string[] = [];
    for (let position = 0; position < this.size; position += 1)
      if (this.#hasLeftBase(position)) ids.push(textAt(this.#packed.ids, position));
    return ids;
  }

  /** The numbers of the events in which a commit gave a record another content than it had. */
  *#contentsOf(commit: string): Iterable<number> {
    const { commits, commitNames } = this.#packed;
    const number = placeOf(commitNames, commit);
    for (let at = commits.indexOf(number); at >= 0; at = commits.indexOf(number, at + 1))
      if (this.#bringsContent(at)) yield at;
  }

  /** A move brings none. */
  #bringsContent(at: number): boolean {
    const change = EVENT_CHANGES[(this.#packed.flags[at] ?? 0) & 0xf];
    return change !== 'removed' && change !== 'moved';
  }

  #versionsAt(position: number): number {
    const [start, end] = this.#eventsAt(position);
    let count = 0;
    for (let at = start; at < end; at += 1)
      if (((this.#packed.flags[at] ?? 0) & NEW_CONTENT) !== 0) count += 1;
    return count;
  }

  #isSameHash(one: number, other: number): boolean {
    const { hashes } = this.#packed;
    for (let byte = 0; one !== other && byte < HASH_BYTES; byte += 1)
      if (hashes[one * HASH_BYTES + byte] !== hashes[other * HASH_BYTES + byte]) return false;
    return true;
  }

  #eventsAt(position: number): [start: number, end: number] {
    const { ends } = this.#packed;
    return [ends[position - 1] ?? 0, ends[position] ?? 0];
  }

  #hasLeftBase(position: number): boolean {
    const { bases, flags } = this.#packed;
    if (bases[position] === 1) return false;
    return flags.subarray(...this.#eventsAt(position)).some((bits) => (bits & IN_BASE) !== 0);
  }

  #pastAt(position: number): RecordPast {
    const { ids, heads, headPaths, bases, pathNames } = this.#packed;
    const id = textAt(ids, position);
    const [start, end] = this.#eventsAt(position);
    const events: HistoricEvent[] = [];
    for (let at = start; at < end; at += 1) events.push(this.#eventAt(at, start, id));
    const headPath = headPaths[position] ?? 0;
    const head = events[(heads[position] ?? 0) - 1 - start];
    const path = textAt(pathNames, headPath - 1);
    const isInHead = headPath > 0;
    const removal = isInHead ? undefined : events.findLast(({ change }) => change === 'removed');
    return {
      ...{ id, events, versions: versionsOf(events), isInHead, isInBase: bases[position] === 1 },
      ...(head && { current: { version: head.version, contentHash: head.contentHash, path } }),
      ...(removal && { deletedBy: { commit: removal.commit, time: removal.time } }),
    };
  }

  #eventAt(at: number, start: number, id: string): HistoricEvent {
    const { flags, kinds, versions, paths, blobs, commits, pathNames, blobNames } = this.#packed;
    const bits = flags[at] ?? 0;
    const description = RECORD_KINDS[kinds[at] ?? 0];
    const change = EVENT_CHANGES[bits & 0xf];
    if (description === undefined || change === undefined)
      throw new Error('The history was packed by another program.');
    return {
      ...{ kind: description.kind, id, version: versions[at] ?? 0, contentHash: this.#hashAt(at) },
      change,
      ...this.#commitAt(commits[at] ?? 0),
      path: textAt(pathNames, paths[at] ?? 0),
      blob: textAt(blobNames, blobs[at] ?? 0),
      parents: this.#parentsAt(at, start),
      isNew: (bits & NEW_CONTENT) !== 0,
      isInBase: (bits & IN_BASE) !== 0,
    };
  }

  #parentsAt(at: number, start: number): string[] {
    const { parentEnds, parents } = this.#packed;
    const numbers = parents.subarray(parentEnds[at - 1] ?? 0, parentEnds[at]);
    return Array.from(numbers, (number) => this.#hashAt(start + number));
  }

  #hashAt(at: number): string {
    return bytesToHex(this.#packed.hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
  }

  #commitAt(number: number): Pick<HistoricEvent, 'commit' | 'time'> {
    const { commitNames, commitTimes } = this.#packed;
    return { commit: textAt(commitNames, number), time: commitTimes[number] ?? 0 };
  }
}

/** The events that brought a content, each told as known to the base where any event with the content is. */
function versionsOf(events: readonly HistoricEvent[]): HistoricVersion[] {
  return events.flatMap((event): HistoricVersion[] => {
    const { change, isNew, kind, contentHash } = event;
    if (!isNew || change === 'removed') return [];
    const isSame = (other: HistoricEvent): boolean =>
      other.contentHash === contentHash && other.kind === kind && other.change !== 'removed';
    return [{ ...event, change, isInBase: events.some((other) => other.isInBase && isSame(other)) }];
  });
}
