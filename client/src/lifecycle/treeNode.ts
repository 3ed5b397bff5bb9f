import * as vscode from 'vscode';
import { SCHEMAS } from '../../../shared/src/generated/schemas.ts';
import type { RecordSummary } from '../../../shared/src/protocol/records.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';
import type { CommandId } from '../commandIds.ts';

/** A line of the tree; with `children` it can be opened. */
export interface TreeNode {
  item: vscode.TreeItem;
  children?: () => Promise<TreeNode[]>;
}

/** What a record's line shows; the command `databits.openRecord` gets it too. */
export type RecordPlace = Pick<RecordSummary, 'kind' | 'id' | 'name' | 'uri' | 'position'> &
  Partial<Pick<RecordSummary, 'version' | 'status'>>;

const KIND_ICONS: Record<RecordKind, string> = {
  databit: 'package',
  example: 'comment-discussion',
  dataset: 'layers',
  template: 'symbol-snippet',
  run: 'beaker',
};

/** The icon of a kind of record, the same everywhere. */
export function kindIcon(kind: RecordKind): vscode.ThemeIcon {
  return new vscode.ThemeIcon(KIND_ICONS[kind]);
}

/** The plural of a kind as its schema says it, for example "DataBits". */
export function kindPlural(kind: RecordKind): string {
  return SCHEMAS.records[kind]['x-record'].plural;
}

/** A line with a stable id, so that the editor keeps it open over a refresh. */
export function line(
  id: string,
  label: string,
  options: { icon?: vscode.ThemeIcon; description?: string; tooltip?: string; expanded?: boolean } = {},
): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.id = id;
  if (options.icon !== undefined) item.iconPath = options.icon;
  if (options.description !== undefined) item.description = options.description;
  if (options.tooltip !== undefined) item.tooltip = options.tooltip;
  if (options.expanded !== undefined) {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    item.collapsibleState = options.expanded ? Expanded : Collapsed;
  }
  return item;
}

/** A line that runs a command. */
export function commandLine(
  id: string,
  label: string,
  command: CommandId,
  options: { argument?: unknown; icon?: string; description?: string; tooltip?: string } = {},
): TreeNode {
  const item = line(id, label, {
    icon: new vscode.ThemeIcon(options.icon ?? 'add'),
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.tooltip === undefined ? {} : { tooltip: options.tooltip }),
  });
  item.command = {
    command,
    title: label,
    ...(options.argument === undefined ? {} : { arguments: [options.argument] }),
  };
  return { item };
}

/** The line of a record; a click opens it. `position` in the list keeps ids apart where a record has none. */
export function recordLine(parent: string, record: RecordPlace, position: number): TreeNode {
  const label = record.name === '' ? record.id || '(no id)' : record.name;
  const about = [record.version === undefined ? '' : `v${String(record.version)}`, readable(record.status)];
  const item = line(`${parent}/${String(position)}:${record.id}`, label, {
    icon: kindIcon(record.kind),
    description: about.filter((part) => part !== '').join(' · '),
    tooltip: [label, record.id, vscode.workspace.asRelativePath(vscode.Uri.parse(record.uri))].join('\n'),
  });
  item.contextValue = record.kind === 'databit' || record.kind === 'example' ? 'searchableRecord' : 'record';
  item.command = { command: 'databits.openRecord', title: 'Open', arguments: [record] };
  return { item };
}

/** A status as people write it: `in_review` → "in review". */
export function readable(value: string | undefined): string {
  return (value ?? '').replaceAll('_', ' ');
}
