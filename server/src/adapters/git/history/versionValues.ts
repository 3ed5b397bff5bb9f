import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { analyseSegment } from '../../../core/document/analyseFile.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import { RecordHistory, type HistoricEvent } from '../../../core/history/recordHistory.ts';
import { contentHash } from '../../../core/records/contentHash.ts';
import { definitionOf } from '../../../core/schema/compile.ts';
import { commitOf } from '../baseCommit.ts';
import { readBlobs } from '../blobs.ts';
import { readCommittedStates, type CommittedRecord } from './committedStates.ts';
import { HistoryReader } from './historyReader.ts';

/** A record by its lower-cased id, as it once was. */
export interface WantedVersion {
  id: string;
  contentHash: string;
}

/** Where versions are looked for. */
export interface VersionValuesTask {
  /** Absolute path of the workspace's folder. */
  root: string;
  cacheFolder: string;
}

/** The name of a version among those that were found. */
export function versionKey({ id, contentHash }: WantedVersion): string {
  return `${id} ${contentHash}`;
}

/**
 * The values of records as commits that HEAD reaches had them, by `versionKey`; those that none had are left out. Nothing
 * without git. Only in a trusted workspace.
 */
export async function readVersionValues(
  { root, cacheFolder }: VersionValuesTask,
  wanted: readonly WantedVersion[],
  token: Cancellation,
): Promise<ReadonlyMap<string, JsonObject>> {
  const values = new Map<string, JsonObject>();
  if (wanted.length === 0) return values;
  const reader = new HistoryReader();
  try {
    const answer = await reader.read({ root, cacheFolder }, token);
    if (answer === undefined) return values;
    const history = new RecordHistory(answer.history);
    const places = wanted.flatMap((one): HistoricEvent[] => {
      const { versions = [] } = history.of(one.id) ?? {};
      const version = versions.find((known) => known.contentHash === one.contentHash);
      return version === undefined ? [] : [version];
    });
    await addValues(root, places, values);
    return values;
  } finally {
    reader.dispose();
  }
}

/** Reads each file once, however many versions it has. */
async function addValues(
  root: string,
  places: readonly HistoricEvent[],
  values: Map<string, JsonObject>,
): Promise<void> {
  const kinds = new Map(places.map(({ blob, kind }) => [blob, kind]));
  const wanted = new Set(places.map(versionKey));
  const texts = await readBlobs(root, [...kinds.keys()]);
  for (const [at, kind] of [...kinds.values()].entries()) {
    for (const segment of splitDocuments(texts[at] ?? '')) {
      const { document, value } = analyseSegment(segment, kind);
      const { id, contentHash: hash } = document.facts ?? {};
      if (id === undefined || hash === undefined || value === undefined) continue;
      const key = versionKey({ id, contentHash: hash });
      if (wanted.has(key)) values.set(key, value);
    }
  }
}

/**
 * The value that a record had in a commit of its files; for kinds without version numbers, of which the history has no versions.
 * `undefined` where no commit has it, and without git. Only in a trusted workspace.
 */
export async function readCommittedValue(
  record: CommittedRecord,
  wantedHash: string,
  token: Cancellation,
): Promise<JsonObject | undefined> {
  if ((await commitOf(record.root, 'HEAD')) === undefined) return undefined;
  const { states } = await readCommittedStates(record, token);
  const definition = definitionOf(record.kind);
  return states
    .map(({ value }) => value)
    .find((value) => value !== undefined && contentHash(value, definition) === wantedHash);
}
