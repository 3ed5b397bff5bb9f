import { setImmediate } from 'node:timers/promises';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RecordAttribution } from '../../core/feedback/recordAttributions.ts';
import { LineageExecutions, type LineageExecution } from '../../core/lineage/executions.ts';
import { lineageHistory, type FolderHistory } from '../../core/lineage/gitLineage.ts';
import type { CommitWords, LineageMembers, LineageSources } from '../../core/lineage/lineageSources.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { commitsNamed } from '../git/baseCommit.ts';
import { commitDetails } from '../git/history/commitDetails.ts';
import { orCancelled } from '../orCancelled.ts';
import type { IndexEngine } from './indexEngine.ts';

/** The history of a folder, which is an absolute path. */
export interface RootHistory extends FolderHistory {
  root: string;
}

/** How members of datasets are told, and which runs there are. */
export interface LineageSettings {
  /** None where left out. */
  executions?: readonly LineageExecution[];
  /** True to count all members of a dataset before it is answered; otherwise at most some are looked for. */
  isExact: boolean;
  /** As in `LineageMembers`. */
  sizeOf?: LineageMembers['sizeOf'];
}

/** What a lineage is told from: records, what the index knows of their values, and histories as far as they were read. */
export function lineageWorld(
  index: RecordIndex,
  engine: IndexEngine | undefined,
  histories: readonly RootHistory[],
  { executions, isExact, sizeOf = () => undefined }: LineageSettings,
): LineageSources {
  return {
    index,
    history: lineageHistory(histories),
    executions: new LineageExecutions(executions),
    members: {
      datasetsOf: async (ids, token) => (await engine?.datasetsOf(ids, token)) ?? [],
      membersOf: async (dataset, most, token) =>
        (await engine?.membersOf({ dataset, most, isExact }, token)) ?? { ids: [] },
      sizeOf,
    },
    qualitiesOf: async (ids, token) => (await engine?.qualitiesOf(ids, token)) ?? new Map<string, number>(),
    attributionsOf: async (ids, token) =>
      (await engine?.attributionsOf(ids, token)) ?? new Map<string, RecordAttribution>(),
    commitsOf: (names, token) => wordsOf(histories, names, token),
    commitsNamed: (name, token) => namedIn(histories, name, token),
    nextTurn: () => setImmediate(),
  };
}

/** The commits that a name has in the folders with a history: elsewhere git may not run. */
async function namedIn(
  histories: readonly RootHistory[],
  name: string,
  token: Cancellation,
): Promise<readonly string[]> {
  const commits = new Set<string>();
  for (const { root } of histories)
    for (const commit of await orCancelled(commitsNamed(root, name), token)) commits.add(commit);
  return [...commits];
}

async function wordsOf(
  histories: readonly RootHistory[],
  names: readonly string[],
  token: Cancellation,
): Promise<ReadonlyMap<string, CommitWords>> {
  const words = new Map<string, CommitWords>();
  if (names.length === 0) return words;
  for (const { root, records } of histories) {
    const known = names.filter((name) => records.commitOf(name) !== undefined);
    if (known.length === 0) continue;
    for (const [name, said] of await orCancelled(commitDetails(root, known), token)) words.set(name, said);
  }
  return words;
}
