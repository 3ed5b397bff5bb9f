import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import type { DatasetFacts } from '../../core/examination/datasetFacts.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { CommitTelling } from './commitTelling.ts';
import { LineageAnswers } from './lineageAnswers.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { RecordHistories, type RecordHistoriesOptions } from './recordHistories.ts';
import { ReviewAnswers } from './reviewAnswers.ts';
import { StateAnswers } from './stateAnswers.ts';
import { VersionAnswers } from './versionAnswers.ts';
import { VersionRestore } from './versionRestore.ts';

/** What versions, lineages and reviews are told from. */
export interface HistorySources extends RecordHistoriesOptions {
  documents: OpenDocuments;
  /** The records of every buffer's newest text. */
  index: () => RecordIndex;
  /** Text of a file, the open buffer's where there is one. */
  readText: (uri: string) => Promise<string | undefined>;
  /** Absent before the workspace is known and after it failed. */
  engine: () => IndexEngine | undefined;
  /** The same for plans of changes, with the newest text of every buffer; throws an OperationalError where there is none. */
  planningEngine: () => IndexEngine;
  /** What was found out about datasets by now. */
  datasets: () => DatasetFacts;
  /** More is known of commits, or their ages have other words: the editor may ask again. */
  onCommits: () => void;
}

/** What a session answers from git: the history of records, their versions, lineages and reviews. Git runs in trusted workspaces only. */
export class HistoryServices {
  readonly records: RecordHistories;
  readonly commits: CommitTelling;
  readonly versions: VersionAnswers;
  readonly states: StateAnswers;
  readonly restore: VersionRestore;
  readonly lineage: LineageAnswers;
  readonly reviews: ReviewAnswers;
  #roots: readonly string[] = [];

  constructor(sources: HistorySources) {
    const { documents, index, readText, baseBranchOf, planningEngine, task, onCommits } = sources;
    this.records = new RecordHistories(sources);
    this.commits = new CommitTelling(task, onCommits);
    const histories = this.records;
    this.versions = new VersionAnswers({ histories, index, readText });
    const ofRecord = { histories, index, readText, versions: this.versions };
    this.states = new StateAnswers(ofRecord);
    this.restore = new VersionRestore({ ...ofRecord, states: this.states, engine: planningEngine });
    this.lineage = new LineageAnswers({ ...sources, histories });
    this.reviews = new ReviewAnswers({ documents, baseBranchOf, roots: () => this.#roots });
  }

  /** The workspace's folders, as absolute paths. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
    this.records.setRoots(roots);
  }

  dispose(): void {
    this.records.dispose();
    this.reviews.dispose();
    this.commits.dispose();
  }
}
