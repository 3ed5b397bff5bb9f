import { randomUUID } from 'node:crypto';
import type {
  SqlAnswer,
  SqlOpened,
  SqlRowsAnswer,
  SqlRowsParams,
  SqlSort,
  SqlValue,
} from '../../../../shared/src/protocol/sql.ts';
import { OperationalError } from '../operationalError.ts';
import { orderOf } from './rowOrder.ts';
import { lengthOf } from './sqlValues.ts';

/** Results that are kept at once; the one that was used least recently makes room. */
export const MOST_RESULTS = 4;
/** Milliseconds that a result is kept without anybody reading it. */
export const KEPT_FOR = 30 * 60_000;
/** Characters of values in one part, about two megabytes in a message. */
export const PART_CHARACTERS = 1024 * 1024;

interface Kept {
  answer: SqlAnswer;
  usedAt: number;
  sort: SqlSort | undefined;
  /** Positions of the rows in the order of `sort`. */
  order: readonly number[] | undefined;
}

/** Results of queries, read in parts by handle, so that no message holds a whole one. */
export class KeptResults {
  readonly #results = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  keep(answer: SqlAnswer): SqlOpened {
    this.prune();
    for (const [oldest] of this.#results) {
      if (this.#results.size < MOST_RESULTS) break;
      this.#results.delete(oldest);
    }
    const handle = randomUUID();
    this.#results.set(handle, { answer, usedAt: this.#now(), sort: undefined, order: undefined });
    const { columns, rows, truncated, elapsedMs } = answer;
    return { handle, columns, rowCount: rows.length, truncated, elapsedMs };
  }

  /** A part of a result. Throws an OperationalError where it is not kept any more. */
  rows({ handle, offset, limit, sort, columns }: SqlRowsParams): SqlRowsAnswer {
    const kept = this.#use(handle);
    const order = this.#order(kept, sort);
    const rows: SqlValue[][] = [];
    let room = PART_CHARACTERS;
    for (let at = offset; at < Math.min(offset + limit, kept.answer.rows.length) && room > 0; at += 1) {
      const row = kept.answer.rows[order?.[at] ?? at] ?? [];
      const part = columns === undefined ? row : columns.map((column) => row[column] ?? null);
      room -= part.reduce((length: number, value) => length + lengthOf(value), 0);
      rows.push(part);
    }
    return { rows };
  }

  close(handle: string): void {
    this.#results.delete(handle);
  }

  /** Forgets what nobody has read for long. */
  prune(): void {
    const before = this.#now() - KEPT_FOR;
    for (const [handle, { usedAt }] of this.#results) {
      if (usedAt < before) this.#results.delete(handle);
    }
  }

  #use(handle: string): Kept {
    const kept = this.#results.get(handle);
    if (kept === undefined) {
      throw new OperationalError('This result is no longer kept: run the query again.');
    }
    // The map's order is the order of use.
    this.#results.delete(handle);
    this.#results.set(handle, kept);
    kept.usedAt = this.#now();
    return kept;
  }

  #order(kept: Kept, sort: SqlSort | undefined): readonly number[] | undefined {
    if (sort === undefined) return undefined;
    if (kept.sort?.column !== sort.column || kept.sort.descending !== sort.descending) {
      kept.order = orderOf(kept.answer, sort);
      kept.sort = sort;
    }
    return kept.order;
  }
}
