/** A place where the index is not what the files say. */
export interface IndexDifference {
  /** The file. */
  uri: string;
  /** Zero-based line of the document; absent where the file as a whole differs. */
  line?: number;
  /** What differs, as a sentence. */
  message: string;
}

/** What a comparison of the index with the files found. */
export interface IndexVerification {
  files: number;
  records: number;
  /** Files that changed while they were compared: they were left out. */
  changedMeanwhile: number;
  /** Number of differences, and the first hundred of them. */
  total: number;
  differences: IndexDifference[];
  /** True where the comparison was cancelled before its end. */
  cancelled: boolean;
}
