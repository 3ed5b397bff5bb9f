import { setImmediate } from 'node:timers/promises';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { analyseSegment } from '../../../core/document/analyseFile.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import { OperationalError } from '../../operationalError.ts';
import { startGit } from '../run.ts';
import { documentsNaming } from './documentsNaming.ts';
import { streamBlobs } from './streamBlobs.ts';

/** Commits of a record's files that are read, the newest ones. */
const MOST_COMMITS = 2000;
/** Bytes of files that are read: a file of 1,000 records and 1.25 MB in 200 commits. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A record whose commits are read. */
export interface CommittedRecord {
  /** Absolute path of the workspace's folder. */
  root: string;
  /** The files that the record was in, relative to the folder, with slashes. */
  paths: readonly string[];
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
}

/** The record in a commit that changed one of its files. */
export interface CommittedState {
  commit: string;
  /** Positions of the states before it. */
  parents: number[];
  /** Absent where the record is not there, or cannot be read. */
  value: JsonObject | undefined;
}

export interface CommittedStates {
  /** Parents before children; the last one is HEAD's. */
  states: CommittedState[];
  /** False where older commits or large files were left out, or git does not have them. */
  isComplete: boolean;
}

/**
 * The states of a record in the commits that HEAD's files come from: where a merge took a file from one side, the other side is
 * not looked at, as `git blame` does. An OperationalError where git fails, or there is no commit. Only in a trusted workspace.
 */
export async function readCommittedStates(
  record: CommittedRecord,
  token: Cancellation,
): Promise<CommittedStates> {
  const paths = record.paths.filter((name) => !name.includes('\n'));
  const commits = await commitsOf(record.root, paths);
  if (isCancelled(token)) return { states: [], isComplete: false };
  const blobs = commits && (await blobsOf(record.root, commits, paths));
  // Without an answer nobody may be told that no commit has it.
  if (commits === undefined || blobs === undefined)
    throw new OperationalError('Git could not list the commits of the record; try again.');
  const { values, isComplete } = await valuesIn(record, [...new Set(blobs.flat())], token);
  const positions = new Map(commits.map(({ name }, at) => [name, commits.length - 1 - at]));
  const states = commits.map(({ name, parents }, at): CommittedState => {
    const found = (blobs[at] ?? []).map((blob) => values.get(blob)).find((value) => value !== undefined);
    return { commit: name, parents: parents.flatMap((parent) => positions.get(parent) ?? []), value: found };
  });
  return { states: states.toReversed(), isComplete: isComplete && commits.length < MOST_COMMITS };
}

interface Commit {
  name: string;
  /** The nearest commits before it that changed one of the files. */
  parents: string[];
}

/** The commits that HEAD's files come from, newest first. */
async function commitsOf(root: string, paths: readonly string[]): Promise<Commit[] | undefined> {
  if (paths.length === 0) return [];
  const limit = `--max-count=${String(MOST_COMMITS)}`;
  const output = await startGit(root, [
    'rev-list',
    '--parents',
    '--topo-order',
    limit,
    'HEAD',
    '--',
    ...paths,
  ]);
  const lines = output?.toString('utf8').split('\n').filter(Boolean);
  return lines?.map((line) => {
    const [name = '', ...parents] = line.split(' ');
    return { name, parents };
  });
}

/** Names of the objects that each commit has at the paths. */
async function blobsOf(
  root: string,
  commits: readonly Commit[],
  paths: readonly string[],
): Promise<string[][] | undefined> {
  const questions = commits.flatMap(({ name }) => paths.map((path) => `${name}:./${path}\n`));
  if (questions.length === 0) return [];
  const format = '--batch-check=%(objectname) %(objecttype)';
  const output = await startGit(root, ['cat-file', format], questions.join(''));
  const answers = output?.toString('utf8').split('\n');
  return (
    answers &&
    commits.map((_, at) =>
      answers
        .slice(at * paths.length, (at + 1) * paths.length)
        .flatMap((answer) => /^([0-9a-f]{40,64}) blob$/.exec(answer)?.[1] ?? []),
    )
  );
}

/** The record in each of the objects, newest first. */
async function valuesIn(
  { root, kind, id }: CommittedRecord,
  blobs: readonly string[],
  token: Cancellation,
): Promise<{ values: ReadonlyMap<string, JsonObject>; isComplete: boolean }> {
  const values = new Map<string, JsonObject>();
  const known = new Map<string, JsonObject | undefined>();
  let isComplete = true;
  let left = MOST_BYTES;
  for await (const { name, bytes } of streamBlobs(root, blobs, LIMITS.file)) {
    if (isCancelled(token)) return { values, isComplete: false };
    left -= bytes?.length ?? 0;
    if (bytes === undefined) isComplete = false;
    else {
      const value = valueIn(bytes, kind, id, known);
      if (value !== undefined) values.set(name, value);
    }
    if (left < 0) return { values, isComplete: false };
    await setImmediate();
  }
  return { values, isComplete };
}

/** The record with an id in a file; equal texts of it are read once. */
function valueIn(
  bytes: Buffer,
  kind: RecordKind,
  id: string,
  known: Map<string, JsonObject | undefined>,
): JsonObject | undefined {
  for (const text of documentsNaming(bytes, id)) {
    if (!known.has(text)) known.set(text, recordIn(text, kind, id));
    const value = known.get(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

function recordIn(text: string, kind: RecordKind, id: string): JsonObject | undefined {
  for (const segment of splitDocuments(text.replace(/^\ufeff/, ''))) {
    const { document, value } = analyseSegment(segment, kind);
    if (document.facts?.id === id) return value;
  }
  return undefined;
}

/** A token changes while one waits, which the compiler does not expect of a property. */
function isCancelled(token: Cancellation): boolean {
  return token.isCancellationRequested;
}
