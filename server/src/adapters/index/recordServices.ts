import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { SelectParams, Selection } from '../../../../shared/src/protocol/selection.ts';
import type { TrackedUsage, TrackUsageParams } from '../../../../shared/src/protocol/usage.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { MemberRecord } from '../../core/datasets/field.ts';
import type { IsMember } from '../../core/datasets/predicate.ts';
import { createDatasetResolver, type DatasetResolver } from '../../core/datasets/resolve.ts';
import { createSplitter } from '../../core/datasets/splits.ts';
import { createId, normaliseId } from '../../core/records/identity.ts';
import { isSearchableKind, searchTextOf } from '../../core/records/searchText.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import type { SearchSource } from '../../core/search/searchSource.ts';
import { WhereFilters } from '../../core/search/where.ts';
import { selectExamples, type SelectionQuery } from '../../core/selection/selectExamples.ts';
import type { RecordPlace } from '../../core/workspace/context.ts';
import type { BaseVersion } from '../../core/writing/versionAfter.ts';
import { Baselines } from '../git/baselines.ts';
import { OperationalError } from '../operationalError.ts';
import { UsageService } from '../usage/usageService.ts';
import type { RecordWritingOptions } from '../writing/planning.ts';
import { FeedbackPlans } from '../writing/feedbackPlans.ts';
import { PlanProgress } from '../writing/planProgress.ts';
import { RecordPlacement } from '../writing/recordPlacement.ts';
import { RecordWriting } from '../writing/recordWriting.ts';
import { RunDrafts } from '../writing/runDrafts.ts';
import { datasetsOf } from './datasetSplits.ts';
import type { IndexSettings } from './indexSettings.ts';
import type { ChosenModel } from './modelChoice.ts';
import type { RecordStore } from './recordStore.ts';
import { receiptsOf } from './runReceipts.ts';

export interface RecordServicesOptions {
  roots: readonly string[];
  index: SearchIndex;
  store: RecordStore;
  settings: () => IndexSettings;
  textOf: (uri: string) => string | undefined;
  isTrusted: () => boolean;
  /** What searches are answered from. */
  source: () => SearchSource;
  /** The model that answers a search, with the query's vector. */
  choose: (params: SearchParams) => Promise<ChosenModel>;
  /** A plan of changes has come further. */
  onPlanProgress: () => void;
}

/** How many examples are chosen where nobody says. */
const DEFAULT_K = 4;

/** What is done with records besides finding them: writing, choosing, counting their use. */
export class RecordServices {
  readonly writing: RecordWriting;
  readonly placement: RecordPlacement;
  readonly drafts: RunDrafts;
  readonly feedback: FeedbackPlans;
  readonly usage: UsageService;
  readonly planProgress: PlanProgress;
  readonly #options: RecordServicesOptions;
  readonly #baselines = new Baselines();
  readonly #whereFilters: WhereFilters;
  #resolver: { revision: number; resolver: DatasetResolver } | undefined;

  constructor(options: RecordServicesOptions) {
    this.#options = options;
    const { roots, store, index, textOf } = options;
    this.#whereFilters = new WhereFilters(index);
    this.planProgress = new PlanProgress(options.onPlanProgress);
    const planning: RecordWritingOptions = {
      ...{ store, roots, textOf, newId, progress: this.planProgress },
      baseVersions: (records, token) => this.baseVersions(records, token),
      now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    };
    this.writing = new RecordWriting(planning);
    this.placement = new RecordPlacement(planning);
    this.drafts = new RunDrafts(planning);
    this.usage = new UsageService({
      ...{ roots, newId },
      find: (id) => store.find(id),
      project: () => options.settings().configuration.project,
      pathOf,
      now: () => Date.now(),
    });
    this.feedback = new FeedbackPlans({
      store,
      writing: this.writing,
      receipts: () => receiptsOf(store).receipts.map(({ receipt }) => receipt),
      events: () => this.usage.events.events,
    });
  }

