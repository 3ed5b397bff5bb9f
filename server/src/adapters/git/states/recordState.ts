import type { Problem } from '../../../../../shared/src/problem.ts';
import type { ReviewState } from '../../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import type { FileState } from '../../../core/rules/rule.ts';

/** A record file's text, or why it has none. */
export type StateText = { path: string } & ({ text: string } | { problem: Problem });

/**
 * The record files of a commit, of the index or of the work tree, as one thing. Paths count from the workspace's folder, with
 * slashes. Only in a trusted workspace; no filter of the repository runs.
 */
export interface RecordState {
  state: ReviewState;
  /** Names of contents by path, as git would name their objects: equal for equal bytes in all states. */
  files: ReadonlyMap<string, string>;
  /** Record files that cannot be read here, with a sentence each, such as those with a conflict in the index. */
  unread: ReadonlyMap<string, Problem>;
  /** Sentences about what the state lacks. */
  notes: readonly string[];
  /** Text of `databits.yaml`; absent where there is none. */
  configuration: string | undefined;
  /** The texts of files, in the same order, one at a time. */
  read(paths: readonly string[], token: Cancellation): AsyncGenerator<StateText>;
  /** What is known of any files; `wantsHash` asks for the SHA-256 of the content. */
  lookUp(files: ReadonlyMap<string, { wantsHash: boolean }>): Promise<Map<string, FileState>>;
}
