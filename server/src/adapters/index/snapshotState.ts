import { URI } from 'vscode-uri';
import type { FacetName } from '../../../../shared/src/protocol/search.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { FACET_NAMES, type MetadataLists } from '../../core/search/columns.ts';
import type { ColumnLists } from '../../core/search/dictionaryColumn.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { SearchRecord } from '../../core/search/searchRecord.ts';
import type { FileArray } from '../cache/arrayFile.ts';
import { KEY_BYTES } from '../cache/keyTable.ts';
import type { DocumentContents } from './documentContents.ts';
import type { FileTracker } from './fileTracker.ts';
import { isTemporary, type KnownFile } from './knownFile.ts';
import type { RecordStore } from './recordStore.ts';
import type { SlotKeys } from './slotKeys.ts';
import type { Snapshot } from './snapshotFolder.ts';
import { searchableDocument, StoredDocument, StoredFile } from './storedFile.ts';

/** The parts of an index whose state a snapshot holds. */
export interface SnapshotParts {
  index: SearchIndex;
  store: RecordStore;
  tracker: FileTracker;
  contents: DocumentContents;
  vectorKeys: SlotKeys;
}

/** Files as a snapshot lists them. */
interface FileList {
  uris: string[];
  paths: string[];
  kinds: RecordKind[];
  /** `null` where the file has to be read to know. */
  hashes: (string | null)[];
  problems: Record<number, readonly Problem[]>;
}

const NO_SLOT = -1;
const NO_STAMP = NaN;

/** The state of the index as plain lists. Nothing in it changes afterwards but the segments' dead documents. */
export function takeSnapshot({ index, store, tracker, vectorKeys }: SnapshotParts): Snapshot {
  const segments = index.keywords.frozen();
  const { slots } = index;
  const files: FileList = { uris: [], paths: [], kinds: [], hashes: [], problems: {} };
  const stamps: number[] = [];
  const ends: number[] = [];
  const documents: StoredDocument[] = [];
  for (const file of store.files()) {
    const known = tracker.known(file.uri);
    const { path, hash, stamp } = trusted(file, known);
    if (file.problems.length > 0) files.problems[files.uris.length] = file.problems;
    files.uris.push(file.uri);
    files.paths.push(path);
    files.kinds.push(file.kind);
    files.hashes.push(hash ?? null);
    stamps.push(stamp?.size ?? NO_STAMP, stamp?.changed ?? NO_STAMP, stamp?.statusChanged ?? NO_STAMP);
    for (const document of file.documents) documents.push(document);
    ends.push(documents.length);
  }
  const metadata = index.columns.toLists(slots);
  return {
    segments,
    arrays: {
      ...documentArrays(documents),
      stamps: Float64Array.from(stamps),
      ends: Uint32Array.from(ends),
      vectorKeys: vectorKeys.toBytes(slots),
      ...metadataArrays(metadata),
    },
    json: {
      slots,
      files,
      ids: documents.map(({ id }) => id ?? null),
      values: Object.fromEntries(FACET_NAMES.map((name) => [name, metadata.columns[name].values])),
    },
  };
}

/**
 * Puts a snapshot into the empty parts. What it says of files holds until the tracker has compared it with the disk;
 * files of which the cache lost a document are read then. Answers how many records it holds.
 */
export function restoreSnapshot(snapshot: Snapshot, parts: SnapshotParts): void {
  const { json, arrays, segments } = snapshot;
  const { index, store, tracker, contents, vectorKeys } = parts;
  // This program wrote it: the checksums hold, and the fingerprint is that of this program.
  const files = json['files'] as FileList;
  const ends = arrays['ends'] ?? new Uint32Array();
  const documents = new DocumentLists(snapshot);
  const records: (SearchRecord | undefined)[] = new Array<undefined>(Number(json['slots'])).fill(undefined);
  const restored = files.uris.map((uri, position) => {
    const kind = files.kinds[position] ?? 'example';
    const file = new StoredFile({ uri, kind, problems: files.problems[position] ?? [] }, false);
    file.isUnreported = true;
    let isComplete = true;
    for (let at = ends[position - 1] ?? 0; at < (ends[position] ?? 0); at += 1) {
      const document = documents.document(at, file, contents);
      file.documents.push(document);
      isComplete &&= contents.has(document.key);
      if (document.slot !== undefined) records[document.slot] = searchableDocument(document);
    }
    tracker.restore(uri, isComplete ? knownFile(files, arrays, position) : unknownFile(files, position));
    return file;
  });
  index.columns.fromLists(metadataLists(snapshot));
  index.keywords.restore(segments);
  index.restore(records);
  vectorKeys.fromBytes(new Uint8Array(arrays['vectorKeys'] ?? []));
  for (const file of restored) store.restoreFile(file);
}

