import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';
import { requireTrust } from '../trust.ts';
import { formatSqlAnswer } from './sqlTable.ts';

const LAST_QUERY = 'databits.lastQuery';
const FIRST_QUERY =
  'SELECT function_name, count(*) AS examples FROM example_store GROUP BY ALL ORDER BY 2 DESC';

/** Asks for a SELECT statement (or takes the one that is passed or selected) and shows its rows as a table. */
export async function runQuery(
  server: Server,
  documents: ReadOnlyDocuments,
  memory: vscode.Memento,
  argument: unknown,
): Promise<void> {
  if (!requireTrust('SQL queries run')) return;
  const sql = await vscode.window.showInputBox({
    title: 'Run SQL Query',
    prompt:
      'One SELECT statement over databits, example_store, datasets, templates, problems and the other tables.',
    value: sqlOf(argument) ?? selectedSql() ?? memory.get<string>(LAST_QUERY, FIRST_QUERY),
    ignoreFocusOut: true,
  });
  if (sql === undefined || sql.trim() === '') return;
  await memory.update(LAST_QUERY, sql);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Running the query',
    cancellable: true,
  };
  const answer = await vscode.window.withProgress(options, (_progress, token) =>
    server.call('sql/run', { sql, limit: 1000 }, token),
  );
  await documents.show('SQL result', 'txt', formatSqlAnswer(sql, answer));
}

function sqlOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('sql' in argument)) return undefined;
  return typeof argument.sql === 'string' ? argument.sql : undefined;
}

function selectedSql(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'sql') return undefined;
  const text = editor.document.getText(editor.selection.isEmpty ? undefined : editor.selection).trim();
  return text === '' ? undefined : text;
}
