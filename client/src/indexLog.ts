import { counted, numeral } from '../../shared/src/counted.ts';
import type { IndexStatus } from '../../shared/src/protocol/status.ts';

/** A line for the output channel. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  text: string;
}

/**
 * Tells from the states of the index what is worth a line in the log: that it is ready, how long that took and with
 * which model, and what failed. Further changes of a ready index, one at every pause of typing, are not.
 */
export class IndexLog {
  readonly #now: () => number;
  #start: number;
  #said = new Set<string>();
  #phase: IndexStatus['phase'] | undefined;

  /** `now` gives milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  /** The server starts anew: the next index is the first one again. */
  restart(): void {
    this.#start = this.#now();
    this.#said = new Set();
    this.#phase = undefined;
  }

  /** The lines for a state of the index; most states have none. */
  lines(status: IndexStatus): LogLine[] {
    const isNew = status.phase !== this.#phase;
    this.#phase = status.phase;
    const { notice, keywordOnlyReason, error } = status;
    return [
      ...(isNew && status.phase === 'ready'
        ? this.#once('info', 'ready', () => this.#readyText(status))
        : []),
      ...(isNew && status.phase === 'cancelled'
        ? [{ level: 'warn', text: `Indexing was cancelled: ${embedded(status)}.` } as const]
        : []),
      ...(error === undefined ? [] : this.#once('error', error)),
      ...(notice === undefined ? [] : this.#once('warn', notice)),
      ...(keywordOnlyReason === undefined ? [] : this.#once('warn', keywordOnlyReason)),
    ];
  }

  #once(level: LogLine['level'], key: string, text: () => string = () => key): LogLine[] {
    if (this.#said.has(key)) return [];
    this.#said.add(key);
    return [{ level, text: text() }];
  }

  #readyText(status: IndexStatus): string {
    const { records, files, model } = status;
    const seconds = ((this.#now() - this.#start) / 1000).toFixed(1);
    const found = `${counted(records, 'record')} in ${counted(files, 'file')}`;
    return `The index is ready after ${seconds} s: ${found}; ${embedded(status)}; model: ${model ?? 'none'}.`;
  }
}

function embedded({ embedded: done, searchable }: IndexStatus): string {
  return `${numeral(done)} of ${numeral(searchable)} searchable records have a vector`;
}
