import { setImmediate } from 'node:timers/promises';
import type { RunStaleness } from '../../../../shared/src/protocol/runs.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { SPLIT_NAMES, type SplitName } from '../../core/datasets/splits.ts';
import { rowDealing, type NamedRecords } from '../../core/optimization/planRun.ts';
import type { RunRows } from '../../core/optimization/runRows.ts';
import type { DatasetMemberships } from '../index/memberships.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { runStaleness, type PresentRecord, type UsedRecords } from '../../core/optimization/runStaleness.ts';
import { OperationalError } from '../operationalError.ts';

/** Records that are looked at between two pauses: a few milliseconds. */
const LOOKED_AT_ONCE = 200;

export interface PresentRowsOptions {
  store: RecordStore;
  memberships: DatasetMemberships;
}

/** The rows that runs would have now, by the state of the workspace: found in slices, so that searches are answered meanwhile. */
export class PresentRows {
  readonly #options: PresentRowsOptions;
  #revision = -1;
  /** By id what was looked up since the last change. */
  readonly #records = new Map<string, PresentRecord | undefined>();
  #stale = new WeakMap<UsedRecords, RunStaleness>();
  readonly #found = new Map<string, Promise<ReadonlyMap<string, SplitName> | undefined>>();

  constructor(options: PresentRowsOptions) {
    this.#options = options;
  }

  /** The split of each row of a template and a dataset, by lower-cased id; `undefined` where one of them is gone. */
  async of(
    template: string,
    dataset: string,
    token: Cancellation,
  ): Promise<ReadonlyMap<string, SplitName> | undefined> {
    this.#forgetOld();
    const key = `${template} ${dataset}`;
    const known = this.#found.get(key) ?? this.#find(template, dataset, token);
    this.#found.set(key, known);
    try {
      return await known;
    } catch (error) {
      if (this.#found.get(key) === known) this.#found.delete(key);
      if (token.isCancellationRequested) throw error;
      // Whoever asked first does not wait any more, and this question does.
      return this.of(template, dataset, token);
    }
  }

  /** What stales a run of a record (lower-cased id); many receipts name the same ones. */
  record(id: string): PresentRecord | undefined {
    this.#forgetOld();
    if (!this.#records.has(id)) this.#records.set(id, present(this.#options.store.find(id)));
    return this.#records.get(id);
  }

  /** What changed since a run; found once for each state of the workspace. */
  async staleness(used: UsedRecords, token: Cancellation): Promise<RunStaleness> {
    const [template, dataset] = [used.template.id.toLowerCase(), used.dataset.id.toLowerCase()];
    const rows = await this.of(template, dataset, token);
    this.#forgetOld();
    const known = this.#stale.get(used);
    if (known !== undefined) return known;
    const found = runStaleness(used, { of: (id) => this.record(id), rows });
    // Not where a record changed while the rows were found.
    if (this.#found.has(`${template} ${dataset}`)) this.#stale.set(used, found);
    return found;
  }

  #forgetOld(): void {
    const { revision } = this.#options.store;
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.#found.clear();
    this.#records.clear();
    this.#stale = new WeakMap();
  }

  /** The rows of a run, in the order of their files. */
  async deal(named: NamedRecords, token: Cancellation): Promise<RunRows> {
    const { store, memberships } = this.#options;
    const dealing = rowDealing(named);
    const wanted = { dataset: named.dataset.id, most: Number.POSITIVE_INFINITY, isExact: true };
    const { ids } = await memberships.membersOf(wanted, token);
    for (const [at, id] of ids.entries()) {
      if (at % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await pause(token);
      const record = store.find(id);
      if (record?.kind !== 'example') continue;
      dealing.add(record);
      if (this.#revision === store.revision) this.#records.set(id, present(record));
    }
    return dealing.rows;
  }

  async #find(
    templateId: string,
    datasetId: string,
    token: Cancellation,
  ): Promise<ReadonlyMap<string, SplitName> | undefined> {
    const { store } = this.#options;
    const [template, dataset] = [store.find(templateId), store.find(datasetId)];
    if (template?.kind !== 'template' || dataset?.kind !== 'dataset') return undefined;
    const { splits } = await this.deal({ template, dataset }, token);
    return new Map(SPLIT_NAMES.flatMap((name) => splits[name].map(({ id }) => [id, name] as const)));
  }
}

function present(record: PresentRecord | undefined): PresentRecord | undefined {
  return record && { name: record.name, contentHash: record.contentHash };
}

async function pause(token: Cancellation): Promise<void> {
  await setImmediate();
  if (token.isCancellationRequested) throw new OperationalError('The question was cancelled.');
}
