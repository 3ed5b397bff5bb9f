import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** A problem with the record that it is about, where that has an id. */
export interface ReportedProblem extends Problem {
  record?: { kind: RecordKind; id: string; name: string };
}

/** A file with what was found in it. */
export interface FileProblems {
  /** Absolute path. */
  file: string;
  problems: readonly ReportedProblem[];
}
