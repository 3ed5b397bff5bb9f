import type { RunPlanAnswer } from '../../../../shared/src/protocol/runs.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { estimateCost } from '../../core/optimization/costEstimate.ts';
import { costByEarlierRun, type EarlierCost } from '../../core/optimization/earlierCost.ts';
import {
  assemblePlan,
  namedRecords,
  type PlannedRecord,
  type RunPlan,
} from '../../core/optimization/planRun.ts';
import { totalTokens } from '../../core/optimization/tokenEstimate.ts';
import { modelEndpoint } from '../dspy/modelEndpoint.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { knownRuns, type KnownRun, type RunSources } from './runList.ts';

/**
 * What a specification would do; `null` where there is none. `endpoint` is the address of models that name none, empty for their
 * own providers. Rejects with an operational error where it is no address.
 */
export async function planAnswer(
  sources: RunSources,
  { specId, endpoint: given }: { specId: string; endpoint: string },
  token: Cancellation,
): Promise<RunPlanAnswer | null> {
  const { store } = sources;
  const specification = store.find(specId);
  if (specification?.kind !== 'run') return null;
  const endpoint = modelEndpoint(given);
  const named = namedRecords({
    specification,
    templateOf: (id) => recordOf(store, 'template', id),
    datasetOf: (id) => recordOf(store, 'dataset', id),
  });
  if ('problems' in named) return { ...NOTHING, problems: named.problems };
  const rows = await sources.rows.deal(named, token);
  const plan = assemblePlan({ ...named, specification, rows, defaultModel: undefined, endpoint });
  if ('problems' in plan) return { ...NOTHING, problems: plan.problems };
  const { input, estimate, notes, code } = plan;
  const { train, val, test } = input.splits;
  const runs = [...(await knownRuns(sources, token)).values()];
  const { models, budget } = input;
  const priced = estimateCost(plan.tokens, models, { budget, priceOf: sources.priceOf });
  const earlier = runs.flatMap((run) => costLike(plan, run));
  const cost = priced.cost ?? costByEarlierRun(estimate, earlier);
  return {
    rows: { train: train.length, val: val.length, test: test.length },
    calls: estimate,
    tokens: totalTokens(plan.tokens),
    ...(cost && { cost }),
    notes: [
      ...notes,
      ...(priced.cost === undefined && cost !== undefined ? [] : priced.notes),
      ...(hasUnsaved(store, specification.uri) ? [UNSAVED] : []),
    ],
    problems: [],
    code,
  };
}

const UNSAVED = 'The specification has unsaved changes: a run reads it as it is saved.';

const NOTHING: RunPlanAnswer = {
  rows: { train: 0, val: 0, test: 0 },
  calls: { measuring: 0, optimizing: 0, proposing: 0, attributing: 0, isRough: false },
  ...{ notes: [], problems: [], code: [] },
};

/** What a run cost that used the same optimizer, template and model: only that says what a call would. */
function costLike({ input }: RunPlan, { summary, receipt }: KnownRun): EarlierCost[] {
  const { usage, finishedAt, optimizer, model } = summary;
  const { calls, cost } = usage;
  const isAlike =
    optimizer === input.optimizer['name'] &&
    model === input.models.task['name'] &&
    receipt?.used.template.id.toLowerCase() === input.provenance.template['id'];
  if (!isAlike || finishedAt === undefined || calls === undefined || cost === undefined) return [];
  return [{ finishedAt, calls, cost }];
}

function hasUnsaved(store: RecordStore, uri: string): boolean {
  return store.file(uri)?.unsaved === true;
}

function recordOf(store: RecordStore, kind: 'template' | 'dataset', id: string): PlannedRecord | undefined {
  const found = store.find(id);
  return found?.kind === kind ? found : undefined;
}
