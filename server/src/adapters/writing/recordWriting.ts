import type {
  CreateRecordParams,
  DeleteRecordsParams,
  EditRecordsParams,
  RecordEdits,
  UpdateRecordParams,
} from '../../../../shared/src/protocol/writing.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { createDatasetResolver } from '../../core/datasets/resolve.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { describeKind } from '../../core/records/kinds.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import { changeFields, changeRecord, type ChangedValue } from '../../core/writing/changeRecord.ts';
import { addDocument, createRecord } from '../../core/writing/createRecord.ts';
import { editFileInSteps, type WantedChange } from '../../core/writing/editFile.ts';
import { pinMembers } from '../../core/writing/pinMembers.ts';
import { reviewRecord } from '../../core/writing/reviewRecord.ts';
import { withVersionAfter, type BaseVersion } from '../../core/writing/versionAfter.ts';
import { datasetsOf } from '../index/datasetSplits.ts';
import type { StoredRecord } from '../index/recordStore.ts';
import { OperationalError } from '../operationalError.ts';
import { NewFiles } from './newFiles.ts';
import {
  byFile,
  emptyPlan,
  findRecords,
  letOthersIn,
  takeSteps,
  type RecordWritingOptions,
} from './planning.ts';
import { referencesTo } from './references.ts';

/** Makes the new value of a record; the version is not its concern. It may be asked more than once for a record. */
export type Change = (record: StoredRecord, value: JsonObject) => ChangedValue;

/** Plans changes of records as edits of their files. Nothing is written here. */
export class RecordWriting {
  readonly #options: RecordWritingOptions;
  readonly #newFiles: NewFiles;

  constructor(options: RecordWritingOptions) {
    this.#options = options;
    this.#newFiles = new NewFiles(options.roots);
  }

  create({ kind, value, uri }: CreateRecordParams): RecordEdits {
    const { store, newId, now, textOf } = this.#options;
    const plan = emptyPlan(store);
    const record = createRecord(kind, value, { id: newId(), now: now() });
    if ('reason' in record) {
      const given = value[describeKind(kind).idProperty];
      plan.refused.push({ id: typeof given === 'string' ? given : '', reason: record.reason });
      return plan;
    }
    const { id, text, value: written } = record;
    if (store.all(id).length > 0) {
      plan.refused.push({
        id,
        reason: 'A record with this id exists already; update it, or leave the id out.',
      });
      return plan;
    }
    const name = typeof written['name'] === 'string' ? written['name'] : kind;
    const target = this.#newFiles.target(kind, name, uri);
    plan.files.push(addDocument(target, textOf(target), text));
    // Not every kind has versions.
    const version = typeof written['version'] === 'number' ? { version: written['version'] } : {};
    plan.edited.push({ id, kind, name, uri: target, ...version, isNewVersion: true });
    return plan;
  }

  async update({ id, set = [], remove = [] }: UpdateRecordParams, token: Cancellation): Promise<RecordEdits> {
    return this.changeEach([id], ({ kind }, value) => changeFields(kind, value, set, remove), token);
  }

  async edit({ ids, change }: EditRecordsParams, token: Cancellation): Promise<RecordEdits> {
    if ('delete' in change)
      return this.delete({ ids, ...(change.force === true ? { force: true } : {}) }, token);
    if ('add' in change && change.add === 'dataset') return this.#pin(ids, change.value, token);
    if ('review' in change) {
      const time = this.#options.now();
      return this.changeEach(
        ids,
        ({ id, kind }, value) => reviewRecord({ id, kind, value }, change, time),
        token,
      );
    }
    return this.changeEach(ids, ({ kind }, value) => changeRecord(kind, value, change), token);
  }

