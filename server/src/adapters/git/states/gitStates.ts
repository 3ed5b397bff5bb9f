import { createHash } from 'node:crypto';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { ReviewState } from '../../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { unreadableProblem } from '../../../core/document/analyseFile.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import type { FileState } from '../../../core/rules/rule.ts';
import { OperationalError } from '../../operationalError.ts';
import { LARGEST_HASHED } from '../../files/hashFile.ts';
import { recordTextOf } from '../../files/recordFile.ts';
import { streamBlobs } from '../history/streamBlobs.ts';
import { startGit } from '../run.ts';
import { configurationNames } from './configurationNames.ts';
import { gitPath, notesOnPaths, zeroSeparated } from './gitPath.ts';
import type { RecordState, StateText } from './recordState.ts';

/** A file of git's: mode, name of the object, and path from the folder. */
interface Entry {
  mode: string;
  blob: string;
  /** 0, or the side of a conflict in the index. */
  stage: number;
  path: string;
}

const SYMBOLIC_LINK = '120000';
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
const NO_OBJECT = 'git does not have it here, or it has more than 50 MB';
const NO_LFS = 'its content is in Git LFS, and only a pointer is in git';
const IN_CONFLICT = 'the index has a conflict in it: resolve it and stage the file';

/** The record files of a commit below a folder. `commit` is its full name; absent stands for no files at all. */
export async function commitState(root: string, name: string, commit?: string): Promise<RecordState> {
  const state: ReviewState = { source: 'commit', name, ...(commit !== undefined && { commit }) };
  if (commit === undefined) return stateOf(root, state, [], async () => Promise.resolve(undefined));
  const output = await startGit(root, ['ls-tree', '-r', '-z', commit]);
  if (output === undefined)
    throw new OperationalError(`Git cannot list the files of ${name} here; fetch the commit's files first.`);
  const entries = entriesOf(output, /^(\d+) blob ([0-9a-f]+)$/, ([mode = '', blob = '']) => ({
    ...{ mode, blob, stage: 0 },
  }));
  return stateOf(root, state, entries, (file) => textAt(root, `${commit}:${file}`));
}

/** The record files of the index below a folder; `indexFile` is another index than the repository's. */
export async function indexState(root: string, indexFile?: string): Promise<RecordState> {
  const output = await startGit(root, ['ls-files', '-z', '--stage'], '', indexFile);
  if (output === undefined) throw new OperationalError('Git cannot read the index here.');
  const entries = entriesOf(output, /^(\d+) ([0-9a-f]+) (\d)$/, ([mode = '', blob = '', stage = '']) => ({
    mode,
    blob,
    stage: Number(stage),
  }));
  return stateOf(root, { source: 'index', name: 'index' }, entries, (file) =>
    textAt(root, `:0:${file}`, indexFile),
  );
}

function entriesOf(
  output: Buffer,
  pattern: RegExp,
  make: (parts: readonly string[]) => Omit<Entry, 'path'>,
): Entry[] {
  return [...zeroSeparated(output)].flatMap((line) => {
    const tab = line.indexOf(TAB);
    const parts = pattern.exec(line.toString('latin1', 0, Math.max(0, tab)));
    return parts === null ? [] : [{ ...make(parts.slice(1)), path: gitPath(line.subarray(tab + 1)) }];
  });
}

const TAB = 9;

async function stateOf(
  root: string,
  state: ReviewState,
  entries: readonly Entry[],
  configurationAt: (file: string) => Promise<string | undefined>,
): Promise<RecordState> {
  const regular = entries.filter(({ mode }) => mode.startsWith('100') && mode !== SYMBOLIC_LINK);
  const records = regular.filter(({ path }) => kindOfUri(path) !== undefined);
  const inConflict = records.filter(({ stage }) => stage > 0).map(({ path }) => path);
  const unread = new Map(inConflict.map((path): [string, Problem] => [path, unreadableProblem(IN_CONFLICT)]));
  const files = new Map(records.filter(({ stage }) => stage === 0).map(({ path, blob }) => [path, blob]));
  // What the sides of a conflict are cannot be told by one name: their files differ from all others.
  for (const path of inConflict) files.set(path, 'conflict');
  const all = new Map(regular.map(({ path, blob }) => [path, blob]));
  return {
    ...{ state, files, unread, notes: notesOnPaths(files.keys()) },
    configuration: await firstText(await configurationNames(root), configurationAt),
    read: (paths, token) => readTexts(root, paths, files, unread, token),
    lookUp: (wanted) => lookUp(root, wanted, all),
  };
}

async function firstText(
  names: readonly string[],
  textOf: (name: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (const name of names) {
    const text = await textOf(name);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** `cat-file` gives the stored bytes: neither filters nor textconv run. */
async function textAt(root: string, object: string, indexFile?: string): Promise<string | undefined> {
  return (await startGit(root, ['cat-file', 'blob', object], '', indexFile))?.toString('utf8');
}

async function* readTexts(
  root: string,
  paths: readonly string[],
  files: ReadonlyMap<string, string>,
  unread: ReadonlyMap<string, Problem>,
  token: Cancellation,
): AsyncGenerator<StateText> {
  const readable = paths.filter((path) => !unread.has(path));
  const blobs = streamBlobs(
    root,
    readable.map((path) => files.get(path) ?? ''),
    LIMITS.file,
  );
  try {
    for (const path of paths) {
      if (token.isCancellationRequested) return;
      const problem = unread.get(path);
      yield problem === undefined ? textOfBlob(path, await blobs.next()) : { path, problem };
    }
  } finally {
    await blobs.return(false);
  }
}

function textOfBlob(path: string, next: IteratorResult<{ bytes?: Buffer }, boolean>): StateText {
  const bytes = next.done === true ? undefined : next.value.bytes;
  if (bytes === undefined) return { path, problem: unreadableProblem(NO_OBJECT) };
  if (isPointer(bytes)) return { path, problem: unreadableProblem(NO_LFS) };
  return { path, ...recordTextOf(bytes) };
}

function isPointer(bytes: Buffer): boolean {
  return bytes.subarray(0, LFS_POINTER.length).toString('latin1') === LFS_POINTER;
}

async function lookUp(
  root: string,
  wanted: ReadonlyMap<string, { wantsHash: boolean }>,
  all: ReadonlyMap<string, string>,
): Promise<Map<string, FileState>> {
  const found = new Map<string, FileState>();
  const hashed: string[] = [];
  for (const [path, { wantsHash }] of wanted) {
    found.set(path, { exists: all.has(path) });
    if (wantsHash && all.has(path)) hashed.push(path);
  }
  const blobs = streamBlobs(
    root,
    hashed.map((path) => all.get(path) ?? ''),
    LARGEST_HASHED,
  );
  for (const path of hashed) {
    const next = await blobs.next();
    if (next.done === true) break;
    const { bytes } = next.value;
    if (bytes === undefined || isPointer(bytes)) continue;
    found.set(path, { exists: true, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  await blobs.return(false);
  return found;
}
