import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { EventReader } from './eventReader.ts';
import { runFiles } from './locations.ts';

/** An execution without a receipt: it is under way, or came to no end. */
export interface OpenExecution {
  runId: string;
  /** Lower-cased. */
  specId: string;
  status: 'running' | 'interrupted';
  /** Seconds since 1970. */
  startedAt: number;
}

/** Seconds without a sign of life after which a run is interrupted; it gives one every five. */
const SILENCE = 30;

/** Executions in private storage that no receipt tells of. `now` is in seconds since 1970. */
export function openExecutions(
  cacheFolder: string,
  hasReceipt: (runId: string) => boolean,
  now: number,
): OpenExecution[] {
  return runIds(cacheFolder)
    .filter((runId) => !hasReceipt(runId))
    .flatMap((runId) => {
      const files = runFiles(cacheFolder, runId);
      const specId = specificationOf(files.input);
      const events = new EventReader(files.events).read();
      const [first, last] = [events[0], events.at(-1)];
      if (specId === undefined || first === undefined || last === undefined) return [];
      // Its receipt was deleted or is on another branch, or it did not begin.
      if (last.type === 'done' || last.type === 'error') return [];
      const status = now - last.ts > SILENCE ? ('interrupted' as const) : ('running' as const);
      return [{ runId, specId, status, startedAt: first.ts }];
    });
}

function runIds(cacheFolder: string): string[] {
  try {
    return readdirSync(path.join(cacheFolder, 'runs')).sort();
  } catch {
    return [];
  }
}

function specificationOf(input: string): string | undefined {
  try {
    const value = JSON.parse(readFileSync(input, 'utf8')) as JsonValue;
    const id = isJsonObject(value) ? value['spec_id'] : undefined;
    return typeof id === 'string' ? id.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
