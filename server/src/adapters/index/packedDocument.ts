import type { JsonObject } from '../../../../shared/src/json.ts';
import type { AnalysedSegment } from '../../core/document/analyseFile.ts';
import type { AnalysedDocument } from '../../core/document/analysis.ts';
import { KEY_BYTES } from '../cache/keyTable.ts';
import type { PackedFile } from './parseMessages.ts';

/** What an analysed document is, without its place in a file: the part that depends on its text only. */
export type PlacelessDocument = Omit<AnalysedDocument, 'line'>;

/** A document of a packed file. */
export interface PackedEntry {
  /** Key of the content as a binary string. */
  key: string;
  line: number;
  packed: Buffer;
}

const NEWLINE = 10;

/** An analysed document as bytes: two lines of JSON, the document and its value. The second is empty without a value. */
export function packDocument({ document, value }: AnalysedSegment): Buffer {
  const { line: _, ...placeless } = document;
  return Buffer.from(`${JSON.stringify(placeless)}\n${value === undefined ? '' : JSON.stringify(value)}`);
}

/** The document of packed bytes. */
export function unpackDocument(packed: Buffer): PlacelessDocument {
  return JSON.parse(packed.toString('utf8', 0, packed.indexOf(NEWLINE))) as PlacelessDocument;
}

/** The value of packed bytes; `undefined` where the document is not a mapping. */
export function unpackValue(packed: Buffer): JsonObject | undefined {
  const bytes = packedValue(packed);
  return bytes.length === 0 ? undefined : (JSON.parse(bytes.toString()) as JsonObject);
}

/** The value's JSON, to compare values without reading them. */
export function packedValue(packed: Buffer): Buffer {
  return packed.subarray(packed.indexOf(NEWLINE) + 1);
}

/** The documents of a packed file in order. */
export function* packedDocuments({ keys, lines, packed, ends }: PackedFile): Iterable<PackedEntry> {
  const allKeys = Buffer.from(keys.buffer);
  const all = Buffer.from(packed.buffer);
  for (const [position, line] of lines.entries()) {
    yield {
      key: allKeys.toString('latin1', position * KEY_BYTES, (position + 1) * KEY_BYTES),
      line,
      packed: all.subarray(ends[position - 1] ?? 0, ends[position]),
    };
  }
}
