import * as vscode from 'vscode';
import type { SqlProblem } from '../../../shared/src/protocol/sql.ts';
import type { Server } from '../languageClient.ts';
import { SQL_LANGUAGE } from './sqlLanguage.ts';
import { statementsOf } from './statements.ts';
import { sqlTokens } from './tokens.ts';

/** Milliseconds of quiet before a query file is checked. */
const DELAY = 400;
/** Statements of a file that are checked; a dump of thousands is no query file. */
const MOST_STATEMENTS = 50;

/** Where a statement that was run stands. */
export interface StatementPlace {
  uri: string;
  /** Offset of the statement in its document. */
  start: number;
}

/** Problems of query files while they are typed, and of other SQL files when they are run through us. */
export class SqlDiagnostics implements vscode.Disposable {
  readonly #server: Server;
  readonly #collection = vscode.languages.createDiagnosticCollection('databits-sql');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#checkSoon(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#changed(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document.uri);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.checkOpen();
      }),
    ];
  }

  /** Checks the query files that are open already. */
  checkOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#checkSoon(document);
  }

  /** A statement of a document was run; without a problem its earlier one is gone. */
  ran({ uri, start }: StatementPlace, sql: string, problem: SqlProblem | undefined): void {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    // The text may have changed while the query ran: then the place means nothing.
    if (document?.getText().slice(start, start + sql.length) !== sql) return;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + sql.length));
    const others = (this.#collection.get(document.uri) ?? []).filter(
      (known) => range.intersection(known.range) === undefined,
    );
    const found = problem === undefined ? [] : [diagnosticOf(document, start, sql, problem)];
    this.#collection.set(document.uri, [...others, ...found]);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #changed(document: vscode.TextDocument): void {
    if (document.languageId === SQL_LANGUAGE) this.#checkSoon(document);
    // What a run said of another SQL file holds until the file changes.
    else this.#collection.delete(document.uri);
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (document.languageId !== SQL_LANGUAGE || !vscode.workspace.isTrusted) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      void this.#check(document);
    }, DELAY);
    this.#timers.set(key, timer);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const found: vscode.Diagnostic[] = [];
    for (const { sql, start } of statementsOf(document.getText()).slice(0, MOST_STATEMENTS)) {
      try {
        const problem = await this.#server.call('sql/check', { sql });
        if (problem !== null) found.push(diagnosticOf(document, start, sql, problem));
      } catch {
        // No server or no database: then nothing can be said.
        return;
      }
    }
    if (document.version === version && !document.isClosed) this.#collection.set(document.uri, found);
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#collection.delete(uri);
  }
}

/** The problem at the name or sign that DuckDB points to, else at the whole statement. */
function diagnosticOf(
  document: vscode.TextDocument,
  start: number,
  sql: string,
  { message, offset }: SqlProblem,
): vscode.Diagnostic {
  const token = sqlTokens(sql).find((candidate) => offset !== undefined && candidate.end > offset);
  // At the end of the input there is nothing to point to but the last sign.
  const from = offset === undefined ? 0 : Math.min(offset, Math.max(0, sql.length - 1));
  const to = offset === undefined ? sql.length : (token?.end ?? sql.length);
  const range = new vscode.Range(document.positionAt(start + from), document.positionAt(start + to));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'DuckDB';
  return diagnostic;
}
