import type { CommitSummary } from './records.ts';

/** What a folder can be compared with. */
export interface ComparisonChoices {
  /** False where git is not there or the folder is in no repository. */
  isRepository: boolean;
  /** The base branch; absent where there is none, or where it is at HEAD itself. */
  base?: string;
  /** Branches, remote ones and tags too, the newest first. */
  branches: { name: string; date: string }[];
  /** The latest commits of HEAD, the newest first. */
  commits: CommitSummary[];
}

/** A record as it is written on both sides, without the marks between the documents of its file. */
export interface RecordTexts {
  before?: string;
  after?: string;
}
