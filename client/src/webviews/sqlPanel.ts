import * as vscode from 'vscode';
import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type { SqlOpenAnswer } from '../../../shared/src/protocol/sql.ts';
import type { SqlHostRequests, SqlPageState } from '../../../shared/src/protocol/webview.ts';
import type { SqlDiagnostics } from '../sql/sqlDiagnostics.ts';
import { readSqlLimits } from '../sql/sqlSettings.ts';
import { connectPage, type ConnectedPage, type PagePorts } from './connectPage.ts';
import { isFields } from './fields.ts';
import { readSqlView, SQL_PAGE } from './sqlMessages.ts';
import { SqlRequests, type SqlQuery } from './sqlRequests.ts';

/** The type under which the editor brings the page back after a reload. */
export const SQL_VIEW_TYPE = 'databits.sql';

const LAST_STATE = 'databits.sql.state';

/** What the panel needs from the extension. */
export interface SqlPanelPorts extends PagePorts {
  memory: vscode.Memento;
  diagnostics: SqlDiagnostics;
}

/** The page of a query's result: one panel a window, beside the query. Brings it back after a reload. */
export class SqlPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #ports: SqlPanelPorts;
  readonly #requests: SqlRequests;
  #open: ConnectedPage<SqlPageState, SqlHostRequests> | undefined;
  #query: SqlQuery = { sql: '' };
  #state: SqlPageState = { sql: '', run: 0, view: { shows: 'table' } };

  constructor(ports: SqlPanelPorts) {
    this.#ports = ports;
    this.#requests = new SqlRequests(ports.server, ports.log, () => this.#query);
  }

  /** Runs a query in the page, in place of the one that is shown. The keyboard stays where it is. */
  run(query: SqlQuery): void {
    this.#query = query;
    this.#state = { ...this.#state, sql: query.sql, run: this.#state.run + 1 };
    this.#remember();
    if (this.#open === undefined) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: query.place !== undefined };
      const panel = vscode.window.createWebviewPanel(SQL_VIEW_TYPE, 'SQL Result', column, {
        // Its rows are kept by the database process under a handle that only this page knows.
        retainContextWhenHidden: true,
      });
      this.#attach(panel);
    } else {
      this.#open.panel.reveal(undefined, query.place !== undefined);
      this.#open.relay.sendState(this.#state);
    }
  }

  /** Called by the editor for a page that was open before a reload. Its query does not run by itself. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const kept: unknown = this.#ports.memory.get(LAST_STATE);
    const sql = isFields(kept) && typeof kept['sql'] === 'string' ? kept['sql'] : '';
    const view = (isFields(kept) ? readSqlView(kept['view']) : undefined) ?? { shows: 'table' };
    this.#query = { sql };
    this.#state = { sql, run: 0, view };
    this.#attach(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
  }

  #attach(panel: vscode.WebviewPanel): void {
    this.#open = connectPage(panel, this.#ports, {
      page: 'sql',
      title: 'DataBits SQL result',
      icon: 'query.svg',
      protocol: SQL_PAGE,
      call: (method, params, signal) => this.#call(method, params, signal),
      initialState: () => this.#state,
      host: (message) => {
        if (message.request === 'saveState') {
          this.#state = { ...this.#state, view: message.params.state };
          this.#remember();
        } else void this.#requests.carryOut(message);
      },
      onClosed: () => {
        if (this.#open?.panel === panel) this.#open = undefined;
      },
    });
  }

  /** A page runs the query that the user chose, within the user's limits, whatever it says itself. */
  async #call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    const { server, diagnostics } = this.#ports;
    if (method !== 'sql/open') return server.relay(method, params, signal);
    const { sql, place } = this.#query;
    const response = await server.relay(method, { sql, ...readSqlLimits() }, signal);
    if (place !== undefined && 'result' in response) {
      // The server's answers are typed by the same table.
      const answer = response.result as SqlOpenAnswer;
      diagnostics.ran(place, sql, 'problem' in answer ? answer.problem : undefined);
    }
    return response;
  }

  #remember(): void {
    const { sql, view } = this.#state;
    void this.#ports.memory.update(LAST_STATE, { sql, view });
  }
}