  /** Records that others refer to stay, unless forced; those that are deleted with the referring ones may go. */
  async delete({ ids, force = false }: DeleteRecordsParams, token: Cancellation): Promise<RecordEdits> {
    const plan = emptyPlan(this.#options.store);
    const records = await findRecords(this.#options.store, ids, plan, token);
    const places = force
      ? new Map<string, never>()
      : referencesTo(this.#options.store, new Set(records.map(({ id }) => id)));
    const free = records.filter(({ id }) => {
      const referredBy = places.get(id);
      if (referredBy === undefined) return true;
      const count = `${String(referredBy.length)} ${referredBy.length === 1 ? 'place refers' : 'places refer'}`;
      plan.refused.push({
        id,
        reason: `${count} to it; change those first, or delete it by force.`,
        referredBy,
      });
      return false;
    });
    const wanted = (record: StoredRecord): WantedChange => ({
      ...{ id: record.id, document: record.document, remove: true },
      change: (value) => ({ value }),
    });
    await this.#plan(plan, free, wanted, token);
    return plan;
  }

  /** Plans a change of each of the records by itself. */
  async changeEach(ids: readonly string[], change: Change, token: Cancellation): Promise<RecordEdits> {
    const { store, baseVersions } = this.#options;
    const plan = emptyPlan(store);
    const records = await findRecords(store, ids, plan, token);
    // Only a change of content asks for the base, which has to be read from git: the first record tells mostly.
    const [first] = records;
    if (first === undefined || !changesContent(first, change)) {
      const tried = await this.#planChange(copyOf(plan), records, change, undefined, token);
      if (!tried.needsBase) return tried.plan;
    }
    const bases = await baseVersions(records, token);
    await letOthersIn(token);
    return (await this.#planChange(plan, records, change, bases, token)).plan;
  }

  /** The plan of a change, which holds only where the base was given or not asked for. */
  async #planChange(
    plan: RecordEdits,
    records: readonly StoredRecord[],
    change: Change,
    bases: ReadonlyMap<string, BaseVersion> | undefined,
    token: Cancellation,
  ): Promise<{ plan: RecordEdits; needsBase: boolean }> {
    let needsBase = false;
    const baseOf = (id: string): BaseVersion => {
      needsBase ||= bases === undefined;
      return bases?.get(id) ?? 'unknown';
    };
    const versions = new Map<string, { version: unknown; isNewVersion: boolean }>();
    const wanted = (record: StoredRecord): WantedChange => ({
      id: record.id,
      document: record.document,
      change: (value) => {
        const changed = change(record, value);
        if ('reason' in changed) return changed;
        // Whoever sets the version means it.
        const setsVersion = changed.value['version'] !== value['version'];
        const versioned = setsVersion
          ? { value: changed.value, isNewVersion: true }
          : withVersionAfter(record.kind, value, changed.value, () => baseOf(record.id));
        versions.set(record.id, {
          version: versioned.value['version'],
          isNewVersion: versioned.isNewVersion,
        });
        return { value: versioned.value };
      },
    });
    await this.#plan(plan, records, wanted, token);
    for (const edited of plan.edited) {
      const { version, isNewVersion = false } = versions.get(edited.id) ?? {};
      edited.isNewVersion = isNewVersion;
      if (typeof version === 'number') edited.version = version;
    }
    return { plan, needsBase };
  }

  /** Adds records to a dataset: one edit of the dataset, not of the records. */
  async #pin(ids: readonly string[], dataset: string, token: Cancellation): Promise<RecordEdits> {
    const { store } = this.#options;
    const plan = emptyPlan(this.#options.store);
    const datasetId = normaliseId(dataset);
    if (store.find(datasetId)?.kind !== 'dataset')
      throw new OperationalError(`No dataset has the id ${dataset}; nothing was changed.`);
    const resolver = createDatasetResolver(datasetsOf(store));
    const added: string[] = [];
    for (const { id, kind, value } of await findRecords(this.#options.store, ids, plan, token)) {
      if (!isSearchableKind(kind))
        plan.refused.push({ id, reason: 'Only examples and DataBits can be members.' });
      else if (resolver.isMember(datasetId, { id, kind, value })) plan.unchanged.push(id);
      else added.push(id);
    }
    if (added.length === 0) return plan;
    const pinned = await this.changeEach(
      [datasetId],
      (_, value) => ({ value: pinMembers(value, added) }),
      token,
    );
    const { files, edited, refused } = pinned;
    return { ...plan, files, edited, refused: [...plan.refused, ...refused] };
  }

  async #plan(
    plan: RecordEdits,
    records: readonly StoredRecord[],
    wanted: (record: StoredRecord) => WantedChange,
    token: Cancellation,
  ): Promise<void> {
    await this.#options.progress.during(records.length, async (tell) => {
      let before = 0;
      for (const [uri, inFile] of byFile(records)) {
        await letOthersIn(token);
        const steps = this.#planFile(plan, uri, inFile, wanted);
        await takeSteps(steps, token, (taken) => {
          tell(before + Math.min(taken, inFile.length));
        });
        before += inFile.length;
        tell(before);
      }
    });
  }

  *#planFile(
    plan: RecordEdits,
    uri: string,
    records: readonly StoredRecord[],
    wanted: (record: StoredRecord) => WantedChange,
  ): Generator<undefined, undefined> {
    const [first] = records;
    const text = this.#options.textOf(uri);
    if (first === undefined) return undefined;
    if (text === undefined) {
      plan.refused.push(...records.map(({ id }) => ({ id, reason: `${uri} cannot be read.` })));
      return undefined;
    }
    const { edit, outcomes } = yield* editFileInSteps(uri, first.kind, text, records.map(wanted));
    if (edit !== undefined) plan.files.push(edit);
    for (const { id, kind, name } of records) {
      const outcome = outcomes.get(id) ?? 'unchanged';
      if (outcome === 'edited') plan.edited.push({ id, kind, name, uri, isNewVersion: false });
      else if (outcome === 'unchanged') plan.unchanged.push(id);
      else plan.refused.push({ id, reason: outcome.reason });
    }
    return undefined;
  }
}

function changesContent(record: StoredRecord, change: Change): boolean {
  const changed = change(record, record.value);
  if ('reason' in changed) return false;
  return withVersionAfter(record.kind, record.value, changed.value, () => 'unknown').isNewVersion;
}

function copyOf(plan: RecordEdits): RecordEdits {
  return { ...plan, refused: [...plan.refused], files: [], edited: [], unchanged: [] };
}
