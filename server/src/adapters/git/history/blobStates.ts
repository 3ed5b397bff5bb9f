import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { problemOfText } from '../../../core/document/analyseFile.ts';
import type { Segment } from '../../../core/document/analysis.ts';
import { LIMITS } from '../../../core/document/limits.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import { heldRecord } from '../../../core/history/heldRecord.ts';
import type { RecordChange } from '../../../core/history/historyCommit.ts';
import { changedWindow, splitWindow, type FileDocuments } from './changedWindow.ts';

/** A record of a file: what the file makes of its id where it has no other record with it. */
export type StoredRecord = RecordChange;

/** The records of a file. */
export interface FileStates {
  /** By document; `undefined` for one without an id. */
  records: readonly (StoredRecord | undefined)[];
  /** Where the documents are, if there are several: what the next state of the file is compared with. */
  documents?: FileDocuments;
}

export const NO_RECORDS: FileStates = { records: [] };

/** Length of the mark of a text: 96 bits in base64. */
const MARK_LENGTH = 16;

/** What `StoredState.text` holds: equal for documents with equal texts. */
export function documentMark(kind: RecordKind, text: string): string {
  return hash('sha256', `${kind}\0${text}`, 'base64').slice(0, MARK_LENGTH);
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');

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
   * as well: those at the start and at the end that did not change are not even looked at.
   */
  read(kind: RecordKind, bytes: Buffer, before: FileStates = NO_RECORDS): FileStates {
    return this.#readWindow(kind, bytes, before) ?? this.#readWhole(kind, bytes);
  }

  /** As `read`, of a text. */
  readText(kind: RecordKind, text: string): readonly (StoredRecord | undefined)[] {
    return this.#segments(text).map((segment) => this.#recordOf(kind, segment));
  }

  #readWhole(kind: RecordKind, bytes: Buffer): FileStates {
    const text = bytes.toString('utf8');
    const segments = this.#segments(text);
    const records = segments.map((segment) => this.#recordOf(kind, segment));
    const ends = segments.length > 1 ? byteEnds(segments, text, bytes) : undefined;
    return ends === undefined ? { records } : { records, documents: { bytes, ends } };
  }

  #segments(text: string): readonly Segment[] {
    if (problemOfText(text) !== undefined) return [];
    const segments = splitDocuments(text);
    return segments.length > LIMITS.documents ? [] : segments;
  }

  #readWindow(kind: RecordKind, bytes: Buffer, before: FileStates): FileStates | undefined {
    if (before.documents === undefined) return undefined;
    const window = changedWindow(before.documents, bytes);
    const segments = splitWindow(bytes, window);
    if (segments === undefined) return undefined;
    const { first, last, shift } = window;
    const fresh = segments.map((segment) => this.#recordOf(kind, segment));
    const records = [...before.records.slice(0, first), ...fresh, ...before.records.slice(last)];
    if (records.length > LIMITS.documents) return NO_RECORDS;
    const ends = [...before.documents.ends.slice(0, first)];
    for (const { text } of segments) ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(text));
    for (const end of before.documents.ends.slice(last)) ends.push(end + shift);
    return { records, documents: { bytes, ends } };
  }

  #recordOf(kind: RecordKind, segment: Segment): StoredRecord | undefined {
    const mark = documentMark(kind, segment.text);
    const known = this.#byText.get(mark);
    if (known !== undefined || this.#byText.has(mark)) return known;
    this.#parsed += 1;
    const held = heldRecord(segment, kind, sha256);
    const record = held && {
      id: held.id,
      states: [held.label === undefined ? { text: mark } : { text: mark, label: held.label }],
    };
    this.#byText.set(mark, record);
    return record;
  }
}

/** Where documents end in the bytes of their file; `undefined` where these are no UTF-8. */
function byteEnds(segments: readonly Segment[], text: string, bytes: Buffer): number[] | undefined {
  // No character is longer in UTF-16 than in UTF-8: equal lengths are equal places.
  if (text.length === bytes.length) return segments.map((segment) => segment.offset + segment.text.length);
  if (!isUtf8(bytes)) return undefined;
  let end = 0;
  return segments.map((segment) => (end += Buffer.byteLength(segment.text)));
}
