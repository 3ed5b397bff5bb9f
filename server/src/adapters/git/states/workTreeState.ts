import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { tooLargeProblem, unreadableProblem } from '../../../core/document/analyseFile.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import type { FileState } from '../../../core/rules/rule.ts';
import { hashFile } from '../../files/hashFile.ts';
import { readSmallFile } from '../../files/readSmallFile.ts';
import { recordTextOf } from '../../files/recordFile.ts';
import { OperationalError } from '../../operationalError.ts';
import { startGit } from '../run.ts';
import { gitPath, isWrittenOut, zeroSeparated } from './gitPath.ts';
import { contentName, type ObjectFormat } from './contentName.ts';
import { indexState } from './gitStates.ts';
import type { RecordState, StateText } from './recordState.ts';

/** Files that are looked at at once. */
const AT_ONCE = 16;

/** What is in the work tree: on the disk, in a buffer, or only in the index, as in a sparse checkout. */
type Source = { from: 'disk' } | { from: 'buffer'; text: string } | { from: 'index' };

/**
 * The record files of the work tree below a folder, ignored ones left out. `buffers` are texts that are not saved, by absolute
 * path. What a sparse checkout leaves out is there as the index has it; other repositories within are not looked into.
 */
export async function workTreeState(
  root: string,
  buffers: ReadonlyMap<string, string>,
  token: Cancellation,
): Promise<RecordState> {
  const index = await indexState(root);
  const format = await objectFormat(root);
  const { names, sparse } = await listFiles(root);
  const files = new Map<string, string>();
  const sources = new Map<string, Source>();
  const unread = new Map<string, Problem>();
  const look = async (name: string): Promise<void> => {
    const file = path.join(root, name);
    const text = buffers.get(file);
    if (text !== undefined) {
      files.set(name, contentName(Buffer.from(text), format));
      sources.set(name, { from: 'buffer', text });
      return;
    }
    const bytes = await bytesOf(file);
    if (bytes === 'absent') {
      const blob = index.files.get(name);
      if (blob === undefined || !(sparse.has(name) || isWrittenOut(name))) return;
      files.set(name, blob);
      sources.set(name, { from: 'index' });
    } else if (Buffer.isBuffer(bytes)) {
      files.set(name, contentName(bytes, format));
      sources.set(name, { from: 'disk' });
    } else {
      files.set(name, bytes.code);
      unread.set(name, bytes);
    }
  };
  for (let first = 0; first < names.length; first += AT_ONCE) {
    if (token.isCancellationRequested) throw new OperationalError('Stopped.');
    await Promise.all(names.slice(first, first + AT_ONCE).map(look));
  }
  return {
    state: { source: 'worktree', name: 'worktree' },
    ...{ files, unread, notes: index.notes },
    configuration: configurationOf(root, buffers),
    read: (paths, cancellation) => readTexts(root, paths, { sources, unread, index }, cancellation),
    lookUp: (wanted) => lookUp(root, wanted, index),
  };
}

/** Record files that are tracked, and those that are neither tracked nor ignored; which of them a sparse checkout leaves out. */
async function listFiles(root: string): Promise<{ names: string[]; sparse: ReadonlySet<string> }> {
  const tracked = await startGit(root, ['ls-files', '-z', '-t', '--cached']);
  const untracked = await startGit(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (tracked === undefined || untracked === undefined)
    throw new OperationalError('Git cannot list the files of the work tree here.');
  const names = new Set<string>();
  const sparse = new Set<string>();
  for (const line of zeroSeparated(tracked)) {
    const name = gitPath(line.subarray(2));
    if (kindOfUri(name) === undefined) continue;
    names.add(name);
    if (line.toString('latin1', 0, 2) === 'S ') sparse.add(name);
  }
  for (const line of zeroSeparated(untracked)) {
    const name = gitPath(line);
    if (kindOfUri(name) !== undefined) names.add(name);
  }
  return { names: [...names], sparse };
}

async function objectFormat(root: string): Promise<ObjectFormat> {
  const output = await startGit(root, ['rev-parse', '--show-object-format']);
  return output?.toString('utf8').trim() === 'sha256' ? 'sha256' : 'sha1';
}

/** The bytes of a regular file; symbolic links are no record files, as everywhere. */
async function bytesOf(file: string): Promise<Buffer | Problem | 'absent'> {
  try {
    const found = await lstat(file);
    if (!found.isFile()) return 'absent';
    return found.size > LIMITS.file ? tooLargeProblem() : await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : unreadableProblem(code);
  }
}

interface Sources {
  sources: ReadonlyMap<string, Source>;
  unread: ReadonlyMap<string, Problem>;
  index: RecordState;
}

async function* readTexts(
  root: string,
  paths: readonly string[],
  { sources, unread, index }: Sources,
  token: Cancellation,
): AsyncGenerator<StateText> {
  for (const name of paths) {
    if (token.isCancellationRequested) return;
    const source = sources.get(name);
    const problem = unread.get(name);
    if (problem !== undefined) yield { path: name, problem };
    else if (source?.from === 'buffer') yield { path: name, text: source.text };
    else if (source?.from === 'index') yield* index.read([name], token);
    else {
      const bytes = await bytesOf(path.join(root, name));
      if (bytes === 'absent') yield { path: name, problem: unreadableProblem('it went while it was read') };
      else
        yield Buffer.isBuffer(bytes)
          ? { path: name, ...recordTextOf(bytes) }
          : { path: name, problem: bytes };
    }
  }
}

/** Text of the configuration of a folder: in the folder, else in those above it up to the repository's root. */
function configurationOf(root: string, buffers: ReadonlyMap<string, string>): string | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    for (const name of ['databits.yaml', 'databits.yml']) {
      const file = path.join(folder, name);
      const buffer = buffers.get(file);
      const read = buffer === undefined ? readSmallFile(file) : { text: buffer };
      if (read !== undefined && 'text' in read) return read.text;
    }
    if (existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) return undefined;
  }
}

/** Of what git does not follow nothing is said: other states cannot have it. */
async function lookUp(
  root: string,
  wanted: ReadonlyMap<string, { wantsHash: boolean }>,
  index: RecordState,
): Promise<Map<string, FileState>> {
  const tracked = await index.lookUp(new Map([...wanted.keys()].map((name) => [name, { wantsHash: false }])));
  const found = new Map<string, FileState>();
  for (const [name, { wantsHash }] of wanted) {
    const file = path.join(root, name);
    const isThere = existsSync(file);
    if (isThere && tracked.get(name)?.exists !== true) continue;
    const sha256 = isThere && wantsHash ? hashOf(file) : undefined;
    found.set(name, { exists: isThere, ...(sha256 !== undefined && { sha256 }) });
  }
  return found;
}

function hashOf(file: string): string | undefined {
  try {
    return hashFile(file);
  } catch {
    // Not ours to read: its content is not known.
    return undefined;
  }
}
