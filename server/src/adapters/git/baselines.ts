import type { Cancellation } from '../../core/cancellation.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import { findBase } from './baseCommit.ts';
import { Baseline, type FileOfIds } from './baseline.ts';

/** A record of the work tree whose version in the base is wanted. */
export interface WantedRecord {
  /** Lower-cased. */
  id: string;
  kind: RecordKind;
  /** Absolute path of its file. */
  file: string;
}

/** The baselines of folders, kept as long as the base is the same: of a large repository listing one takes a while. */
export class Baselines {
  readonly #opened = new Map<string, Baseline>();

  /** The folder's baseline as git is now; `undefined` without git or a commit. Only in a trusted workspace. */
  async of(root: string, baseBranch: string | undefined): Promise<Baseline | undefined> {
    const base = await findBase(root, baseBranch);
    if (typeof base === 'string') {
      this.#opened.delete(root);
      return undefined;
    }
    const known = this.#opened.get(root);
    if (known?.base.commit === base.commit && known.base.tip === base.tip) return known;
    const opened = await Baseline.open(root, base);
    this.#opened.set(root, opened);
    return opened;
  }

  /** The versions that records have in the base, by id; without those that were not read where that was cancelled. */
  async versionsOf(
    root: string,
    baseBranch: string | undefined,
    records: readonly WantedRecord[],
    token: Cancellation,
  ): Promise<Map<string, BaseVersion>> {
    const baseline = await this.of(root, baseBranch);
    if (baseline === undefined) return new Map(records.map(({ id }) => [id, 'unknown']));
    const found = await baseline.read(byFile(records), token);
    const versions = new Map<string, BaseVersion>();
    for (const { id, kind } of records) {
      const base = found.get(id);
      const current = base?.kind === kind ? base.current : undefined;
      if (current !== undefined)
        versions.set(id, { version: current.version, contentHash: current.contentHash });
      else if (!token.isCancellationRequested) versions.set(id, 'new');
    }
    return versions;
  }
}

function byFile(records: readonly WantedRecord[]): FileOfIds[] {
  const files = new Map<string, string[]>();
  for (const { file, id } of records) {
    const ids = files.get(file);
    if (ids === undefined) files.set(file, [id]);
    else ids.push(id);
  }
  return [...files].map(([file, ids]) => ({ file, ids }));
}
