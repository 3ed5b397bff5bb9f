/** Figures of docs/history.json, which `npm run bench -- history` writes. Times are seconds, medians of the turns. */
export interface HistoryResults {
  date: string;
  machine: string;
  /** Load of the machine before and after. */
  load: { before: number; after: number };
  ingestion: IngestionFigures[];
  perRecord: { records: number; follow: number; ours: number; whole: number };
  correctness: CorrectnessFigures[];
}

export interface IngestionFigures {
  history: string;
  commits: number;
  objects: number;
  events: number;
  /** `git log --raw -c` and `git cat-file --batch` alone. */
  git: number;
  /** The whole history with nothing kept. */
  cold: number;
  /** Of three turns: the time as a multiple of git's in the same turn. */
  share: number;
  /** The same of processor time, git's processes included: steadier where the machine has other work. */
  cpuShare: number;
  /** One commit more than is kept, and the same once more without news. */
  oneCommit: number;
  noNews: number;
  /** Bytes of what the language server holds. */
  held: number;
}

export interface CorrectnessFigures {
  history: string;
  commits: number;
  merges: number;
  ids: number;
  versions: number;
  missingVersions: number;
  extraVersions: number;
  events: number;
  wrongEvents: number;
  /** Replays of the feed from other commits to the last one, and those that led to another state. */
  replays: number;
  wrongReplays: number;
}
