import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** A version of a record: its key is the id with the content hash; the number is the label that people read. */
export interface RecordVersion {
  version: number;
  contentHash: string;
}

/** What a base (a commit with everything reachable from it) knows of an id. */
export interface BaseRecord {
  kind: RecordKind;
  /** Every distinct content that the id ever had, oldest first. */
  versions: readonly RecordVersion[];
  /** The record as it is in the base's own tree; absent where the base has deleted it. */
  current?: RecordVersion;
}

/** A record as it is now. */
export interface CurrentRecord extends RecordVersion {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
}

export type VersionCode =
  | 'version.not-raised'
  | 'version.raised-without-change'
  | 'version.lowered'
  | 'version.collision'
  | 'version.skipped'
  | 'version.id-reused';

/** A broken rule with its repair: the number to write, or none where the record needs a new id instead. */
export interface VersionVerdict {
  code: VersionCode;
  id: string;
  message: string;
  fix: { version: number } | { newId: true };
}

/** Checks the labels of all records against a base. Records that the base does not know are free. */
export function checkVersions(
  base: ReadonlyMap<string, BaseRecord>,
  records: Iterable<CurrentRecord>,
): VersionVerdict[] {
  const verdicts: VersionVerdict[] = [];
  for (const record of records) {
    const known = base.get(record.id);
    const verdict = known === undefined ? undefined : checkVersion(known, record);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  return verdicts;
}

/**
 * Checks one record against what the base knows of its id. The label goes up by one when the content becomes one that
 * the base has never seen; unchanged content keeps its label; content that comes back may keep the label it had.
 */
export function checkVersion(base: BaseRecord, record: CurrentRecord): VersionVerdict | undefined {
  if (base.kind !== record.kind) return reused(record, `a ${base.kind}`);
  if (base.current?.contentHash === record.contentHash) return checkUnchanged(base.current, record);
  if (base.versions.some((version) => isSame(version, record))) return undefined;
  return checkChanged(base, record);
}

function checkUnchanged(before: RecordVersion, record: CurrentRecord): VersionVerdict | undefined {
  if (record.version === before.version) return undefined;
  const fix = { version: before.version };
  if (record.version > before.version) {
    const message = `The version went from ${before.version} to ${record.version}, but the content is the same.`;
    return { code: 'version.raised-without-change', id: record.id, message, fix };
  }
  const message = `The version went back from ${before.version} to ${record.version}, but the content is the same.`;
  return { code: 'version.lowered', id: record.id, message, fix };
}

function checkChanged(base: BaseRecord, record: CurrentRecord): VersionVerdict | undefined {
  const highest = highestVersion(base.versions);
  const next = highest + 1;
  const number = record.version;
  if (number === next) return undefined;
  const fix = { version: next };
  const { id } = record;
  if (number > next) {
    const message = `The version jumps from ${highest} to ${number}; one branch makes one step, to ${next}.`;
    return { code: 'version.skipped', id, message, fix };
  }
  if (base.current === undefined) return reused(record, 'a record that was deleted');
  if (number === base.current.version) {
    const message = `The content has changed, but the version is still ${number}; it should be ${next}.`;
    return { code: 'version.not-raised', id, message, fix };
  }
  // Above the base's own number, and still one that others gave: the base branch went on meanwhile.
  const isTaken = number > base.current.version || base.versions.some(({ version }) => version === number);
  if (isTaken) {
    const message = `Version ${number} already names other content of this record; the next free number is ${next}.`;
    return { code: 'version.collision', id, message, fix };
  }
  const message = `The version went back to ${number}, below ${highest}; it should be ${next}.`;
  return { code: 'version.lowered', id, message, fix };
}

function reused(record: CurrentRecord, owner: string): VersionVerdict {
  const message = `The id ${record.id} belonged to ${owner}; a different record needs an id of its own.`;
  return { code: 'version.id-reused', id: record.id, message, fix: { newId: true } };
}

function isSame(one: RecordVersion, other: RecordVersion): boolean {
  return one.version === other.version && one.contentHash === other.contentHash;
}

/** The highest label in use, 0 for none. */
function highestVersion(versions: readonly RecordVersion[]): number {
  return versions.reduce((highest, version) => Math.max(highest, version.version), 0);
}

/** A commit's records by id, for the history of versions. */
export type RecordStates = ReadonlyMap<string, CurrentRecord>;

/** The records whose content is new at a commit: no parent has the same content under the same id. */
export function versionsNewAt(commit: RecordStates, parents: readonly RecordStates[]): CurrentRecord[] {
  return [...commit.values()].filter(
    (record) => !parents.some((parent) => parent.get(record.id)?.contentHash === record.contentHash),
  );
}

/**
 * What a line of commits knows, parents before children; the last commit is the base's own tree. A content that comes
 * back is no new version: its first label counts.
 */
export function baseOf(commits: readonly RecordStates[]): Map<string, BaseRecord> {
  const base = new Map<string, BaseRecord>();
  for (const commit of commits) {
    for (const { id, kind, version, contentHash } of commit.values()) {
      const versions = base.get(id)?.versions ?? [];
      const isKnown = versions.some((known) => known.contentHash === contentHash);
      base.set(id, { kind, versions: isKnown ? versions : [...versions, { version, contentHash }] });
    }
  }
  for (const [id, { kind, version, contentHash }] of commits.at(-1) ?? []) {
    base.set(id, { kind, versions: base.get(id)?.versions ?? [], current: { version, contentHash } });
  }
  return base;
}
