import { setImmediate } from 'node:timers/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Layer, PlacedVersion } from '../../core/history/pendingStates.ts';
import { labelled } from '../../core/rules/versions.ts';
import { readBlobs } from '../git/blobs.ts';
import { StateReader } from '../git/history/blobStates.ts';
import { readStagedFiles } from '../git/history/stagedFiles.ts';
import type { StoredFile } from './storedFile.ts';

/** A record of a layer; without a version where it has none, or no content that can be compared. */
export interface LayerRecord {
  kind: RecordKind;
  path: string;
  record?: PlacedVersion;
}

export type LayerRecords = Map<string, LayerRecord>;

/** The layers of a folder's records. */
export interface LayersOfFolder {
  staged: LayerRecords;
  /** The files that are staged. */
  stagedPaths: ReadonlySet<string>;
  saved: LayerRecords;
  present: LayerRecords;
}

/** Records that are read before others get their turn. */
const RECORDS_AT_ONCE = 200;

/** What git's index, the disk and the buffers have of the records of a folder. Of several with one id the first by path counts. */
export class PendingRecords {
  readonly #staged: LayerRecords;
  readonly #stagedPaths: ReadonlySet<string>;
  readonly #saved: LayerRecords;
  readonly #present: LayerRecords;

  constructor(parts: LayersOfFolder) {
    this.#staged = parts.staged;
    this.#stagedPaths = parts.stagedPaths;
    this.#saved = parts.saved;
    this.#present = parts.present;
  }

  /** `files` are those of the folder; `readText` gives what the disk has of one. Git runs: only in a trusted workspace. */
  static async read(
    root: string,
    files: readonly StoredFile[],
    readText: (uri: string) => Promise<string | undefined>,
  ): Promise<PendingRecords> {
    const states = new StateReader();
    const staged: LayerRecords = new Map();
    const stagedFiles = await readStagedFiles(root);
    const texts = await readBlobs(
      root,
      stagedFiles.flatMap(({ after }) => after ?? []),
    );
    let at = 0;
    for (const { kind, path: name, after } of stagedFiles)
      if (after !== undefined) addText(staged, states, kind, name, texts[at++]);
    const saved: LayerRecords = new Map();
    const present: LayerRecords = new Map();
    let read = 0;
    for (const { uri, kind, unsaved, documents } of files) {
      const name = path.relative(root, URI.parse(uri).fsPath).replaceAll(path.sep, '/');
      if (unsaved) addText(saved, states, kind, name, await readText(uri));
      for (const document of documents) {
        if (document.id === undefined) continue;
        read += 1;
        if (read % RECORDS_AT_ONCE === 0) await setImmediate();
        const { facts } = document.document;
        const label = facts && labelled(facts);
        const record = label && { version: label.version, contentHash: label.contentHash, path: name };
        add(present, document.id, { kind, path: name, ...(record && { record }) });
        if (!unsaved) add(saved, document.id, { kind, path: name, ...(record && { record }) });
      }
    }
    const stagedPaths = new Set(stagedFiles.map((file) => file.path));
    return new PendingRecords({ staged, stagedPaths, saved, present });
  }

  /** The ids that a layer has, with their kinds. */
  *ids(): Iterable<[id: string, kind: RecordKind]> {
    for (const layer of [this.#staged, this.#saved, this.#present])
      for (const [id, { kind }] of layer) yield [id, kind];
  }

  /** The layers of a record over HEAD, lowest first. */
  layersOf(id: string, committed: PlacedVersion | undefined): Layer[] {
    const staged = this.#staged.get(id);
    const isLeft = committed !== undefined && !this.#stagedPaths.has(committed.path);
    return [
      staged === undefined
        ? { state: 'staged', record: isLeft ? committed : undefined }
        : layerOf('staged', staged),
      layerOf('saved', this.#saved.get(id)),
      layerOf('unsaved', this.#present.get(id)),
    ];
  }
}

function layerOf(state: Layer['state'], found: LayerRecord | undefined): Layer {
  if (found === undefined) return { state };
  return found.record === undefined ? { state, isUnclear: true } : { state, record: found.record };
}

function addText(
  layer: LayerRecords,
  states: StateReader,
  kind: RecordKind,
  name: string,
  text: string | undefined,
): void {
  if (text === undefined) return;
  for (const found of states.readText(kind, text)) {
    if (found === undefined) continue;
    const label = found.states[0]?.label;
    const record = label && { ...label, path: name };
    add(layer, found.id, { kind, path: name, ...(record && { record }) });
  }
}

function add(layer: LayerRecords, id: string, record: LayerRecord): void {
  const known = layer.get(id);
  if (known === undefined || record.path < known.path) layer.set(id, record);
}
