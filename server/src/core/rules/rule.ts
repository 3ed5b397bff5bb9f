import type { Problem } from '../../../../shared/src/problem.ts';
import type { AnalysedFile } from '../document/analysis.ts';
import type { ProblemCode } from '../document/codes.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';

/** What is known of a file that a record names. */
export interface FileState {
  exists: boolean;
  /** SHA-256 of the content, lower-case hexadecimal; absent where it is not known (yet). */
  sha256?: string;
}

/** The files of the world, as far as rules ask of them. Hosts provide it. */
export interface FileFacts {
  /**
   * What is known of the file at a URI; `undefined` where it is not known (yet), and then nothing is reported.
   * `wantsHash` tells that the content's hash is asked for.
   */
  stateOf(uri: string, wantsHash: boolean): FileState | undefined;
}

/** What rules may look at besides the file itself. */
export interface RuleContext {
  index: RecordIndex;
  world: FileFacts;
}

/** A check of records against each other or the world. Problems have ranges that count from the file's start. */
export interface Rule {
  /** The codes that the rule reports. */
  codes: readonly ProblemCode[];
  check(file: AnalysedFile, context: RuleContext): Problem[];
}
