import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { BitEffect } from '../../core/feedback/bitEffects.ts';
import type { ProgramUse } from '../../core/feedback/finalPrograms.ts';
import { measuredEffects } from '../../core/feedback/measuredEffects.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import type { TableRow } from './tableRows.ts';

/** An event of a usage log. */
export function eventRow(event: UsageEvent): TableRow {
  return {
    event_id: event.eventId,
    at: event.at,
    example_id: event.exampleId,
    content_hash: event.contentHash,
    context: event.context,
    run_id: event.runId,
    outcome: event.outcome,
    writer: event.writer,
  };
}

/** An example in the final program of a run. */
export function programUseRow({ exampleId, contentHash, runId, at }: ProgramUse): TableRow {
  return {
    ...{ event_id: `${runId}/${exampleId}`, at, example_id: exampleId, content_hash: contentHash },
    ...{ context: 'final_program', run_id: runId },
  };
}

/** The effects that a run measured; `score` only where there is enough evidence. */
export function effectRows(receipt: RunReceipt, uri: string): TableRow[] {
  return measuredEffects(receipt).map(({ exampleId, contentHash, runId, estimate, isEnough, ...effect }) => {
    const { low, high, evaluations, method, template, lm, metric } = effect;
    return {
      ...{ example_id: exampleId, content_hash: contentHash, score: isEnough ? estimate : undefined },
      ...{ low, high, evaluations, method, run_id: runId, template, lm, metric, uri },
    };
  });
}

/** An effect that was rolled up; `score` only where there is enough evidence. */
export function bitEffectRow({
  bitId,
  contentHash,
  runId,
  estimate,
  isEnough,
  ...effect
}: BitEffect): TableRow {
  const { method, low, high, examples } = effect;
  return {
    ...{ databit_id: bitId, content_hash: contentHash, run_id: runId, method },
    ...{ score: isEnough ? estimate : undefined, low, high, examples },
  };
}
