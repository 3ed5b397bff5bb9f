import type { SqlRowsParams, SqlRowsAnswer, SqlValue } from '../../../../shared/src/protocol/sql.ts';

/** Rows that are asked for at once. */
export const PART_SIZE = 200;
/** Parts that are kept: what a few screens of scrolling back need, whatever the result's size. */
export const MOST_PARTS = 50;

export type FetchRows = (part: Pick<SqlRowsParams, 'offset' | 'limit'>) => Promise<SqlRowsAnswer>;

/** The rows of a result that were looked at last. Large values come in smaller parts; then the rest is asked for. */
export class RowCache {
  readonly #size: number;
  readonly #fetch: FetchRows;
  readonly #arrived: (failure?: unknown) => void;
  readonly #parts = new Map<number, SqlValue[][]>();
  readonly #fetching = new Set<number>();

  /** `size` is how many rows the result has; `arrived` hears of every part, and of failures. */
  constructor(size: number, fetch: FetchRows, arrived: (failure?: unknown) => void) {
    this.#size = size;
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** The row, where it has arrived. */
  row(index: number): SqlValue[] | undefined {
    return this.#parts.get(Math.floor(index / PART_SIZE))?.[index % PART_SIZE];
  }

  /** Fetches what is missing of the rows `first` to before `end`. */
  want(first: number, end: number): void {
    for (let part = Math.floor(first / PART_SIZE); part * PART_SIZE < end; part += 1) {
      const rows = this.#parts.get(part);
      if (rows === undefined) void this.#fetchPart(part);
      else {
        // The map's order is the order of use.
        this.#parts.delete(part);
        this.#parts.set(part, rows);
      }
    }
  }

  async #fetchPart(part: number): Promise<void> {
    if (this.#fetching.has(part)) return;
    this.#fetching.add(part);
    try {
      const rows: SqlValue[][] = [];
      while (rows.length < PART_SIZE) {
        const asked = PART_SIZE - rows.length;
        const answer = await this.#fetch({ offset: part * PART_SIZE + rows.length, limit: asked });
        rows.push(...answer.rows);
        this.#keep(part, rows);
        this.#arrived();
        if (part * PART_SIZE + rows.length >= this.#size || answer.rows.length === 0) break;
      }
    } catch (error) {
      this.#arrived(error);
    } finally {
      this.#fetching.delete(part);
    }
  }

  #keep(part: number, rows: SqlValue[][]): void {
    this.#parts.delete(part);
    this.#parts.set(part, rows);
    for (const [oldest] of this.#parts) {
      if (this.#parts.size <= MOST_PARTS) return;
      this.#parts.delete(oldest);
    }
  }
}
