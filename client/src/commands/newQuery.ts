import * as vscode from 'vscode';
import { SQL_LANGUAGE } from '../sql/sqlLanguage.ts';

const STARTER = `-- Run a statement: Ctrl+Enter, or "Run query" above it.
-- Save as *.databits.sql to keep this file.

SELECT function_name, status,
  count(*) AS examples, round(avg(quality), 2) AS quality
FROM example_store
GROUP BY ALL
ORDER BY examples DESC;

SELECT severity, code, path, line, message
FROM problems
ORDER BY severity, code;
`;

/** Opens a new query file: with a text, or with statements that run as they are. */
export async function newQuery(content = STARTER): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: SQL_LANGUAGE, content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Active });
}