  /** What a search needs besides the index: datasets, remembered predicates, and usage where it orders. */
  searchContext(byUsage: boolean): Pick<SearchSource, 'isMember' | 'whereFilters' | 'usage'> {
    const isMember: IsMember = (datasetId, record) => this.#datasets().isMember(datasetId, record);
    return {
      ...{ isMember, whereFilters: this.#whereFilters },
      ...(byUsage ? { usage: this.usage.counts() } : {}),
    };
  }

  /** What the base of the branch has of records; nothing without git or trust. */
  async baseVersions(
    records: readonly RecordPlace[],
    token: Cancellation,
  ): Promise<ReadonlyMap<string, BaseVersion>> {
    const versions = new Map<string, BaseVersion>();
    if (!this.#options.isTrusted()) return versions;
    const base = this.#options.settings().configuration.project.base_branch;
    for (const root of this.#options.roots) {
      const inRoot = records
        .map(({ id, kind, uri }) => ({ id, kind, file: pathOf(uri) }))
        .filter(({ file }) => file.startsWith(root + path.sep));
      if (inRoot.length === 0) continue;
      const found = await this.#baselines.versionsOf(root, base, inRoot, token);
      for (const [id, version] of found) versions.set(id, version);
    }
    return versions;
  }

  /** Logs a use. It is a write that nobody sees, so the workspace has to be trusted. */
  track(params: TrackUsageParams): TrackedUsage {
    if (!this.#options.isTrusted()) throw new OperationalError('Use is logged only in a trusted workspace.');
    return this.usage.track(params);
  }

  /** Chooses few-shot examples for a query. */
  async select(params: SelectParams): Promise<Selection> {
    const query = this.#selectionQuery(params);
    const filters = { kinds: ['example' as const] };
    const { source, vector } = await this.#options.choose({ text: query.text, literal: true, filters });
    return selectExamples({ ...this.#options.source(), ...source }, params, query, vector);
  }

  #selectionQuery(params: SelectParams): SelectionQuery {
    const { store } = this.#options;
    const template = params.template === undefined ? undefined : this.#fewShotOf(params.template);
    const own = params.for === undefined ? undefined : store.find(normaliseId(params.for));
    if (params.for !== undefined && (own === undefined || !isSearchableKind(own.kind)))
      throw new OperationalError(`No example or DataBit has the id ${params.for}.`);
    const given = params.text?.trim() ?? '';
    const text =
      given !== '' || own === undefined || !isSearchableKind(own.kind)
        ? given
        : searchTextOf(own.value, own.kind, store.recipe).vector;
    if (text === '')
      throw new OperationalError('Give the text of the query, or the id of its record with `for`.');
    const group = own?.value['group'];
    const dataset = params.dataset ?? template?.dataset;
    return {
      text,
      ...(own === undefined ? {} : { own: { id: own.id, ...(typeof group === 'string' ? { group } : {}) } }),
      k: params.k ?? template?.k ?? DEFAULT_K,
      isInPool: dataset === undefined ? () => true : this.#poolOf(dataset),
    };
  }

  #fewShotOf(id: string): { dataset?: string; k?: number } {
    const record = this.#options.store.find(normaliseId(id));
    if (record?.kind !== 'template') throw new OperationalError(`No template has the id ${id}.`);
    const fewShot = record.value['few_shot'];
    if (!isJsonObject(fewShot)) return {};
    const { dataset, k } = fewShot;
    return {
      ...(typeof dataset === 'string' ? { dataset } : {}),
      ...(typeof k === 'number' && Number.isInteger(k) && k > 0 ? { k } : {}),
    };
  }

  /** Members in the train split; every member of a dataset without splits. */
  #poolOf(dataset: string): (record: MemberRecord) => boolean {
    const resolver = this.#datasets();
    const found = resolver.dataset(dataset);
    if (found === undefined) throw new OperationalError(`No dataset has the id ${dataset}.`);
    const splitOf = createSplitter(found.value['splits']);
    return (record) => resolver.isMember(found.id, record) && (splitOf(record) ?? 'train') === 'train';
  }

  #datasets(): DatasetResolver {
    const { store } = this.#options;
    if (this.#resolver?.revision !== store.revision) {
      this.#resolver = { revision: store.revision, resolver: createDatasetResolver(datasetsOf(store)) };
    }
    return this.#resolver.resolver;
  }
}

function newId(): string {
  return createId(Date.now(), randomBytes(16));
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
