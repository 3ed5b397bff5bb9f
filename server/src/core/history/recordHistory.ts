import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { RECORD_KINDS } from '../records/kinds.ts';
import type { BaseRecord, CurrentRecord } from '../records/versions.ts';

/** A commit of the history. */
export interface CommitOfHistory {
  /** Full name. */
  name: string;
  /** When it was written (the author's date), in seconds since 1970. */
  time: number;
}

/** The commit that took a record out of its file, and did not put it into another one. */
export interface DeletedBy {
  commit: string;
  /** Seconds since 1970. */
  time: number;
}

/** A content that a record had, with the label of its first commit. */
export interface HistoricVersion extends CurrentRecord {
  /** The first commit that has it. */
  commit: string;
  /** When that was written, in seconds since 1970. */
  time: number;
  /** Name of the object that holds the file as it was then. */
  blob: string;
  /** True where the base of the branch has it, or had it once. */
  isInBase: boolean;
}

/** What the history knows of an id. */
export interface RecordPast {
  id: string;
  /** Every distinct content, oldest first. */
  versions: readonly HistoricVersion[];
  /** True where HEAD has a record with the id. */
  isInHead: boolean;
  /** True where the base of the branch has one in its own tree. */
  isInBase: boolean;
  /** Absent for a record that is in HEAD, and where no single commit took it away. */
  deletedBy?: DeletedBy;
}

/** Pasts as columns, which take little room and are soon handed over between processes. Versions of an id lie one behind the other. */
export interface PackedHistory {
  ids: string[];
  /** Where the versions of each id end. */
  ends: Uint32Array<ArrayBuffer>;
  /** Bit 0: in HEAD; bit 1: in the base's tree. */
  places: Uint8Array<ArrayBuffer>;
  /** Number of the deleting commit plus one; 0 for none. */
  deletedBy: Uint32Array<ArrayBuffer>;
  labels: Float64Array<ArrayBuffer>;
  /** Positions in RECORD_KINDS; bit 7: known to the base. */
  kinds: Uint8Array<ArrayBuffer>;
  /** 32 bytes each. */
  hashes: Uint8Array<ArrayBuffer>;
  /** Numbers of commits and objects by version. */
  commits: Uint32Array<ArrayBuffer>;
  blobs: Uint32Array<ArrayBuffer>;
  commitNames: string[];
  commitTimes: Float64Array<ArrayBuffer>;
  blobNames: string[];
}

const HASH_BYTES = 32;
const IN_BASE = 0x80;

/** Packs pasts. */
export function packHistory(pasts: Iterable<RecordPast>): PackedHistory {
  const all = [...pasts];
  const versions = all.flatMap((past) => past.versions);
  const commits = new Numbers();
  const blobs = new Numbers();
  const times: number[] = [];
  const commitOf = ({ commit, time }: DeletedBy): number => {
    const number = commits.of(commit);
    times[number] = time;
    return number;
  };
  const hashes = new Uint8Array(versions.length * HASH_BYTES);
  for (const [at, { contentHash }] of versions.entries())
    hashes.set(hexToBytes(contentHash), at * HASH_BYTES);
  let end = 0;
  return {
    ids: all.map(({ id }) => id),
    ends: Uint32Array.from(all, (past) => (end += past.versions.length)),
    places: Uint8Array.from(all, ({ isInHead, isInBase }) => Number(isInHead) + 2 * Number(isInBase)),
    deletedBy: Uint32Array.from(all, ({ deletedBy }) =>
      deletedBy === undefined ? 0 : commitOf(deletedBy) + 1,
    ),
    labels: Float64Array.from(versions, ({ version }) => version),
    kinds: Uint8Array.from(versions, ({ kind, isInBase }) => kindNumber(kind) + (isInBase ? IN_BASE : 0)),
    hashes,
    commits: Uint32Array.from(versions, commitOf),
    blobs: Uint32Array.from(versions, ({ blob }) => blobs.of(blob)),
    commitNames: commits.names,
    commitTimes: Float64Array.from(times),
    blobNames: blobs.names,
  };
}

