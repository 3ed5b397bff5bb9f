import type { JsonValue } from '../json.ts';
import type { RecordEdits } from './writing.ts';

/** A field that feedback changes. */
export interface FeedbackField {
  /** With dots. */
  field: string;
  /** Absent where the record had none. */
  before?: JsonValue;
  after: JsonValue;
}

/** An example that feedback changes. */
export interface FeedbackChange {
  /** Lower-cased. */
  id: string;
  name: string;
  fields: FeedbackField[];
}

/** What feedback leaves as it is, and why: a whole example, or one field of it. */
export interface SkippedFeedback {
  id: string;
  /** Empty where no record has the id. */
  name: string;
  field?: string;
  reason: string;
}

/** What the records would take over from a run. Nothing is written: whoever asked applies the plan. */
export interface RunFeedback {
  runId: string;
  changes: FeedbackChange[];
  skipped: SkippedFeedback[];
  /** What was measured without enough evidence, and is therefore not written. */
  withoutEvidence: { effects: number; difficulties: number };
  /** Rows that no program of the run answered right: more often a wrong label than a hard row. */
  alwaysFailing: { id: string; name: string }[];
  plan: RecordEdits;
}
