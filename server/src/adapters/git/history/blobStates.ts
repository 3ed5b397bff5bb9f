import { createHash } from 'node:crypto';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { problemOfText } from '../../../core/document/analyseFile.ts';
import type { Segment } from '../../../core/document/analysis.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import { heldRecord } from '../../../core/history/heldRecord.ts';
import type { StoredState } from '../../../core/history/historyCommit.ts';

/** The records of a file. */
export interface FileStates {
  /** By id, lower-cased, in their order. */
  byId: ReadonlyMap<string, readonly StoredState[]>;
  /** Its documents, where there are several. */
  documents: readonly StoredDocument[];
}

export interface StoredDocument {
  text: string;
  /** Absent where the document has no id. */
  record: StoredRecord | undefined;
}

export interface StoredRecord {
  id: string;
  state: StoredState;
}

export const NO_RECORDS: FileStates = { byId: new Map(), documents: [] };

/** Length of the mark of a text: 96 bits in base64. */
const MARK_LENGTH = 16;

/** What `StoredState.text` holds: equal for documents with equal texts. */
export function documentMark(kind: RecordKind, text: string): string {
  const hash = createHash('sha256').update(`${kind}\0${text}`);
  return hash.digest('base64').slice(0, MARK_LENGTH);
}

/** Reads files of the past. Documents with equal texts are parsed once and give the same object. */
export class StateReader {
  readonly #byText = new Map<string, StoredRecord | undefined>();
  #parsed = 0;

  /** Documents that were parsed. */
  get parsed(): number {
    return this.#parsed;
  }

  /**
   * The records of a file; none where it is no text, or has more documents than are read. Most documents stand in the file `before`
   * as well, where they are found without hashing them.
   */
  read(kind: RecordKind, text: string, before: FileStates = NO_RECORDS): FileStates {
    if (problemOfText(text) !== undefined) return NO_RECORDS;
    const segments = splitDocuments(text);
    if (segments.length > LIMITS.documents) return NO_RECORDS;
    const documents = this.#documentsOf(kind, segments, before.documents);
    const byId = new Map<string, StoredState[]>();
    for (const { record } of documents) {
      if (record === undefined) continue;
      const same = byId.get(record.id);
      if (same === undefined) byId.set(record.id, [record.state]);
      else same.push(record.state);
    }
    return { byId, documents: documents.length > 1 ? documents : [] };
  }

  /** Equal documents at the start and at the end are those of the file before. */
  #documentsOf(
    kind: RecordKind,
    segments: readonly Segment[],
    before: readonly StoredDocument[],
  ): StoredDocument[] {
    const most = Math.min(segments.length, before.length);
    const shift = before.length - segments.length;
    let start = 0;
    while (start < most && segments[start]?.text === before[start]?.text) start += 1;
    let end = segments.length;
    while (segments.length - end < most - start && segments[end - 1]?.text === before[end - 1 + shift]?.text)
      end -= 1;
    return segments.map((segment, at) => {
      const same = at < start ? before[at] : at >= end ? before[at + shift] : undefined;
      return same ?? { text: segment.text, record: this.#recordOf(kind, segment) };
    });
  }

  #recordOf(kind: RecordKind, segment: Segment): StoredRecord | undefined {
    const mark = documentMark(kind, segment.text);
    if (this.#byText.has(mark)) return this.#byText.get(mark);
    this.#parsed += 1;
    const held = heldRecord(segment, kind);
    const record = held && {
      id: held.id,
      state: { text: mark, ...(held.label !== undefined && { label: held.label }) },
    };
    this.#byText.set(mark, record);
    return record;
  }
}
