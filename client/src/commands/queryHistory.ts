import * as vscode from 'vscode';
import type { QueryHistory } from '../sql/history.ts';
import { requireTrust } from '../trust.ts';
import type { SqlPanel } from '../webviews/sqlPanel.ts';
import { newQuery } from './newQuery.ts';

interface HistoryItem extends vscode.QuickPickItem {
  sql?: string;
  act?: () => Promise<void>;
}

const EDIT: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('edit'),
  tooltip: 'Open in an editor',
};

/** Offers the last queries of the workspace: choosing one runs it, its button opens it in an editor. */
export async function showQueryHistory(panel: SqlPanel, history: QueryHistory): Promise<void> {
  if (!requireTrust('SQL queries run')) return;
  const picked = await pick(history);
  if (picked === undefined) return;
  if (picked.act !== undefined) await picked.act();
  else if (picked.sql !== undefined) {
    await history.add(picked.sql, Date.now());
    panel.run({ sql: picked.sql });
  }
}

function pick(history: QueryHistory): Promise<HistoryItem | undefined> {
  const input = vscode.window.createQuickPick<HistoryItem>();
  input.title = 'SQL Query History';
  input.placeholder = 'Run a query again, or begin a new one';
  input.matchOnDetail = true;
  input.items = itemsOf(history);
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      resolve(input.selectedItems[0]);
      input.hide();
    });
    input.onDidTriggerItemButton(({ item: { sql } }) => {
      resolve({ label: '', act: () => newQuery(`${sql ?? ''};\n`) });
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function itemsOf(history: QueryHistory): HistoryItem[] {
  const past = history.list().map(({ sql, at }): HistoryItem => {
    return {
      label: sql.replace(/\s+/g, ' ').slice(0, 200),
      detail: new Date(at).toLocaleString(),
      sql,
      buttons: [EDIT],
    };
  });
  const clear = { label: '$(trash) Clear the history', alwaysShow: true, act: () => history.clear() };
  return [
    { label: '$(add) New SQL query', alwaysShow: true, act: () => newQuery() },
    ...past,
    ...(past.length > 0 ? [clear] : []),
  ];
}
