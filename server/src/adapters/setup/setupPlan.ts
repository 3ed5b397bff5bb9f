/** A file that a set-up writes or takes away. */
export interface PlannedFile {
  /** Absolute path. */
  path: string;
  /** Its text now; absent where there is no such file. */
  before?: string;
  /** Its text then; absent where it goes. */
  after?: string;
  isExecutable: boolean;
  /** True for copies of programs, whose text nobody wants to look at. */
  isProgram: boolean;
}

/** What a set-up would do. */
export interface SetupPlan {
  files: readonly PlannedFile[];
  /** Sentences that people should know before it is done. */
  notes: readonly string[];
  /** What it does, as a sentence once it is done. */
  done: string;
}
