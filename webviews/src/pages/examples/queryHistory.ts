/** Queries that are kept at most. */
export const MOST_QUERIES = 50;

/** Earlier queries, oldest first: a query is kept when it was used, not at every pause of typing. */
export class QueryHistory {
  #queries: readonly string[] = [];
  /** Place of the recalled query; `undefined` while none is. */
  #at: number | undefined;
  /** What stood in the box before the first recall. */
  #draft = '';

  get queries(): readonly string[] {
    return this.#queries;
  }

  get isRecalling(): boolean {
    return this.#at !== undefined;
  }

  /** Takes the queries of an earlier page. */
  load(queries: readonly string[]): void {
    this.#queries = queries.slice(-MOST_QUERIES);
    this.#at = undefined;
  }

  /** Keeps a query as the newest one; true where that changed something. */
  add(query: string): boolean {
    this.#at = undefined;
    const text = query.trim();
    if (text === '' || this.#queries.at(-1) === text) return false;
    this.#queries = [...this.#queries.filter((other) => other !== text), text].slice(-MOST_QUERIES);
    return true;
  }

  /** The query before the one in the box; `undefined` where there is none. */
  older(inBox: string): string | undefined {
    if (this.#at === undefined) this.#draft = inBox;
    let at = (this.#at ?? this.#queries.length) - 1;
    if (this.#at === undefined && this.#queries[at] === inBox.trim()) at -= 1;
    const query = this.#queries[at];
    if (query !== undefined) this.#at = at;
    return query;
  }

  /** The query after the recalled one, at the end what stood in the box before. */
  newer(): string | undefined {
    if (this.#at === undefined) return undefined;
    const query = this.#queries[this.#at + 1];
    this.#at = query === undefined ? undefined : this.#at + 1;
    return query ?? this.#draft;
  }

  /** Somebody types: what is in the box is a query of its own. */
  endRecall(): void {
    this.#at = undefined;
  }
}
