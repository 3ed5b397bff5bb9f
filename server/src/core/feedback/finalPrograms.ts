import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { normaliseId } from '../records/identity.ts';
import type { UsageEvent } from '../usage/usageEvent.ts';

/** An example in the final program of a run: that is a use of it. */
export interface ProgramUse {
  /** Lower-cased. */
  exampleId: string;
  /** Its content at the time, where known. */
  contentHash?: string;
  runId: string;
  /** RFC 3339: when the run ended. */
  at: string;
}

/** The examples in the final program of a run, each once, whatever predictors show it. */
export function programUses({ run_id: runId, finished_at: at, program = [] }: RunReceipt): ProgramUse[] {
  const uses = new Map<string, ProgramUse>();
  for (const { example_id: id, content_hash: contentHash } of program.flatMap(({ demos }) => demos)) {
    if (id === undefined) continue;
    const exampleId = normaliseId(id);
    const use = { exampleId, runId: normaliseId(runId), at };
    if (!uses.has(exampleId)) uses.set(exampleId, contentHash === undefined ? use : { ...use, contentHash });
  }
  return [...uses.values()];
}

/**
 * How often each example was used: distinct events of the usage logs, and final programs of distinct runs. An event
 * that names a run whose program has the example tells of the same use, and is not counted beside it.
 */
export function countUses(
  programs: readonly ProgramUse[],
  events: readonly UsageEvent[],
): ReadonlyMap<string, number> {
  const uses = new Map<string, Set<string>>();
  const add = (exampleId: string, use: string): void => {
    const known = uses.get(exampleId);
    if (known === undefined) uses.set(exampleId, new Set([use]));
    else known.add(use);
  };
  for (const { exampleId, runId } of programs) add(exampleId, runId);
  for (const { exampleId, eventId, runId } of events) {
    const isInProgram = runId !== undefined && uses.get(exampleId)?.has(normaliseId(runId)) === true;
    if (!isInProgram) add(exampleId, `event ${eventId}`);
  }
  return new Map([...uses].map(([id, all]) => [id, all.size]));
}
