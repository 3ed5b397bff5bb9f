/** How many edited copies of evaluated rows are found in train. */
export interface EditFigure {
  set: string;
  edit: string;
  /** True for an edit that makes another question. */
  isOther: boolean;
  planted: number;
  leaks: number;
  /** Absent for equal copies, which are duplicates and no near-duplicates. */
  nearDuplicates?: number | undefined;
}

/** What is found where nothing was planted. */
export interface NaturalFigure {
  set: string;
  rows: number;
  /** Records of train that leak. */
  leaks: number;
  /** Pairs that leaks and near-duplicates name. */
  pairs: number;
  /** Of those, pairs with one expected output. */
  sameLabel: number;
}

/** How many invented identities are found in texts. */
export interface PrivacyFigure {
  code: string;
  planted: number;
  found: number;
  /** Found in the texts as they were. */
  inClean: number;
  texts: number;
}

/** What `npm run bench -- rules` measures. */
export interface RulesResults {
  edits: readonly EditFigure[];
  natural: readonly NaturalFigure[];
  privacy: readonly PrivacyFigure[];
}
