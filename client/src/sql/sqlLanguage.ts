import * as vscode from 'vscode';
import type { SqlSchema } from '../../../shared/src/protocol/sql.ts';
import type { Server } from '../languageClient.ts';
import { completeSql, type SqlSuggestion } from './completion.ts';
import { hoverSql } from './documentation.ts';
import { statementsOf } from './statements.ts';

/** The language of `*.databits.sql`. A language of its own, so that neither other SQL extensions nor we get in the way. */
export const SQL_LANGUAGE = 'databits-sql';

const KINDS: Record<SqlSuggestion['kind'], vscode.CompletionItemKind> = {
  table: vscode.CompletionItemKind.Class,
  column: vscode.CompletionItemKind.Field,
  function: vscode.CompletionItemKind.Function,
  keyword: vscode.CompletionItemKind.Keyword,
};

/** Completion, hover and lenses of query files. */
export class SqlLanguage
  implements vscode.CompletionItemProvider, vscode.HoverProvider, vscode.CodeLensProvider
{
  readonly #server: Server;
  #schema: Promise<SqlSchema | undefined> | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Registers everything for query files. */
  register(): vscode.Disposable[] {
    const selector = { language: SQL_LANGUAGE };
    return [
      vscode.languages.registerCompletionItemProvider(selector, this, '.'),
      vscode.languages.registerHoverProvider(selector, this),
      vscode.languages.registerCodeLensProvider(selector, this),
    ];
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const schema = await this.#readSchema();
    if (schema === undefined) return [];
    return completeSql(document.getText(), document.offsetAt(position), schema).map(itemOf);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const schema = await this.#readSchema();
    if (schema === undefined) return undefined;
    const hover = hoverSql(document.getText(), document.offsetAt(position), schema);
    if (hover === undefined) return undefined;
    const range = new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end));
    return new vscode.Hover(new vscode.MarkdownString(hover.markdown), range);
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.isTrusted) return [];
    return statementsOf(document.getText()).map(({ start, end, sql }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const place = { sql, uri: document.uri.toString(), start };
      return new vscode.CodeLens(range, {
        title: '$(play) Run query',
        tooltip: 'Run this statement and show its rows',
        command: 'databits.runQuery',
        arguments: [place],
      });
    });
  }

  /** The schema never changes while a server runs. In Restricted Mode, or without a server, there is none. */
  async #readSchema(): Promise<SqlSchema | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    this.#schema ??= this.#server.call('sql/schema', {}).catch(() => undefined);
    const schema = await this.#schema;
    if (schema === undefined) this.#schema = undefined;
    return schema;
  }
}

function itemOf(suggestion: SqlSuggestion): vscode.CompletionItem {
  const item = new vscode.CompletionItem(suggestion.label, KINDS[suggestion.kind]);
  item.sortText = `${String(suggestion.rank)}${suggestion.label}`;
  if (suggestion.insert !== undefined) item.insertText = suggestion.insert;
  if (suggestion.detail !== undefined) item.detail = suggestion.detail;
  if (suggestion.documentation !== undefined)
    item.documentation = new vscode.MarkdownString(suggestion.documentation);
  return item;
}
