import type { SqlSort, SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { isNumberType, isStructuredType } from '../../../../shared/src/protocol/sqlTypes.ts';
import { sqlCellText, sqlRowsText, type SqlTextFormat } from '../../../../shared/src/protocol/sqlText.ts';
import type { SqlHostRequests, SqlPageState } from '../../../../shared/src/protocol/webview.ts';
import type { CellPlace, GridCell } from '../../grid/gridRow.ts';
import { asApiError, isCancelled, type Rpc } from '../../rpc.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { linkOf } from './links.ts';
import { RowCache } from './rowCache.ts';
import { INITIAL_STATE, type ResultState } from './state.ts';

/** How the page learns of changes. */
export interface ResultListener {
  changed(): void;
  /** Another result is shown. */
  opened(): void;
  /** The same rows are shown in another order. */
  reordered(): void;
  /** Rows arrived. */
  arrived(): void;
}

/** Milliseconds between two looks at the clock while a query runs. */
const TICK = 250;

export type SqlRpc = Rpc<SqlPageState, SqlHostRequests>;

/** Runs the query that the host gives, and holds what is shown of its result. */
export class QueryResult {
  readonly rpc: SqlRpc;
  readonly #listener: ResultListener;
  #state: ResultState = INITIAL_STATE;
  #lastRun = 0;
  #running: AbortController | undefined;
  #cache = new RowCache(
    0,
    () => Promise.resolve({ rows: [] }),
    () => undefined,
  );

  constructor(rpc: SqlRpc, listener: ResultListener) {
    this.rpc = rpc;
    this.#listener = listener;
    rpc.onState(({ sql, run, view }) => {
      const isAsked = run > this.#lastRun;
      this.#lastRun = Math.max(run, this.#lastRun);
      this.change({ sql, view: this.#state.phase === 'idle' ? view : this.#state.view });
      if (isAsked) void this.run();
    });
    rpc.on('index/status', ({ tables }) => {
      if (tables !== this.#state.filling) this.change({ filling: tables });
    });
  }

  get state(): ResultState {
    return this.#state;
  }

  /** Runs the query anew, in place of one that is under way. */
  async run(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const before = this.#state.opened?.handle;
    const started = performance.now();
    this.change({ phase: 'running', runningFor: 0, problem: undefined, error: undefined, notice: '' });
    const clock = setInterval(() => {
      this.change({ runningFor: performance.now() - started });
    }, TICK);
    try {
      const answer = await this.rpc.call('sql/open', { sql: this.#state.sql }, running.signal);
      if (running.signal.aborted) return;
      if ('problem' in answer) this.change({ phase: 'refused', problem: answer.problem, opened: undefined });
      else {
        this.change({
          phase: 'shown',
          opened: answer.result,
          sort: undefined,
          active: { row: 0, column: 0 },
        });
        this.#newCache();
        this.#listener.opened();
      }
      if (before !== undefined) this.#close(before);
    } catch (error) {
      if (this.#running !== running) return;
      if (isCancelled(error)) this.change({ phase: 'cancelled' });
      else this.change({ phase: 'failed', error: asApiError(error) });
    } finally {
      clearInterval(clock);
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** Orders all kept rows by a column: upwards, downwards, then as the query gave them. */
  sortBy(column: number): void {
    const { sort } = this.#state;
    const next: SqlSort | undefined =
      sort?.column !== column
        ? { column, descending: false }
        : sort.descending
          ? undefined
          : { column, descending: true };
    const name = this.#state.opened?.columns[column]?.name ?? '';
    const order =
      next === undefined ? "the query's order" : `${name}, ${next.descending ? 'descending' : 'ascending'}`;
    this.change({ sort: next, notice: `Sorted by ${order}` });
    this.#newCache();
    this.#listener.reordered();
  }

  /** Fetches what is missing of the rows that are looked at. */
  want(first: number, end: number): void {
    this.#cache.want(first, end);
  }

  row(index: number): SqlValue[] | undefined {
    return this.#cache.row(index);
  }

  /** What a cell shows; `undefined` while its row has not arrived. */
  cell(row: number, column: number): GridCell | undefined {
    const values = this.#cache.row(row);
    const columns = this.#state.opened?.columns ?? [];
    if (values === undefined) return undefined;
    const value = values[column] ?? null;
    if (value === null) return { text: 'NULL', kind: 'null' };
    const text = sqlCellText(value);
    if (linkOf(columns, values, column) !== undefined) return { text, kind: 'link' };
    const type = columns[column]?.type ?? '';
    if (isNumberType(type)) return { text, kind: 'number' };
    if (isStructuredType(type)) return { text, kind: 'json' };
    return { text, kind: typeof value === 'boolean' ? 'boolean' : 'text' };
  }

  select(active: CellPlace): void {
    this.change({ active });
  }

  toggleInspector(): void {
    this.change({ inspects: !this.#state.inspects });
  }

  /** Opens the record that a cell names, else the inspector. */
  async open(place: CellPlace, aside: boolean): Promise<void> {
    const columns = this.#state.opened?.columns ?? [];
    const link = linkOf(columns, this.row(place.row) ?? [], place.column);
    if (link === undefined) {
      this.change({ active: place, inspects: true });
      return;
    }
    if ('uri' in link) {
      this.rpc.host('open', { uri: link.uri, position: { line: link.line - 1, character: 0 }, aside });
      return;
    }
    try {
      const record = await this.rpc.call('records/get', { id: link.id });
      if (record === null) this.change({ notice: 'No record of the workspace has this id.' });
      else this.rpc.host('open', { uri: record.uri, position: record.position, aside });
    } catch (error) {
      this.change({ notice: asApiError(error).message });
    }
  }

  copyCell(): void {
    const { row, column } = this.#state.active;
    const value = this.row(row)?.[column];
    if (value === undefined) return;
    this.rpc.host('copy', { text: value === null ? 'NULL' : sqlCellText(value) });
    this.change({ notice: 'Copied the cell' });
  }

  copyRow(format: SqlTextFormat): void {
    const values = this.row(this.#state.active.row);
    if (values === undefined) return;
    this.rpc.host('copy', { text: sqlRowsText(format, this.#names(), [values]) });
    this.change({ notice: `Copied the row as ${format.toUpperCase()}` });
  }

  copyAll(format: SqlTextFormat): void {
    const { opened } = this.#state;
    if (opened === undefined) return;
    this.rpc.host('copyResult', { handle: opened.handle, format, names: this.#names() });
    this.change({ notice: `Copying ${counted(opened.rowCount, 'row')} as ${format.toUpperCase()}` });
  }

  shows(shows: ResultState['view']['shows']): void {
    this.change({ view: { shows } });
    this.rpc.host('saveState', { state: { shows } });
  }

  change(change: Partial<ResultState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listener.changed();
  }

  #names(): string[] {
    return (this.#state.opened?.columns ?? []).map(({ name }) => name);
  }

  #newCache(): void {
    const { opened, sort } = this.#state;
    if (opened === undefined) return;
    const { handle, rowCount } = opened;
    const cache = new RowCache(
      rowCount,
      (part) => this.rpc.call('sql/rows', { handle, ...part, ...(sort !== undefined && { sort }) }),
      (failure) => {
        if (this.#cache !== cache) return;
        if (failure !== undefined) this.change({ phase: 'failed', error: asApiError(failure) });
        else this.#listener.arrived();
      },
    );
    this.#cache = cache;
  }

  #close(handle: string): void {
    // It would be forgotten by itself, only later.
    this.rpc.call('sql/close', { handle }).catch(() => undefined);
  }
}
