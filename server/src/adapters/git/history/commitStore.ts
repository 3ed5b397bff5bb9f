import { createHash } from 'node:crypto';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { FileChange, HistoryCommit, StoredState } from '../../../core/history/historyCommit.ts';
import { RECORD_KINDS } from '../../../core/records/kinds.ts';
import { ContentCache } from '../../cache/contentCache.ts';
import { programFingerprint } from '../../programFingerprint.ts';

/** Bytes of all commits of a repository: some million changes. */
const LIMIT = 512 * 1024 ** 2;
/** Commits, or changes of records in them, that are written at once. */
const COMMITS_AT_ONCE = 2000;
const CHANGES_AT_ONCE = 5000;
/** Of the form below. */
const FORM = 1;

type StateRow = [text: string] | [text: string, version: number, contentHash: string];
type ChangeRow = [id: string, ...states: StateRow[]];
type FileRow = [kind: number, path: string, blob: string, isWhole: number, records: ChangeRow[]];
type CommitRow = [name: string, time: number, parents: string[], files?: FileRow[], unread?: string[]];

/**
 * Commits with what they did to records, kept for the next time, for windows and the command line alike. What is kept has its
 * check sum; what cannot be read, or has lost a parent, is asked from git again.
 */
export class CommitStore {
  readonly #cache: ContentCache;
  readonly #kinds = RECORD_KINDS.map(({ kind }) => kind);
  #fresh: CommitRow[] = [];
  #changes = 0;

  /** `folder` is the folder for caches; `key` is that of the repository's view. */
  constructor(folder: string, key: string) {
    const variant = `${programFingerprint()} ${String(FORM)} ${key}`;
    this.#cache = new ContentCache({ folder, name: 'history', variant, limit: LIMIT, subject: 'Versions' });
  }

  /** Why commits are not kept, as a sentence; absent where they are. Known for certain once the store is closed. */
  get problem(): string | undefined {
    return this.#cache.problem;
  }

  /** The commits that are kept with all their ancestors. */
  load(): Map<string, HistoryCommit> {
    const rows = new Map<string, CommitRow>();
    this.#cache.visit((payload) => {
      // The payload has its own check sum, and only this program writes under this variant.
      for (const row of JSON.parse(payload.toString()) as CommitRow[]) rows.set(row[0], row);
    });
    for (const name of namesWithoutAncestors(rows)) rows.delete(name);
    return new Map([...rows].map(([name, row]) => [name, this.#commitOf(row)]));
  }

  /** Keeps a commit. Its parents must be there, or be kept before it. */
  put({ name, time, parents, files, unread }: HistoryCommit): void {
    const row: CommitRow = [name, time, [...parents]];
    if (files.length > 0 || unread !== undefined) row.push(files.map((file) => this.#rowOf(file)));
    if (unread !== undefined) row.push([...unread]);
    this.#fresh.push(row);
    for (const { records } of files) this.#changes += records.length;
    if (this.#fresh.length >= COMMITS_AT_ONCE || this.#changes >= CHANGES_AT_ONCE) this.#flush();
  }

  close(): void {
    this.#flush();
    this.#cache.close();
  }

  #flush(): void {
    if (this.#fresh.length === 0) return;
    const payload = Buffer.from(JSON.stringify(this.#fresh));
    this.#cache.put([{ key: createHash('sha256').update(payload).digest(), payload }]);
    this.#fresh = [];
    this.#changes = 0;
  }

  #rowOf({ kind, path, blob, isWhole, records }: FileChange): FileRow {
    const changes = records.map(({ id, states }): ChangeRow => [id, ...states.map(stateRow)]);
    return [this.#kinds.indexOf(kind), path, blob ?? '', Number(isWhole === true), changes];
  }

  #commitOf([name, time, parents, files = [], unread]: CommitRow): HistoryCommit {
    const commit = { name, time, parents, files: files.map((row) => this.#fileOf(row)) };
    return unread === undefined ? commit : { ...commit, unread };
  }

  #fileOf([kindNumber, path, blob, isWhole, records]: FileRow): FileChange {
    const kind: RecordKind | undefined = this.#kinds[kindNumber];
    if (kind === undefined) throw new Error('The history was kept by another program.');
    return {
      ...{ kind, path, records: records.map(([id, ...states]) => ({ id, states: states.map(stateOf) })) },
      ...(blob !== '' && { blob }),
      ...(isWhole === 1 && { isWhole: true }),
    };
  }
}

function stateRow({ text, label }: StoredState): StateRow {
  return label === undefined ? [text] : [text, label.version, label.contentHash];
}

function stateOf([text, version, contentHash]: StateRow): StoredState {
  if (version === undefined || contentHash === undefined) return { text };
  return { text, label: { version, contentHash } };
}

/** Commits of which an ancestor is not kept: a part of the file was lost. */
function namesWithoutAncestors(rows: ReadonlyMap<string, CommitRow>): Set<string> {
  const open: string[] = [];
  for (const [name, [, , parents]] of rows) if (parents.some((parent) => !rows.has(parent))) open.push(name);
  if (open.length === 0) return new Set();
  const children = new Map<string, string[]>();
  for (const [name, [, , parents]] of rows) {
    for (const parent of parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [name]);
      else siblings.push(name);
    }
  }
  const lost = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (lost.has(name)) continue;
    lost.add(name);
    open.push(...(children.get(name) ?? []));
  }
  return lost;
}

/** The commits that no other one is a child of. */
export function tipsOf(commits: ReadonlyMap<string, HistoryCommit>): string[] {
  const parents = new Set([...commits.values()].flatMap((commit) => commit.parents));
  return [...commits.keys()].filter((name) => !parents.has(name));
}
