import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { readBlobs } from '../../adapters/git/blobs.ts';
import { readStagedFiles } from '../../adapters/git/history/stagedFiles.ts';
import { LIMITS } from '../../core/document/limits.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { heldRecord } from '../../core/history/heldRecord.ts';
import type { Layer, PlacedVersion } from '../../core/history/pendingStates.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { labelled } from '../../core/rules/versions.ts';
import type { RecordEntry, RecordIndex } from '../../core/workspace/recordIndex.ts';

/** A record's states that no commit has yet, and the text of its document in each. */
export interface PendingLayer extends Layer {
  text?: string;
}

/** A record of which the pending states are asked. */
export interface PendingQuestion {
  /** Absolute path of the workspace's folder. */
  root: string;
  /** Lower-cased. */
  id: string;
  /** The record in HEAD. */
  committed: PlacedVersion | undefined;
}

/**
 * The record in git's index, on the disk and in the open buffers. `readText` gives the text that the editor has of a file. Git
 * runs: only in a trusted workspace.
 */
export async function pendingLayers(
  { root, id, committed }: PendingQuestion,
  index: RecordIndex,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<PendingLayer[]> {
  const staged = await stagedLayer(root, id, committed);
  const entries = index.byId(id).toSorted((one, other) => (one.uri < other.uri ? -1 : 1));
  const [entry] = entries;
  const paths = [
    ...entries.map(({ uri }) => relativePath(root, uri)),
    ...[committed?.path, staged.record?.path].filter((name) => name !== undefined),
  ];
  const saved = await savedLayer(root, id, [...new Set(paths)].sort());
  const unsaved =
    entry === undefined ? { state: 'unsaved' as const } : await presentLayer(root, entry, readText);
  return [staged, saved, unsaved];
}

async function stagedLayer(
  root: string,
  id: string,
  committed: PlacedVersion | undefined,
): Promise<PendingLayer> {
  const files = await readStagedFiles(root);
  const texts = await readBlobs(
    root,
    files.flatMap(({ after }) => after ?? []),
  );
  let at = 0;
  for (const file of files) {
    const text = file.after === undefined ? undefined : texts[at++];
    const found = recordIn(text, file.path, id);
    if (found !== undefined) return { state: 'staged', ...found };
  }
  const isTouched = files.some((file) => file.path === committed?.path);
  return { state: 'staged', record: isTouched ? undefined : committed };
}

async function savedLayer(root: string, id: string, paths: readonly string[]): Promise<PendingLayer> {
  for (const name of paths) {
    const text = await readFile(path.join(root, name), 'utf8').catch(() => undefined);
    const found = recordIn(text, name, id);
    if (found !== undefined) return { state: 'saved', ...found };
  }
  return { state: 'saved' };
}

async function presentLayer(
  root: string,
  { uri, document, facts }: RecordEntry,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<PendingLayer> {
  const label = labelled(facts);
  if (label === undefined) return { state: 'unsaved', isUnclear: true };
  const { version, contentHash } = label;
  const text = splitDocuments((await readText(uri)) ?? '')[document]?.text;
  const record = { version, contentHash, path: relativePath(root, uri) };
  return { state: 'unsaved', record, ...(text !== undefined && { text }) };
}

/** The record with an id in a file's text, and its document. */
function recordIn(
  text: string | undefined,
  name: string,
  id: string,
): Omit<PendingLayer, 'state'> | undefined {
  const kind = kindOfUri(name);
  if (kind === undefined || text === undefined || text.length > LIMITS.file) return undefined;
  // Most files do not name it at all.
  if (!text.toLowerCase().includes(id)) return undefined;
  for (const segment of splitDocuments(text)) {
    if (!segment.text.toLowerCase().includes(id)) continue;
    const held = heldRecord(segment, kind);
    if (held?.id !== id) continue;
    if (held.label === undefined) return { isUnclear: true };
    return { record: { ...held.label, path: name }, text: segment.text };
  }
  return undefined;
}

function relativePath(root: string, uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  return path.relative(root, URI.parse(uri).fsPath).replaceAll(path.sep, '/');
}