/** The pasts of records by id. Ids with one version that HEAD and the base both have are not in it. */
export class RecordHistory {
  readonly #packed: PackedHistory;
  readonly #positions: ReadonlyMap<string, number>;

  constructor(packed: PackedHistory) {
    this.#packed = packed;
    this.#positions = new Map(packed.ids.map((id, position) => [id, position]));
  }

  /** What is known of an id, lower-cased. */
  of(id: string): RecordPast | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#pastAt(position, id);
  }

  /** Every id that it knows something of. */
  get ids(): readonly string[] {
    return this.#packed.ids;
  }

  /** Full names of the commits that brought or took away a version. */
  get commits(): readonly string[] {
    return this.#packed.commitNames;
  }

  /** The versions that a commit was the first to have. */
  broughtBy(commit: string): HistoricVersion[] {
    const { ids, ends, commits, commitNames } = this.#packed;
    const number = commitNames.indexOf(commit);
    const versions: HistoricVersion[] = [];
    let position = 0;
    for (let at = number < 0 ? -1 : commits.indexOf(number); at >= 0; at = commits.indexOf(number, at + 1)) {
      while ((ends[position] ?? Infinity) <= at) position += 1;
      versions.push(this.#versionAt(at, ids[position] ?? ''));
    }
    return versions;
  }

  /** How many versions an id has; 0 where it is not in the history, or has only the one that HEAD has. */
  count(id: string): number {
    const position = this.#positions.get(id);
    if (position === undefined) return 0;
    const { ends } = this.#packed;
    return (ends[position] ?? 0) - (ends[position - 1] ?? 0);
  }

  /** A record that the base of the branch had once and has no more, as version rules know it. */
  deletedFromBase(id: string): BaseRecord | undefined {
    const position = this.#positions.get(id);
    if (position === undefined || !this.#hasLeftBase(position)) return undefined;
    const versions = this.#pastAt(position, id).versions.filter(({ isInBase }) => isInBase);
    const last = versions.at(-1);
    return last === undefined ? undefined : { kind: last.kind, versions };
  }

  /** The ids of which `deletedFromBase` knows a record. */
  get idsDeletedFromBase(): string[] {
    return this.#packed.ids.filter((_, position) => this.#hasLeftBase(position));
  }

  #hasLeftBase(position: number): boolean {
    const { ends, places, kinds } = this.#packed;
    if (((places[position] ?? 0) & 2) !== 0) return false;
    return kinds.subarray(ends[position - 1] ?? 0, ends[position]).some((kind) => (kind & IN_BASE) !== 0);
  }

  #pastAt(position: number, id: string): RecordPast {
    const { ends, places, deletedBy } = this.#packed;
    const place = places[position] ?? 0;
    const by = deletedBy[position] ?? 0;
    const versions: HistoricVersion[] = [];
    for (let at = ends[position - 1] ?? 0; at < (ends[position] ?? 0); at += 1)
      versions.push(this.#versionAt(at, id));
    return {
      id,
      versions,
      isInHead: (place & 1) !== 0,
      isInBase: (place & 2) !== 0,
      ...(by > 0 && { deletedBy: this.#commit(by - 1) }),
    };
  }

  #versionAt(at: number, id: string): HistoricVersion {
    const { labels, kinds, hashes, commits, blobs, blobNames } = this.#packed;
    const kind = kinds[at] ?? 0;
    const description = RECORD_KINDS[kind & ~IN_BASE];
    if (description === undefined) throw new Error('The history was packed by another program.');
    return {
      ...{ kind: description.kind, id, version: labels[at] ?? 0 },
      contentHash: bytesToHex(hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
      ...this.#commit(commits[at] ?? 0),
      blob: blobNames[blobs[at] ?? 0] ?? '',
      isInBase: (kind & IN_BASE) !== 0,
    };
  }

  #commit(number: number): DeletedBy {
    const { commitNames, commitTimes } = this.#packed;
    return { commit: commitNames[number] ?? '', time: commitTimes[number] ?? 0 };
  }
}

/** Gives each name a number, in the order in which they come. */
class Numbers {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

function kindNumber(kind: RecordKind): number {
  return RECORD_KINDS.findIndex((description) => description.kind === kind);
}
