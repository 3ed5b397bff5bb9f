import type * as vscode from 'vscode';

/** A query that was run. */
export interface PastQuery {
  sql: string;
  /** Milliseconds since 1970. */
  at: number;
}

const KEY = 'databits.sql.history';
/** Queries that are remembered. */
export const MOST_QUERIES = 50;
/** Characters; longer ones are no use in a list and would fill the editor's store. */
const LONGEST_QUERY = 20_000;

/** The last queries of the workspace, newest first, each once. */
export class QueryHistory {
  readonly #memory: Pick<vscode.Memento, 'get' | 'update'>;

  constructor(memory: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#memory = memory;
  }

  list(): PastQuery[] {
    const kept: unknown = this.#memory.get(KEY);
    return Array.isArray(kept) ? kept.filter(isPastQuery) : [];
  }

  async add(sql: string, at: number): Promise<void> {
    if (sql.length > LONGEST_QUERY) return;
    const others = this.list().filter((past) => past.sql !== sql);
    await this.#memory.update(KEY, [{ sql, at }, ...others].slice(0, MOST_QUERIES));
  }

  async clear(): Promise<void> {
    await this.#memory.update(KEY, undefined);
  }
}

function isPastQuery(value: unknown): value is PastQuery {
  if (typeof value !== 'object' || value === null || !('sql' in value) || !('at' in value)) return false;
  return typeof value.sql === 'string' && typeof value.at === 'number';
}
