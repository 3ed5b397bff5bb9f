import path from 'node:path';
import type { RecordVersion } from '../../core/records/versions.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import { textsOfBatch } from './blobs.ts';
import { idsByLines } from './idLines.ts';
import { runGit } from './run.ts';

/** A record of the work tree whose version in the base is wanted. */
export interface WantedRecord {
  /** Lower-cased. */
  id: string;
  kind: RecordKind;
  /** Absolute path of its file. */
  file: string;
}

/** Files of the base that are held at once. */
const FILES_AT_ONCE = 8;

/**
 * The versions that records have in the base: the merge base with the base branch (the one configured, the upstream, or
 * the remote's default branch), else HEAD. Records are looked for in their own files first, then everywhere in the
 * folder. Only in a trusted workspace. A step is one document of the base, so that others can be served in between.
 */
export function* readBaseVersions(
  root: string,
  baseBranch: string | undefined,
  records: readonly WantedRecord[],
): Generator<undefined, Map<string, BaseVersion>> {
  const commit = baseCommit(root, baseBranch);
  if (commit === undefined) return new Map(records.map(({ id }) => [id, 'unknown']));
  const wanted = new Map(records.map((record) => [record.id, record.kind]));
  const found = new Map<string, RecordVersion>();
  const look = function* (names: readonly string[]): Generator<undefined, void> {
    for (let first = 0; first < names.length; first += FILES_AT_ONCE) {
      const some = names.slice(first, first + FILES_AT_ONCE);
      for (const { name, text } of readBlobs(root, commit, some))
        yield* addVersions(name, text, wanted, found);
    }
  };
  yield* look([...new Set(records.map(({ file }) => relativeTo(root, file)))]);
  // Each id stands on one line of the question.
  const missing = [...wanted.keys()].filter((id) => !found.has(id) && /^\S+$/.test(id));
  if (missing.length > 0) yield* look(filesWith(root, commit, missing));
  return new Map(records.map(({ id }) => [id, found.get(id) ?? 'new']));
}

function baseCommit(root: string, baseBranch: string | undefined): string | undefined {
  const head = commitOf(root, 'HEAD');
  if (head === undefined) return undefined;
  for (const name of [baseBranch, '@{upstream}', 'refs/remotes/origin/HEAD']) {
    const branch = name === undefined ? undefined : commitOf(root, name);
    if (branch === undefined) continue;
    return runGit(root, ['merge-base', head, branch])?.toString('utf8').trim() ?? head;
  }
  return head;
}

/** The full name of a commit, so that no name from a file reaches another command. */
function commitOf(root: string, name: string): string | undefined {
  const output = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  return output?.toString('utf8').trim();
}

/** Record files of a commit that hold one of the ids as text. */
function filesWith(root: string, commit: string, ids: readonly string[]): string[] {
  const output = runGit(root, ['grep', '-l', '-z', '-i', '-F', '-f', '-', commit], `${ids.join('\n')}\n`);
  return (output?.toString('utf8').split('\0') ?? [])
    .map((line) => line.slice(line.indexOf(':') + 1))
    .filter((name) => name !== '' && kindOfUri(name) !== undefined);
}

function* readBlobs(
  root: string,
  commit: string,
  names: readonly string[],
): Iterable<{ name: string; text: string }> {
  // One name stands on one line.
  const asked = names.filter((name) => !name.includes('\n'));
  const input = asked.map((name) => `${commit}:./${name}\n`).join('');
  const output = runGit(root, ['cat-file', '--batch'], input);
  const texts = output === undefined ? [] : textsOfBatch(output, asked.length);
  for (const [at, name] of asked.entries()) {
    const text = texts[at];
    if (text !== undefined) yield { name, text };
  }
}

function* addVersions(
  name: string,
  text: string,
  wanted: ReadonlyMap<string, RecordKind>,
  found: Map<string, RecordVersion>,
): Generator<undefined, void> {
  const kind = kindOfUri(name);
  if (kind === undefined) return;
  for (const segment of splitDocuments(text)) {
    // Most records of a file are not asked for: their lines tell, which costs nothing.
    const [id, ...others] = idsByLines(kind, segment.text);
    if (id !== undefined && others.length === 0 && !wanted.has(id)) continue;
    yield;
    const { facts } = analyseSegment(segment, kind).document;
    if (facts?.id === undefined || facts.contentHash === undefined || facts.version === undefined) continue;
    if (wanted.get(facts.id) !== kind || found.has(facts.id)) continue;
    found.set(facts.id, { version: facts.version, contentHash: facts.contentHash });
  }
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}
