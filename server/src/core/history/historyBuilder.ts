import type { HeldRecord } from './heldRecord.ts';
import type { CommitOfHistory, DeletedBy, HistoricVersion, RecordPast } from './recordHistory.ts';

/** What a commit does to one record file. */
export interface FileStep {
  /** The records that the file had in the commit's parents. */
  before: readonly HeldRecord[];
  /** The records that it has now; none where the commit deletes it. */
  after: readonly HeldRecord[];
  /** Name of the object that holds the file now; an empty text where the commit deletes it. */
  blob: string;
}

/** Which ids a tree has. */
export type Presence = Pick<ReadonlySet<string>, 'has'>;

interface Past {
  versions: HistoricVersion[];
  removedBy: DeletedBy | undefined;
}

/** Gathers the versions of records from commits, parents before children. Files do not matter: a record is its id. */
export class HistoryBuilder {
  readonly #pasts = new Map<string, Past>();

  /** `isInBase`: the commit is the base of the branch, or reachable from it; those come first. */
  add(commit: CommitOfHistory, steps: readonly FileStep[], isInBase: boolean): void {
    const present = new Set<string>();
    for (const { after, blob } of steps) {
      for (const record of after) {
        present.add(record.id);
        this.#take(record, commit, blob, isInBase);
      }
    }
    for (const { before } of steps) {
      for (const { id } of before) {
        const past = present.has(id) ? undefined : this.#pasts.get(id);
        if (past !== undefined) past.removedBy = { commit: commit.name, time: commit.time };
      }
    }
  }

  /**
   * The pasts that tell something: of records with several versions, and of ids that HEAD or the base had and do not have
   * any more. All others have the one version that everybody sees.
   */
  *pasts(inHead: Presence, inBase: Presence): Iterable<RecordPast> {
    for (const [id, { versions, removedBy }] of this.#pasts) {
      const isInHead = inHead.has(id);
      const isInBase = inBase.has(id);
      const [first, ...others] = versions;
      if (first === undefined || (others.length === 0 && isInHead && isInBase === first.isInBase)) continue;
      const isDeleted = !isInHead && removedBy !== undefined;
      yield { id, versions, isInHead, isInBase, ...(isDeleted && { deletedBy: removedBy }) };
    }
  }

  #take({ kind, id, label }: HeldRecord, commit: CommitOfHistory, blob: string, isInBase: boolean): void {
    if (label === undefined) return;
    const { version, contentHash } = label;
    const past = this.#pasts.get(id);
    const next = { kind, id, version, contentHash, commit: commit.name, time: commit.time, blob, isInBase };
    if (past === undefined) {
      this.#pasts.set(id, { versions: [next], removedBy: undefined });
      return;
    }
    for (const one of past.versions) if (one.contentHash === contentHash && one.kind === kind) return;
    past.versions.push(next);
  }
}
