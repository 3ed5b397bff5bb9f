import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { CommitGraph } from './commitGraph.ts';
import type { HistoryCommit, StoredState } from './historyCommit.ts';

/** A record of a commit's tree. */
export interface Holding extends StoredState {
  kind: RecordKind;
  path: string;
  /** Name of the object that held the file when the record got this state. */
  blob: string;
}

/** The state of an id from one commit on. */
interface Touch {
  commit: number;
  holdings: readonly Holding[];
}

const NOTHING: readonly Holding[] = [];

/**
 * What every id was in every commit's tree: told are only the changes, and the rest is found along the lines of first parents. An id
 * may stand in several places; they are ordered by path, and the first one counts where one is wanted.
 */
export class RecordStates {
  readonly #graph: CommitGraph;
  readonly #touches = new Map<string, Touch[]>();

  constructor(graph: CommitGraph) {
    this.#graph = graph;
  }

  ids(): Iterable<string> {
    return this.#touches.keys();
  }

  /** The records with an id in the tree of a commit whose changes were taken. */
  at(id: string, commit: number): readonly Holding[] {
    const touches = this.#touches.get(id);
    if (touches === undefined) return NOTHING;
    for (let on = commit; on >= 0; on = this.#graph.originOf(on)) {
      const line = this.#graph.lineOf(on);
      for (let at = touches.length - 1; at >= 0; at -= 1) {
        const touch = touches[at];
        if (touch === undefined || touch.commit > on || this.#graph.lineOf(touch.commit) !== line) continue;
        return touch.holdings;
      }
    }
    return NOTHING;
  }

  /** Takes the changes of a commit, after those of its parents. Answers the ids that are in another state than in its first parent. */
  take(commit: number, { files }: HistoryCommit): ReadonlyMap<string, readonly Holding[]> {
    const [parent] = this.#graph.parentsOf(commit);
    const changed = new Map<string, Holding[]>();
    const stateOf = (id: string): Holding[] => {
      const known = changed.get(id);
      if (known !== undefined) return known;
      const copy = parent === undefined ? [] : [...this.at(id, parent)];
      changed.set(id, copy);
      return copy;
    };
    for (const { kind, path, blob, records, isWhole } of files) {
      if (isWhole === true && parent !== undefined)
        for (const id of this.#idsIn(path, parent)) drop(stateOf(id), path);
      for (const { id, states } of records) {
        const holdings = stateOf(id);
        drop(holdings, path);
        // Written out: there are as many as records in an import, and copying properties by their names is slow.
        for (const { text, label } of states)
          holdings.push(
            label === undefined
              ? { text, kind, path, blob: blob ?? '' }
              : { text, label, kind, path, blob: blob ?? '' },
          );
      }
    }
    for (const [id, holdings] of changed) {
      if (holdings.length > 1) holdings.sort(byPath);
      const touches = this.#touches.get(id);
      if (touches === undefined) this.#touches.set(id, [{ commit, holdings }]);
      else touches.push({ commit, holdings });
    }
    return changed;
  }

  /** Looks through all ids: asked only where git lacks an object. */
  #idsIn(path: string, commit: number): string[] {
    return [...this.#touches.keys()].filter((id) =>
      this.at(id, commit).some((holding) => holding.path === path),
    );
  }
}

function drop(holdings: Holding[], path: string): void {
  for (let at = holdings.length - 1; at >= 0; at -= 1)
    if (holdings[at]?.path === path) holdings.splice(at, 1);
}

/** Stable: records of one file stay in its order. */
function byPath({ path: one }: Holding, { path: other }: Holding): number {
  return one < other ? -1 : Number(one > other);
}
