import type { AnalysedFile } from '../../core/document/analysis.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { FileStamp } from '../files/recordFile.ts';

/** A file to analyse: from disk, or the text of an open buffer. */
export type ParseItem =
  | { uri: string; from: 'disk'; path: string; stamp: FileStamp; knownHash: string | undefined }
  | { uri: string; from: 'buffer'; text: string };

/** What became of a file. `unchanged`: its bytes are those of `knownHash`. */
export type ParseResult =
  | { uri: string; unchanged: true }
  | {
      uri: string;
      unchanged: false;
      hash: string | undefined;
      file: AnalysedFile;
      values: (JsonObject | undefined)[];
    };

/** Index worker → parse worker, and back. Answers come in the order of the requests. */
export type ToParseWorker = readonly ParseItem[];
export type FromParseWorker = readonly ParseResult[];
