import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { StoredRecord } from '../index/recordStore.ts';

/** A record as it stands in its file now. */
export interface PlacedRecord {
  record: StoredRecord;
  /** Its place in the stream. */
  at: number;
  text: string;
  value: JsonObject;
}

/** Why a record cannot be worked with that is not where it was. */
export const GONE = 'It is no longer in its file; try again.';

/** The records where they stand in a text now; without those that are gone. */
export function placesOf(text: string, kind: RecordKind, records: readonly StoredRecord[]): PlacedRecord[] {
  const segments = splitDocuments(text.replace(/^\ufeff/, ''));
  const placeOf = (record: StoredRecord, at: number): PlacedRecord | undefined => {
    const segment = segments[at];
    if (segment === undefined) return undefined;
    const { document, value } = analyseSegment(segment, kind);
    if (document.facts?.id !== record.id || value === undefined) return undefined;
    return { record, at, text: segment.text, value };
  };
  return records.flatMap((record) => {
    const known = placeOf(record, record.document);
    if (known !== undefined) return [known];
    for (const at of segments.keys()) {
      const found = placeOf(record, at);
      if (found !== undefined) return [found];
    }
    return [];
  });
}
