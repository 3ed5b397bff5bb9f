import type { RunPlanAnswer } from '../../../../shared/src/protocol/runs.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { estimateCost } from '../../core/optimization/costEstimate.ts';
import {
  assemblePlan,
  namedRecords,
  type PlannedRecord,
  type RunPlan,
} from '../../core/optimization/planRun.ts';
import { totalTokens } from '../../core/optimization/tokenEstimate.ts';
import { modelEndpoint } from '../dspy/modelEndpoint.ts';
import { estimateUsage, type EarlierUsage } from '../../core/optimization/usageEstimate.ts';
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
  const usage = estimateUsage(
    estimate,
    runs.flatMap((run) => usageLike(plan, run)),
  );
  const { models, budget } = input;
  const cost = estimateCost(plan.tokens, models, { budget, priceOf: sources.priceOf });
  return {
    rows: { train: train.length, val: val.length, test: test.length },
    calls: estimate,
    tokens: totalTokens(plan.tokens),
    ...(cost.cost && { cost: cost.cost }),
    // What a run like it took is nearer than the longest that could be.
    ...usage,
    notes: [
      ...notes,
      ...(usage.cost === undefined ? cost.notes : []),
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

/** What a run consumed that used the same optimizer, template and model: only that says what a call would take. */
function usageLike({ input }: RunPlan, { summary, receipt }: KnownRun): EarlierUsage[] {
  const { usage, finishedAt, optimizer, model } = summary;
  const isAlike =
    optimizer === input.optimizer['name'] &&
    model === input.models.task['name'] &&
    receipt?.used.template.id.toLowerCase() === input.provenance.template['id'];
  if (!isAlike || finishedAt === undefined || usage.calls === undefined) return [];
  const { calls, input_tokens: sent, output_tokens: received, cost } = usage;
  const hasTokens = sent !== undefined && received !== undefined;
  return [
    {
      ...{ finishedAt, calls },
      ...(hasTokens && { tokens: { input: sent, output: received } }),
      ...(cost !== undefined && { cost }),
    },
  ];
}

function hasUnsaved(store: RecordStore, uri: string): boolean {
  return store.file(uri)?.unsaved === true;
}

function recordOf(store: RecordStore, kind: 'template' | 'dataset', id: string): PlannedRecord | undefined {
  const found = store.find(id);
  return found?.kind === kind ? found : undefined;
}
