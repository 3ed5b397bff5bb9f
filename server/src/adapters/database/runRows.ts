import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { kindOfUse } from '../../core/lineage/executions.ts';
import { receiptExecution } from '../../core/lineage/receiptExecution.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { RowSource, TableRow } from './tableRows.ts';

/** What a receipt's rows need besides it. */
export interface ReceiptPlace {
  receipt: RunReceipt;
  /** The specification's name, where the workspace has it. */
  name: string | undefined;
  uri: string;
  /** Relative to its workspace folder. */
  path: string;
}

/** A specification that was never executed. */
export function pendingRow({ id, name, contentHash, value, uri, path, line }: RowSource): TableRow {
  return {
    ...{ spec_id: id, name, status: 'pending', specification_hash: contentHash, seed: value['seed'] },
    template_id: idAt(value, 'template'),
    dataset_id: idAt(value, 'dataset'),
    optimizer: nameAt(value, 'optimizer'),
    metric: nameAt(value, 'metric'),
    lm: nameAt(value, 'model'),
    ...{ uri, path, line },
  };
}

/** An execution that ended. */
export function executionRow({ receipt, name, uri, path }: ReceiptPlace): TableRow {
  const { scores, usage } = receipt;
  return {
    run_id: receipt.run_id,
    spec_id: receipt.spec_id.toLowerCase(),
    ...{ name, status: receipt.outcome, uri, path, line: 1 },
    template_id: receipt.template.id.toLowerCase(),
    template_content_hash: receipt.template.content_hash,
    dataset_id: receipt.dataset.id.toLowerCase(),
    dataset_content_hash: receipt.dataset.content_hash,
    specification_hash: receipt.specification_hash,
    optimizer: receipt.optimizer,
    metric: receipt.metric,
    lm: receipt.model?.name,
    seed: receipt.seed,
    started_at: receipt.started_at,
    finished_at: receipt.finished_at,
    baseline_val: scores?.baseline_val?.score,
    best_val: scores?.best_val?.score,
    baseline_test: scores?.baseline_test?.score,
    best_test: scores?.best_test?.score,
    calls: usage?.calls,
    input_tokens: usage?.input_tokens,
    output_tokens: usage?.output_tokens,
    cost: usage?.cost,
    receipt: JSON.stringify(receipt),
  };
}

/** The trials of an execution: `is_best` where a trial was the best until then on all of val. */
export function* trialRows({ receipt }: ReceiptPlace): Generator<TableRow> {
  let best = -Infinity;
  for (const trial of receipt.trials ?? []) {
    const { split, kind, score } = trial;
    const isBest = split === 'val' && kind === 'full' && score !== undefined && score > best;
    if (isBest) best = score;
    const known = Object.values(trial.scores).filter((one) => one !== null).length;
    yield {
      run_id: receipt.run_id,
      ...{ trial: trial.trial, split, score, is_best: isBest },
      evaluated: known,
      errors: Object.keys(trial.scores).length - known,
      started_at: trial.started_at,
      finished_at: trial.finished_at,
      parameters: JSON.stringify({
        ...{ phase: trial.phase, kind, program: trial.program },
        ...(trial.instructions !== undefined && { instructions: trial.instructions }),
      }),
    };
  }
}

/** The records that an execution used. */
export function useRows({ receipt, uri }: ReceiptPlace): TableRow[] {
  return receiptExecution(receipt, uri).uses.map(({ id, contentHash, as }) => ({
    run_id: normaliseId(receipt.run_id),
    used_as: as,
    kind: kindOfUse(as),
    ...{ id, content_hash: contentHash, uri },
  }));
}

/** The score of each row in each trial. */
export function* scoreRows({ receipt }: ReceiptPlace): Generator<TableRow> {
  const { train = [], val = [], test = [] } = receipt.members ?? {};
  const splits = Object.entries({ train, val, test });
  const members = new Map(
    splits.flatMap(([split, rows]) => rows.map((row) => [row.id, { split, hash: row.content_hash }])),
  );
  for (const { trial, scores, errors } of receipt.trials ?? []) {
    for (const [id, score] of Object.entries(scores)) {
      const member = members.get(id);
      yield {
        ...{ run_id: receipt.run_id, trial, example_id: id.toLowerCase(), content_hash: member?.hash },
        ...{ split: member?.split, score: score ?? undefined, error: errors?.[id] },
      };
    }
  }
}

function idAt(value: JsonObject, name: string): string | undefined {
  const id = value[name];
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

function nameAt(value: JsonObject, name: string): JsonValue | undefined {
  const part = value[name];
  return isJsonObject(part) ? part['name'] : undefined;
}