/** What a later session may believe of a file: not what a buffer said, nor what could not be read. */
function trusted({ uri, unsaved }: StoredFile, known: KnownFile | undefined): KnownFile {
  if (known === undefined) return { path: URI.parse(uri).fsPath, stamp: undefined, hash: undefined };
  return unsaved || isTemporary(known) ? { ...known, stamp: undefined, hash: undefined } : known;
}

function knownFile(
  files: FileList,
  { stamps = new Float64Array() }: Readonly<Record<string, FileArray>>,
  position: number,
): KnownFile {
  const [size = NO_STAMP, changed = NO_STAMP, statusChanged = NO_STAMP] = stamps.subarray(
    position * 3,
    position * 3 + 3,
  );
  return {
    path: files.paths[position] ?? '',
    stamp: Number.isNaN(size) ? undefined : { size, changed, statusChanged },
    hash: files.hashes[position] ?? undefined,
  };
}

function unknownFile(files: FileList, position: number): KnownFile {
  return { path: files.paths[position] ?? '', stamp: undefined, hash: undefined };
}

function documentArrays(documents: readonly StoredDocument[]): Record<string, FileArray> {
  const keys = Buffer.alloc(documents.length * KEY_BYTES);
  for (const [position, { key }] of documents.entries()) keys.write(key, position * KEY_BYTES, 'latin1');
  return {
    keys,
    lines: Uint32Array.from(documents, ({ line }) => line),
    startLines: Uint32Array.from(documents, ({ start }) => start.line),
    startCharacters: Uint32Array.from(documents, ({ start }) => start.character),
    isRecord: Uint8Array.from(documents, ({ isRecord }) => Number(isRecord)),
    documentSlots: Int32Array.from(documents, ({ slot }) => slot ?? NO_SLOT),
  };
}

/** Documents by their number in a snapshot. */
class DocumentLists {
  readonly #arrays: Readonly<Record<string, FileArray>>;
  readonly #keys: Buffer;
  readonly #ids: readonly (string | null)[];

  constructor({ arrays, json }: Snapshot) {
    this.#arrays = arrays;
    this.#keys = Buffer.from(arrays['keys'] ?? []);
    this.#ids = json['ids'] as readonly (string | null)[];
  }

  document(at: number, file: StoredFile, contents: DocumentContents): StoredDocument {
    const { lines, startLines, startCharacters, isRecord, documentSlots } = this.#arrays;
    const summary = {
      key: this.#keys.toString('latin1', at * KEY_BYTES, (at + 1) * KEY_BYTES),
      line: lines?.[at] ?? 0,
      isRecord: isRecord?.[at] === 1,
      id: this.#ids[at] ?? undefined,
      start: { line: startLines?.[at] ?? 0, character: startCharacters?.[at] ?? 0 },
    };
    const document = new StoredDocument(file, summary, contents);
    const slot = documentSlots?.[at] ?? NO_SLOT;
    document.slot = slot === NO_SLOT ? undefined : slot;
    return document;
  }
}

function metadataArrays({ columns, quality, live }: MetadataLists): Record<string, FileArray> {
  const lists = FACET_NAMES.flatMap((name): [string, FileArray][] => [
    [`${name}.codes`, columns[name].codes],
    [`${name}.ends`, columns[name].ends],
  ]);
  return { ...Object.fromEntries(lists), quality, live };
}

function metadataLists({ arrays, json }: Snapshot): MetadataLists {
  const values = json['values'] as Record<FacetName, readonly string[]>;
  const column = (name: FacetName): ColumnLists => ({
    values: values[name],
    codes: new Uint32Array(arrays[`${name}.codes`] ?? []),
    ends: new Uint32Array(arrays[`${name}.ends`] ?? []),
  });
  const [kinds, functions, domains] = [column('kinds'), column('functions'), column('domains')];
  const [sources, statuses, tags] = [column('sources'), column('statuses'), column('tags')];
  return {
    columns: { kinds, functions, domains, sources, statuses, tags },
    quality: new Float64Array(arrays['quality'] ?? []),
    live: new Uint32Array(arrays['live'] ?? []),
  };
}
