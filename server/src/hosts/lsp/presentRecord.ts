import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';

/** A record as it is now, unsaved changes included. */
export interface PresentRecord {
  uri: string;
  kind: RecordKind;
  version?: number;
  contentHash?: string;
  value: JsonObject;
}

/** Where present records are found. */
export interface PresentSources {
  /** As of the newest text of every buffer. */
  index: () => RecordIndex;
  /** Text of a file, the open buffer's where there is one. */
  readText: (uri: string) => Promise<string | undefined>;
}

/** The first record with an id, lower-cased; `undefined` where there is none, or its text cannot be read. */
export async function presentRecord(
  { index, readText }: PresentSources,
  id: string,
): Promise<PresentRecord | undefined> {
  const [entry] = index().byId(id);
  const text = entry && (await readText(entry.uri));
  if (entry === undefined || text === undefined) return undefined;
  const { kind } = entry.facts;
  // The file may have changed since the index read it: the record is looked for where it was first, then everywhere.
  const segments = splitDocuments(text.replace(/^\ufeff/, ''));
  for (const segment of [...segments.slice(entry.document, entry.document + 1), ...segments]) {
    if (!segment.text.toLowerCase().includes(id)) continue;
    const { document, value } = analyseSegment(segment, kind);
    const { facts } = document;
    if (facts?.id !== id || value === undefined) continue;
    const { version, contentHash } = facts;
    return {
      ...{ uri: entry.uri, kind, value },
      ...(version !== undefined && { version }),
      ...(contentHash !== undefined && { contentHash }),
    };
  }
  return undefined;
}
