import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { counted } from '../../../../shared/src/counted.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { SPLIT_NAMES } from '../datasets/splits.ts';
import { assemblePlan, type PlannedRecord, type RunPlan } from './planRun.ts';
import { otherModels, type RunModels } from './runModels.ts';
import { rowOf, type RunRows } from './runRows.ts';
import { runTemplate } from './runTemplate.ts';

/** A record in the state that a run used. Ids are lower-cased. */
export interface UsedState {
  id: string;
  contentHash: string;
}

/** Finds a record in the state that a run used; `undefined` where nothing has that any more. */
export type FindState = (state: UsedState) => Pick<PlannedRecord, 'value'> | undefined;

/** Records that a refusal names. */
const MOST_NAMED = 5;

/** The states that doing a run again takes: its specification, its template and its rows, whose splits the receipt says. */
export function statesOf({ spec_id, specification_hash, template, members }: RunReceipt): UsedState[] {
  const rows = SPLIT_NAMES.flatMap((name) => members?.[name] ?? []);
  return [
    { id: spec_id.toLowerCase(), contentHash: specification_hash },
    ...[template, ...rows].map(({ id, content_hash: contentHash }) => ({
      id: id.toLowerCase(),
      contentHash,
    })),
  ];
}

/** Makes the same run again of what its receipt names; answers what keeps it from being one, in sentences, where anything does. */
export function planExactRun(receipt: RunReceipt, find: FindState): RunPlan | { problems: string[] } {
  const { spec_id: specId, specification_hash: hash, template, dataset, members, seed } = receipt;
  if (members === undefined)
    return { problems: ['The receipt names no rows: that run ended before it had some.'] };
  const missing = statesOf(receipt).filter((state) => find(state) === undefined);
  if (missing.length > 0) return { problems: [missingSentence(missing)] };
  const stateOf = (id: string, contentHash: string): PlannedRecord => {
    const state = { id: id.toLowerCase(), contentHash };
    return { ...state, value: find(state)?.value ?? {} };
  };
  const templateState = stateOf(template.id, template.content_hash);
  const { fields } = runTemplate(templateState.value);
  const rows: RunRows = { splits: { train: [], val: [], test: [] }, leftOut: [], overlaps: [] };
  for (const split of SPLIT_NAMES) {
    for (const { id, content_hash: contentHash } of members[split] ?? []) {
      const row = rowOf(fields, stateOf(id, contentHash));
      if ('reason' in row) rows.leftOut.push({ id, reason: row.reason });
      else rows.splits[split].push(row);
    }
  }
  const parts = { specification: stateOf(specId, hash), template: templateState, rows };
  const { id, version, content_hash: contentHash } = dataset;
  const used = { id, contentHash, value: version === undefined ? {} : { version } };
  const model = receipt.model && { ...receipt.model };
  const plan = assemblePlan({ ...parts, dataset: used, defaultModel: model });
  if ('problems' in plan) return plan;
  // As they were asked then: an endpoint may have been set.
  const models = { ...plan.input.models, ...modelsOf(receipt) };
  const input = { ...plan.input, models, ...(seed !== undefined && { seed }) };
  const code = plan.code.map((name) => `The code of ${name} is that of today.`);
  return { ...plan, input, notes: [`Exactly as the run ${receipt.run_id}.`, ...plan.notes, ...code] };
}

function modelsOf(receipt: RunReceipt): Partial<RunModels> {
  const task = receipt.model && { ...receipt.model };
  const others = Object.entries(receipt.models ?? {}).map(([role, settings]) => [role, { ...settings }]);
  return { ...(task && { task }), ...otherModels(Object.fromEntries(others) as JsonObject) };
}

function missingSentence(missing: readonly UsedState[]): string {
  const named = missing.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = missing.length > MOST_NAMED ? ', …' : '';
  const are = missing.length === 1 ? 'is' : 'are';
  return `${counted(missing.length, 'record')} ${are} neither in the workspace nor in git’s history as the run used them (${named.join(', ')}${more}): fetch or check out the commit of the run, or start a new one.`;
}
