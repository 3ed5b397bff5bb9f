import { readFileSync, writeFileSync } from 'node:fs';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { foldEvents, UNHEARD, type RunState } from '../../core/optimization/foldEvents.ts';
import { SILENCE, type StartedPlan } from '../../core/optimization/runProgress.ts';
import type { RunEvent } from '../../core/optimization/runEvent.ts';
import { EventReader, lastEvent } from '../dspy/eventReader.ts';
import type { RunFiles } from '../dspy/locations.ts';
import { fileStamp } from './fileStamp.ts';

/** What the input of a run says of it, without its rows. */
export interface RunHead {
  /** Lower-cased. */
  specId: string;
  /** Absolute path of the workspace folder. */
  workspace: string;
  /** Absolute path of the receipt that it is to write. */
  receipt: string;
  optimizer?: string;
  metric?: string;
  model?: string;
  commit?: string;
  dirty?: boolean;
}

/** A run as its private files tell it: read once, then what was added. */
export class PrivateRun {
  readonly files: RunFiles;
  readonly #reader: EventReader;
  #state: RunState = UNHEARD;
  #stamp: string | undefined;
  #last: { stamp: string | undefined; event: RunEvent | undefined } | undefined;
  #head: { value: RunHead | undefined } | undefined;

  constructor(files: RunFiles) {
    this.files = files;
    this.#reader = new EventReader(files.events);
  }

  /** What its input says; `undefined` where there is none that can be read. */
  get head(): RunHead | undefined {
    this.#head ??= { value: headOf(readJson(this.files.input)) };
    return this.#head.value;
  }

  /** True while it gives signs of life. Told by the end of its events: most runs ended, and are asked for nothing else. */
  isRunning(now: number): boolean {
    const stamp = fileStamp(this.files.events);
    if (this.#last === undefined || this.#last.stamp !== stamp)
      this.#last = { stamp, event: lastEvent(this.files.events) };
    const { event } = this.#last;
    const isOver = event === undefined || event.type === 'done' || event.type === 'error';
    return !isOver && now - 1000 * event.ts <= SILENCE;
  }

  /** Lets it go on without its terminal: somebody follows it. */
  follow(): void {
    try {
      writeFileSync(this.files.followed, '');
    } catch {
      // Its folder was deleted meanwhile.
    }
  }

  /** Its events until now, folded. */
  get state(): RunState {
    const stamp = fileStamp(this.files.events);
    if (stamp !== this.#stamp) this.#state = foldEvents(this.#state, this.#reader.read());
    this.#stamp = stamp;
    return this.#state;
  }

  /** What was told of it before the start. */
  get plan(): StartedPlan {
    const plan = readJson(this.files.plan);
    const { most_calls: most, is_rough: isRough } = isJsonObject(plan) ? plan : {};
    return { mostCalls: typeof most === 'number' ? most : undefined, isRough: isRough === true };
  }

  /** All of its input; `undefined` where that cannot be read. */
  readInput(): JsonObject | undefined {
    const input = readJson(this.files.input);
    return isJsonObject(input) ? input : undefined;
  }
}

function headOf(input: JsonValue | undefined): RunHead | undefined {
  if (!isJsonObject(input)) return undefined;
  const { spec_id: specId, workspace, places, provenance, models } = input;
  const receipt = isJsonObject(places) ? places['receipt'] : undefined;
  if (typeof specId !== 'string' || typeof workspace !== 'string' || typeof receipt !== 'string')
    return undefined;
  const { commit, dirty } = isJsonObject(provenance) ? provenance : {};
  const model = isJsonObject(models) ? nameOf(models['task']) : undefined;
  const optimizer = nameOf(input['optimizer']);
  const metric = nameOf(input['metric']);
  return {
    ...{ specId: specId.toLowerCase(), workspace, receipt },
    ...(optimizer !== undefined && { optimizer }),
    ...(metric !== undefined && { metric }),
    ...(model !== undefined && { model }),
    ...(typeof commit === 'string' && { commit }),
    ...(typeof dirty === 'boolean' && { dirty }),
  };
}

function nameOf(value: JsonValue | undefined): string | undefined {
  const name = isJsonObject(value) ? value['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function readJson(file: string): JsonValue | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
  } catch {
    return undefined;
  }
}
