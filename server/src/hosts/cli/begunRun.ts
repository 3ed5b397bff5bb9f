import { counted } from '../../../../shared/src/counted.ts';
import { isJsonObject } from '../../../../shared/src/json.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { chosenRun } from '../../adapters/runs/chosenRun.ts';
import type { PrivateRun } from '../../adapters/runs/privateRun.ts';
import { PrivateRuns } from '../../adapters/runs/privateRuns.ts';

/** A run of this machine that is to be gone on with. */
export interface BegunRun {
  runId: string;
  run: PrivateRun;
}

/** The run that `--resume` names. Throws an OperationalError where there is nothing of it. */
export function begunRun(given: string, cacheFolder: string): BegunRun {
  const runs = new PrivateRuns(cacheFolder);
  const runId = chosenRun(given, runs.all().keys());
  const run = runId === undefined ? undefined : runs.find(runId);
  if (runId === undefined || run?.head === undefined)
    throw new OperationalError(`There is nothing here of a run ${given}; start it anew without --resume.`);
  return { runId, run };
}

/** What going on with a run means, told before it starts. */
export function begunLine({ run }: BegunRun): string {
  const { usage } = run.state;
  const calls = isJsonObject(usage) && typeof usage['calls'] === 'number' ? usage['calls'] : 0;
  if (calls === 0) return 'It goes on as it began, with the records of then.';
  return `It goes on as it began, with the records of then. The ${counted(calls, 'call')} until now count against the caps; what was answered is not asked again.`;
}
