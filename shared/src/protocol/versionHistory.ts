import type { JsonValue } from '../json.ts';
import type { RecordKind } from '../recordKind.ts';
import type { DifferencePath, FieldDifference, FieldRole } from './difference.ts';
import type { CommitSummary } from './records.ts';

/** Names the record as it is now, unsaved changes included. */
export const PRESENT = 'present';

/** A content of a record; with the full name of a commit, the record as that commit brought the content. */
export interface NamedContent {
  contentHash: string;
  commit?: string;
}

/** How a state is named in questions: its content hash, and the commit behind `@`. */
export function stateName({ contentHash, commit }: NamedContent): string {
  return commit === undefined ? contentHash : `${contentHash}@${commit}`;
}

/** What a name other than {@link PRESENT} names. */
export function readStateName(name: string): NamedContent {
  const [contentHash = '', commit] = name.split('@');
  return { contentHash, ...(commit !== undefined && { commit }) };
}

/** Two states of a record, each named by {@link stateName} or as {@link PRESENT}. */
export interface RecordDifferenceParams {
  id: string;
  before: string;
  after: string;
}

/** A state of a record that is compared. */
export interface ComparedState {
  version?: number;
  contentHash: string;
}

/**
 * The places in which two states of a record differ. Content that is named without a commit is taken from the present text or
 * a pending one where these have it, else from its first commit.
 */
export interface RecordDifference {
  kind: RecordKind;
  before: ComparedState;
  after: ComparedState;
  differences: FieldDifference[];
}

/** A state of a record that fields came with. */
export interface FieldOrigin extends Partial<ComparedState> {
  /** Absent where no commit has it yet. */
  commit?: CommitSummary;
}

/** A field of the record as it is now. Lists of plain values that came at once are one field. */
export interface BlamedField {
  path: DifferencePath;
  role: FieldRole;
  value: JsonValue;
  /** Position in the list of origins. */
  origin: number;
}

/** Where the fields of a record came from. */
export interface RecordBlame {
  origins: FieldOrigin[];
  /** In the order of the record. */
  fields: BlamedField[];
  /** False where older commits were not read: fields may be older than their origin then. */
  isComplete: boolean;
}

/** Gives a record the content of an earlier version, as a new version; a deleted record comes back as it was. */
export interface RestoreRecordParams {
  id: string;
  /** Of the version. */
  contentHash: string;
  /** The file that a deleted record goes to; where it was when left out. */
  uri?: string;
}
