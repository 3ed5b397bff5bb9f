import type { HistoryOfRecords } from './recordEvents.ts';
import type { Holding } from './recordStates.ts';

/** A record that is another one, or in another state. */
export interface StateChange {
  id: string;
  before?: Holding;
  after?: Holding;
}

/** Changes that lead from one state of all records to another. */
export interface FeedTransaction {
  /** Full name of the commit whose state it leads to. */
  commit: string;
  /** The commit that it begins at; absent where it begins with nothing. */
  since?: string;
  /** True where it is the difference between two states, and not what one commit did. */
  isNet: boolean;
  /** File by file, then by id. */
  changes: StateChange[];
}

/**
 * One transaction for each commit on the line of first parents from `since` to the last commit, oldest first. A merge is what it
 * changes for its first parent. `undefined` where `since` is not on that line.
 */
export function lineTransactions(
  { commits, graph, states }: HistoryOfRecords,
  since: string,
): FeedTransaction[] | undefined {
  const transactions: FeedTransaction[] = [];
  for (let number = commits.length - 1; number >= 0; number = graph.parentsOf(number)[0] ?? -1) {
    const commit = commits[number];
    const [parent] = graph.parentsOf(number);
    if (commit === undefined) return undefined;
    if (commit.name === since) return transactions.reverse();
    const before = parent === undefined ? undefined : commits[parent]?.name;
    const ids = new Set(commit.files.flatMap(({ records }) => records.map(({ id }) => id)));
    const changes = changesOf(
      ids,
      (id) => (parent === undefined ? undefined : states.at(id, parent)[0]),
      (id) => states.at(id, number)[0],
    );
    transactions.push({
      commit: commit.name,
      ...(before !== undefined && { since: before }),
      isNet: false,
      changes,
    });
  }
  return undefined;
}

/** One transaction from a state to another, or from nothing. */
export function netTransaction(
  since: HistoryOfRecords | undefined,
  until: HistoryOfRecords,
): FeedTransaction {
  const stateIn =
    (history: HistoryOfRecords | undefined) =>
    (id: string): Holding | undefined =>
      history?.states.at(id, history.commits.length - 1)[0];
  const ids = new Set([...(since?.states.ids() ?? []), ...until.states.ids()]);
  const before = since?.commits.at(-1)?.name;
  return {
    commit: until.commits.at(-1)?.name ?? '',
    ...(before !== undefined && { since: before }),
    isNet: true,
    changes: changesOf(ids, stateIn(since), stateIn(until)),
  };
}

/** Of several records with one id the first by path is followed. */
function changesOf(
  ids: ReadonlySet<string>,
  beforeOf: (id: string) => Holding | undefined,
  afterOf: (id: string) => Holding | undefined,
): StateChange[] {
  const changes: StateChange[] = [];
  for (const id of ids) {
    const [before, after] = [beforeOf(id), afterOf(id)];
    const isSame =
      before?.text === after?.text && before?.path === after?.path && before?.kind === after?.kind;
    if (!isSame) changes.push({ id, ...(before && { before }), ...(after && { after }) });
  }
  return changes.sort(inOrder);
}

/** Whoever reads the states reads each file once. */
function inOrder(one: StateChange, other: StateChange): number {
  const [here, there] = [pathOf(one), pathOf(other)];
  if (here !== there) return here < there ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function pathOf({ before, after }: StateChange): string {
  return (after ?? before)?.path ?? '';
}
