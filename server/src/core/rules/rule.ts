import type { Problem } from '../../../../shared/src/problem.ts';
import type { AnalysedFile } from '../document/analysis.ts';
import type { ProblemCode } from '../document/codes.ts';
import type { DatasetFacts } from '../examination/datasetFacts.ts';
import type { JoinedVersion } from '../history/joinedVersion.ts';
import type { BaseRecord } from '../records/versions.ts';
import type { PythonFacts } from '../python/pythonModule.ts';
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

/** What is known of records in the commit that versions are compared with. Hosts provide it. */
export interface BaseFacts {
  /** What the base knows of an id that a file holds now; `undefined` where it has no such record, or it is not known yet. */
  recordOf(uri: string, id: string): BaseRecord | undefined;
  /** The number of a record that a merge left on several contents, which the base has not taken in; `undefined` also where nobody knows yet. */
  joinedOf?(uri: string, id: string): JoinedVersion | undefined;
}

/** What rules may look at besides the file itself. */
export interface RuleContext {
  index: RecordIndex;
  world: FileFacts;
  /** Absent where there is nothing to compare versions with: no git, no trust, no commit. */
  base?: BaseFacts;
  /** Absent where Python files are not looked at. */
  python?: PythonFacts;
  /** Absent until datasets were looked at. */
  datasets?: DatasetFacts;
}

/** A check of records against each other or the world. Problems have ranges that count from the file's start. */
export interface Rule {
  /** The codes that the rule reports. */
  codes: readonly ProblemCode[];
  check(file: AnalysedFile, context: RuleContext): Problem[];
}
