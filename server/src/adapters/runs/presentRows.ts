import { setImmediate } from 'node:timers/promises';
import type { RunStaleness } from '../../../../shared/src/protocol/runs.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { createSplitter, type SplitName } from '../../core/datasets/splits.ts';
import { dealRow, type RunExample } from '../../core/optimization/runRows.ts';
import { runTemplate } from '../../core/optimization/runTemplate.ts';
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
      // It was cancelled by who asked first; the next one asks anew.
      if (this.#found.get(key) === known) this.#found.delete(key);
      throw error;
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
    const rows = await this.of(used.template.id.toLowerCase(), used.dataset.id.toLowerCase(), token);
    const known = this.#stale.get(used);
    if (known !== undefined) return known;
    const found = runStaleness(used, { of: (id) => this.record(id), rows });
    this.#stale.set(used, found);
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

  /** The examples among the members of a dataset, with their values. */
  async members(dataset: string, token: Cancellation): Promise<RunExample[]> {
    const { store, memberships } = this.#options;
    const wanted = { dataset, most: Number.POSITIVE_INFINITY, isExact: true };
    const { ids } = await memberships.membersOf(wanted, token);
    const members: RunExample[] = [];
    for (const [at, id] of ids.entries()) {
      if (at % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await pause(token);
      const record = store.find(id);
      if (record?.kind !== 'example') continue;
      members.push(record);
      if (this.#revision === store.revision) this.#records.set(id, present(record));
    }
    return members;
  }

  async #find(
    template: string,
    dataset: string,
    token: Cancellation,
  ): Promise<ReadonlyMap<string, SplitName> | undefined> {
    const { store } = this.#options;
    const [templateRecord, datasetRecord] = [store.find(template), store.find(dataset)];
    if (templateRecord?.kind !== 'template' || datasetRecord?.kind !== 'dataset') return undefined;
    const { fields } = runTemplate(templateRecord.value);
    const splitOf = createSplitter(datasetRecord.value['splits']);
    const rows = new Map<string, SplitName>();
    for (const [at, member] of (await this.members(dataset, token)).entries()) {
      if (at % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await pause(token);
      const dealt = dealRow(fields, member, splitOf);
      if ('split' in dealt) rows.set(member.id, dealt.split);
    }
    return rows;
  }
}

function present(record: PresentRecord | undefined): PresentRecord | undefined {
  return record && { name: record.name, contentHash: record.contentHash };
}

async function pause(token: Cancellation): Promise<void> {
  await setImmediate();
  if (token.isCancellationRequested) throw new OperationalError('The question was cancelled.');
}
