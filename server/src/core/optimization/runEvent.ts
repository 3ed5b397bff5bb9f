import type { JsonObject } from '../../../../shared/src/json.ts';

/** An event of a run, as the runner writes it: what happened, and when, in seconds since 1970. */
export interface RunEvent extends JsonObject {
  seq: number;
  ts: number;
  type: string;
}
