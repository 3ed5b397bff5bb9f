import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { VersionChange } from '../../../../shared/src/protocol/records.ts';
import { CommitGraph } from './commitGraph.ts';
import type { HistoryCommit } from './historyCommit.ts';
import { RecordStates, type Holding } from './recordStates.ts';

/** What a commit did to a record. */
export interface RecordEvent {
  change: VersionChange | 'removed';
  /** Number of the commit, parents before children. */
  commit: number;
  kind: RecordKind;
  /** Of a removed record: the last one. */
  version: number;
  /** Of a removed record: the last one. */
  contentHash: string;
  path: string;
  /** Name of the object that holds the file; an empty text for a removed record. */
  blob: string;
  /** Content hashes of the states before it: one for each parent that has another; the last one for a record that came back. */
  parents: readonly string[];
  /** True where the id never had this content before. */
  isNew: boolean;
}

/** The events of all records, and the states from which they were told. */
export interface HistoryOfRecords {
  commits: readonly HistoryCommit[];
  graph: CommitGraph;
  states: RecordStates;
  /** By id, oldest first; none of ids that never had a version. */
  events: ReadonlyMap<string, readonly RecordEvent[]>;
}

/** Tells what commits, parents before children, did to each record. Files do not matter: a record is its id. */
export function recordEvents(commits: readonly HistoryCommit[]): HistoryOfRecords {
  const graph = new CommitGraph(commits);
  const states = new RecordStates(graph);
  const events = new Map<string, RecordEvent[]>();
  const look = (commit: number, id: string, after: readonly Holding[]): void => {
    const past = events.get(id) ?? [];
    const parents = graph.parentsOf(commit).map((parent) => states.at(id, parent));
    addEvents({ commit, past, after, parents, graph });
    if (past.length > 0) events.set(id, past);
  };
  for (const [number, commit] of commits.entries()) {
    const changed = states.take(number, commit);
    for (const [id, after] of changed) look(number, id, after);
    for (const id of broughtIds(commits, graph, number))
      if (!changed.has(id) && states.at(id, number).length === 0) look(number, id, []);
  }
  return { commits, graph, states, events };
}

/** The ids that a merge's other parents touched and the first one may never have had: a merge can leave them behind. */
function broughtIds(
  commits: readonly HistoryCommit[],
  graph: CommitGraph,
  merge: number,
): ReadonlySet<string> {
  const [first, ...others] = graph.parentsOf(merge);
  const ids = new Set<string>();
  if (first === undefined) return ids;
  for (const other of others) {
    for (const number of graph.onlyIn(other, first)) {
      for (const { records } of commits[number]?.files ?? []) for (const { id } of records) ids.add(id);
    }
  }
  return ids;
}

/** One id at one commit. */
interface Step {
  commit: number;
  /** The events of the id so far; new ones are added. */
  past: RecordEvent[];
  after: readonly Holding[];
  /** The state in each parent. */
  parents: readonly (readonly Holding[])[];
  graph: CommitGraph;
}

/** At a merge something happens only where no parent has it so. */
function addEvents(step: Step): void {
  const { after, parents } = step;
  const before = parents.length === 1 ? (parents[0] ?? []) : parents.flat();
  if (after.length === 0) {
    addRemoval(step, before);
    return;
  }
  const isBack = before.length === 0;
  for (const [at, holding] of after.entries()) {
    if (holding.label === undefined || isAmong(holding, before)) continue;
    if (at > 0 && isAmong(holding, after.slice(0, at))) continue;
    // What had no version so far begins with its first one.
    const isFirst = step.past.length === 0;
    if (!isBack && !isFirst) addState(step, holding, 'changed', parentHashes(step, holding.path));
    else {
      const last = lastRemoval(step);
      addState(step, holding, last === undefined ? 'added' : 'restored', last?.parents ?? []);
    }
  }
  addMove(step, before);
}

/** A record that only moved. Where it also changed, its new state tells the place. */
function addMove({ after, parents, ...step }: Step, before: readonly Holding[]): void {
  const [first] = after;
  if (first?.label === undefined || before.length === 0) return;
  const isKnownPlace = parents.some((parent) => parent.some(({ path }) => path === first.path));
  const isKnownContent = isAmong(first, before);
  const isRoom = after.length <= Math.max(...parents.map(({ length }) => length));
  if (isKnownPlace || !isKnownContent || !isRoom) return;
  addState(
    { ...step, after, parents },
    first,
    'moved',
    parentHashes({ ...step, after, parents }, first.path),
  );
}

/** A merge removes what every parent has; what one of them had removed is that one's doing. */
function addRemoval(step: Step, before: readonly Holding[]): void {
  const last = before.find(({ label }) => label !== undefined);
  if (last?.label === undefined) return;
  const { parents, graph, commit, past } = step;
  const numbers = graph.parentsOf(commit);
  const isRemovedThere = parents.some(({ length }, at) => length === 0 && wasKnown(step, numbers[at] ?? -1));
  if (isRemovedThere) return;
  const { kind, path, label } = last;
  const hashes = parentHashes(step, path);
  past.push({ ...label, change: 'removed', commit, kind, path, blob: '', parents: hashes, isNew: false });
}

function addState(
  { commit, past }: Step,
  { kind, path, blob, label }: Holding,
  change: VersionChange,
  parents: readonly string[],
): void {
  if (label === undefined) return;
  const isNew = !past.some(
    (event) => event.change !== 'removed' && event.contentHash === label.contentHash && event.kind === kind,
  );
  past.push({ ...label, change, commit, kind, path, blob, parents, isNew });
}

/** The content hash in each parent: of the record at the same path, else of the first that has one. */
function parentHashes({ parents }: Step, path: string): string[] {
  const hashes = parents.flatMap((holdings) => {
    const labelled = holdings.filter(({ label }) => label !== undefined);
    const holding = labelled.find((one) => one.path === path) ?? labelled[0];
    return holding?.label?.contentHash ?? [];
  });
  return [...new Set(hashes)];
}

function lastRemoval({ past, graph, commit }: Step): RecordEvent | undefined {
  return past.findLast((event) => event.change === 'removed' && graph.isReachable(event.commit, commit));
}

function wasKnown({ past, graph }: Step, commit: number): boolean {
  return past.some((event) => graph.isReachable(event.commit, commit));
}

/** True where one of some records has the same content. */
function isAmong({ kind, label }: Holding, holdings: readonly Holding[]): boolean {
  return holdings.some((other) => other.label?.contentHash === label?.contentHash && other.kind === kind);
}
