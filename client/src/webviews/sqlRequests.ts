import { counted } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { SqlFileFormat, SqlValue } from '../../../shared/src/protocol/sql.ts';
import { sqlRowsText } from '../../../shared/src/protocol/sqlText.ts';
import type { SqlHostRequests } from '../../../shared/src/protocol/webview.ts';
import { newQuery } from '../commands/newQuery.ts';
import { openRecord } from '../commands/openRecord.ts';
import type { Server } from '../languageClient.ts';
import type { StatementPlace } from '../sql/sqlDiagnostics.ts';
import { readSqlLimits } from '../sql/sqlSettings.ts';
import type { HostRequest } from './relay.ts';
import { reportFailure } from './reportFailure.ts';

/** A query that the user runs, and the file it comes from. */
export interface SqlQuery {
  sql: string;
  place?: StatementPlace;
}

type Request = Exclude<HostRequest<SqlHostRequests>, { request: 'saveState' }>;

/** Rows that are fetched at once. */
const PART = 2000;

const FORMAT_NAMES: Record<SqlFileFormat, string> = { csv: 'CSV', json: 'JSON', parquet: 'Parquet' };

/** What the page of a query's result asks of the editor. */
export class SqlRequests {
  readonly #server: Server;
  readonly #log: vscode.LogOutputChannel;
  readonly #query: () => SqlQuery;

  /** `query` answers what the page shows at the moment. */
  constructor(server: Server, log: vscode.LogOutputChannel, query: () => SqlQuery) {
    this.#server = server;
    this.#log = log;
    this.#query = query;
  }

  /** Carries out a request; a failure is shown. */
  async carryOut(message: Request): Promise<void> {
    try {
      await this.#carryOut(message);
    } catch (error) {
      reportFailure(error, this.#log);
    }
  }

  async #carryOut(message: Request): Promise<void> {
    switch (message.request) {
      case 'open':
        return openFile(message.params);
      case 'copy':
        return vscode.env.clipboard.writeText(message.params.text);
      case 'copyResult':
        return this.#copyResult(message.params);
      case 'save':
        return this.#save(message.params.format);
      case 'showQuery':
        return this.#showQuery();
      case 'showHistory':
        await vscode.commands.executeCommand('databits.queryHistory');
        return;
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'databits.sql');
        return;
      case 'showOutput':
        this.#log.show(true);
    }
  }

  async #copyResult({ handle, format, names }: SqlHostRequests['copyResult']): Promise<void> {
    const rows = await readAllRows(this.#server, handle);
    await vscode.env.clipboard.writeText(sqlRowsText(format, names, rows));
    vscode.window.setStatusBarMessage(
      `Copied ${counted(rows.length, 'row')} as ${format.toUpperCase()}`,
      5000,
    );
  }

  /** The query runs again, without the limit of rows: a file shall have all of them. */
  async #save(format: SqlFileFormat): Promise<void> {
    const { sql } = this.#query();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      title: `Save the result as ${FORMAT_NAMES[format]}`,
      filters: { [FORMAT_NAMES[format]]: [format] },
      ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, `result.${format}`) }),
    });
    if (uri === undefined) return;
    if (uri.scheme !== 'file') throw new Error('A result can be saved on this disk only.');
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Saving all rows of the query',
      cancellable: true,
    };
    const params = { sql, format, path: uri.fsPath, limits: readSqlLimits().limits };
    const answer = await vscode.window.withProgress(options, (_progress, token) =>
      this.#server.call('sql/save', params, token),
    );
    if ('problem' in answer) throw new Error(answer.problem.message);
    void offerFile(
      `Saved ${counted(answer.rows, 'row')} to ${vscode.workspace.asRelativePath(uri)}.`,
      uri,
      format,
    );
  }

  async #showQuery(): Promise<void> {
    const { sql, place } = this.#query();
    if (place === undefined) {
      await newQuery(`${sql};\n`);
      return;
    }
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
    const at = document.positionAt(place.start);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
  }
}

async function openFile({ uri, position, aside }: SqlHostRequests['open']): Promise<void> {
  try {
    await openRecord({ uri, position }, aside);
  } catch {
    throw new Error('The file of this record could not be opened; it may have been deleted.');
  }
}

async function readAllRows(server: Server, handle: string): Promise<SqlValue[][]> {
  const all: SqlValue[][] = [];
  for (;;) {
    const { rows } = await server.call('sql/rows', { handle, offset: all.length, limit: PART });
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

async function offerFile(sentence: string, uri: vscode.Uri, format: SqlFileFormat): Promise<void> {
  const open = format === 'parquet' ? 'Show in Explorer' : 'Open';
  if ((await vscode.window.showInformationMessage(sentence, open)) === undefined) return;
  await vscode.commands.executeCommand(format === 'parquet' ? 'revealInExplorer' : 'vscode.open', uri);
}
