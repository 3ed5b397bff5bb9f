import type { AnalysedFile, RecordFacts, RecordReference } from '../document/analysis.ts';

/** A record at its place in the workspace. */
export interface RecordEntry {
  uri: string;
  /** Position of the document in its file's stream. */
  document: number;
  /** Zero-based line of the document's segment; add it to the lines of the facts' ranges. */
  line: number;
  facts: RecordFacts;
}

/** A reference at its place. */
export interface ReferenceEntry {
  from: RecordEntry;
  reference: RecordReference;
}

/**
 * All records of the workspace by file and by id, open buffers included, with the references between them.
 * Ids are lower-cased. Lookups are constant in the number of records.
 */
export interface RecordIndex {
  /** Grows with every change. */
  readonly revision: number;
  /**
   * Replaces a file's records. Answers the other files whose problems may have changed. The file is taken over:
   * equal texts within its facts become one. Documents that are the same objects as before cost nothing.
   */
  setFile(file: AnalysedFile): ReadonlySet<string>;
  /** Forgets a file. Answers the other files whose problems may have changed. */
  deleteFile(uri: string): ReadonlySet<string>;
  file(uri: string): AnalysedFile | undefined;
  files(): Iterable<AnalysedFile>;
  /** All records with the id, in the order of their files; more than one is a duplicate. */
  byId(id: string): readonly RecordEntry[];
  /** All references to the id. */
  referencesTo(id: string): readonly ReferenceEntry[];
  /** The records that say they were made by an execution of a run, by its id. */
  producedBy(runId: string): readonly RecordEntry[];
  /** Records by what they are for: templates by `functionKey`, examples by their `inputKey`. */
  linked(key: string): readonly RecordEntry[];
  /** All records, file by file. */
  records(): Iterable<RecordEntry>;
}
