import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { FileStamp } from '../files/recordFile.ts';

/** A file to analyse: from disk, or the text of an open buffer. */
export type ParseItem =
  | {
      uri: string;
      from: 'disk';
      path: string;
      stamp: FileStamp;
      /** When the stamp was taken, in milliseconds. */
      takenAt: number;
      knownHash: string | undefined;
    }
  | { uri: string; from: 'buffer'; text: string };

/** A file's documents in a form that crosses threads without being copied. All lists run in parallel. */
export interface PackedFile {
  uri: string;
  kind: RecordKind;
  /** Problems of the file as a whole. */
  problems: Problem[];
  /** Keys of the documents, 32 bytes each. */
  keys: Uint8Array<ArrayBuffer>;
  /** Zero-based lines of the documents' first characters. */
  lines: number[];
  /** The packed documents, one after the other, and where each ends. */
  packed: Uint8Array<ArrayBuffer>;
  ends: number[];
}

/** What became of a file. `unchanged`: its bytes are those of `knownHash`. */
export type ParseResult =
  | { uri: string; unchanged: true }
  | { uri: string; unchanged: false; hash: string | undefined; file: PackedFile };

/** How much of a batch was work, and how much was known. */
export interface ParseWork {
  /** Documents that were parsed. */
  parsed: number;
  /** Documents that came from the cache. */
  reused: number;
}

/** What became of a batch of files, in their order. */
export interface ParsedBatch {
  results: readonly ParseResult[];
  /** False where documents could not be kept in the cache: then nobody else has their bytes. */
  isKept: boolean;
}

/** Index worker → parse worker, and back. Answers come in the order of the requests. */
export type ToParseWorker = readonly ParseItem[];
export interface FromParseWorker extends ParsedBatch {
  work: ParseWork;
  /** Why documents are not kept, as a sentence. */
  notice?: string;
}
