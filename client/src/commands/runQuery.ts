import * as vscode from 'vscode';
import type { QueryHistory } from '../sql/history.ts';
import { SQL_LANGUAGE } from '../sql/sqlLanguage.ts';
import { statementAt } from '../sql/statements.ts';
import { requireTrust } from '../trust.ts';
import type { SqlPanel } from '../webviews/sqlPanel.ts';
import type { SqlQuery } from '../webviews/sqlRequests.ts';
import { newQuery } from './newQuery.ts';
import { showQueryHistory } from './queryHistory.ts';

/**
 * Runs a statement and shows its rows: the one that is passed, the selected text, or the one at the cursor of an SQL
 * file. Where there is none, the last queries are offered, or a new one is begun.
 */
export async function runQuery(panel: SqlPanel, history: QueryHistory, argument: unknown): Promise<void> {
  if (!requireTrust('SQL queries run')) return;
  const query = queryOf(argument) ?? queryInEditor(vscode.window.activeTextEditor);
  if (query !== undefined) {
    await history.add(query.sql, Date.now());
    panel.run(query);
  } else if (history.list().length > 0) await showQueryHistory(panel, history);
  else await newQuery();
}

/** A query that another command or a lens passes. */
function queryOf(argument: unknown): SqlQuery | undefined {
  if (typeof argument !== 'object' || argument === null || !('sql' in argument)) return undefined;
  if (typeof argument.sql !== 'string') return undefined;
  const hasPlace = 'uri' in argument && 'start' in argument;
  if (!hasPlace || typeof argument.uri !== 'string' || typeof argument.start !== 'number')
    return { sql: argument.sql };
  return { sql: argument.sql, place: { uri: argument.uri, start: argument.start } };
}

function queryInEditor(editor: vscode.TextEditor | undefined): SqlQuery | undefined {
  if (editor === undefined || !isSql(editor.document)) return undefined;
  const { document, selection } = editor;
  const text = document.getText();
  const uri = document.uri.toString();
  const selected = document.getText(selection);
  if (selected.trim() !== '') {
    const statement = statementAt(selected, 0);
    if (statement === undefined) return undefined;
    const start = document.offsetAt(selection.start) + statement.start;
    // Two selected statements are the user's words: the database says what it thinks of them.
    const sql = selected.slice(statement.start).trimEnd().replace(/;$/, '');
    return { sql, place: { uri, start } };
  }
  const statement = statementAt(text, document.offsetAt(selection.active));
  return statement === undefined ? undefined : { sql: statement.sql, place: { uri, start: statement.start } };
}

/** Query files, and any SQL file when the user runs our command in it. */
function isSql({ languageId }: vscode.TextDocument): boolean {
  return languageId === SQL_LANGUAGE || languageId === 'sql';
}
