import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { BoundDocument } from '../document/analysis.ts';

/** What language features need of an open record file; `OpenFile` has it. */
export interface RecordFile {
  readonly uri: string;
  readonly kind: RecordKind;
  /** The documents of the stream in order, each with its tree. */
  readonly documents: readonly BoundDocument[];
}
