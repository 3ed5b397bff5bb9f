import * as vscode from 'vscode';
import type { WorkspaceOverview } from '../../../shared/src/protocol/records.ts';
import type { Server } from '../languageClient.ts';
import type { PagedRecords } from './pagedRecords.ts';
import { numeral } from '../../../shared/src/counted.ts';
import { commandLine, recordLine, type RecordPlace, type TreeNode } from './treeNode.ts';

/** The lines of the stage "Curate": datasets with their splits, what waits for review, and problems. */
export async function curateNodes(
  server: Server,
  pages: PagedRecords,
  overview: WorkspaceOverview,
): Promise<TreeNode[]> {
  const splits = new Map<string, string>();
  const datasets = await pages.lines(
    'curate/datasets',
    async (offset, limit) => {
      const page = await server.call('records/list', { kind: 'dataset', offset, limit });
      const counted = await Promise.all(page.records.map((record) => describeSplits(server, record)));
      page.records.forEach((record, position) => splits.set(record.id, counted[position] ?? ''));
      return page;
    },
    (list, record, position) => datasetLine(list, record, position, splits.get(record.id) ?? ''),
  );
  return [...datasets, ...reviewLines(overview), problemsLine(overview)];
}

/** The split counts of a dataset; empty where its members cannot be found out. */
async function describeSplits(server: Server, record: RecordPlace): Promise<string> {
  if (record.id === '') return '';
  try {
    const answer = await server.call('datasets/splits', { id: record.id });
    if (answer === null) return '';
    const { train, val, test } = answer.splits;
    return `train ${numeral(train)} · val ${numeral(val)} · test ${numeral(test)}`;
  } catch {
    // The dataset is listed all the same; what is wrong with it stands among the problems.
    return '';
  }
}

function datasetLine(list: string, record: RecordPlace, position: number, splits: string): TreeNode {
  const node = recordLine(list, record, position);
  if (splits !== '') node.item.description = splits;
  return node;
}

function reviewLines(overview: WorkspaceOverview): TreeNode[] {
  const waiting = overview.statuses['in_review'] ?? 0;
  const drafts = overview.statuses['draft'] ?? 0;
  return [
    statusLine('in_review', 'Waiting for Review', waiting, 'eye'),
    statusLine('draft', 'Drafts', drafts, 'edit'),
  ].filter((node) => node !== undefined);
}

function statusLine(status: string, label: string, records: number, icon: string): TreeNode | undefined {
  if (records === 0) return undefined;
  return commandLine(`curate/status/${status}`, label, 'databits.searchFor', {
    argument: { query: { filters: { statuses: [status] } } },
    icon,
    description: numeral(records),
    tooltip: 'Shows them on the search page.',
  });
}

function problemsLine(overview: WorkspaceOverview): TreeNode {
  const { error, warning, information, hint } = overview.problems;
  const parts = [
    [error, error === 1 ? 'error' : 'errors'],
    [warning, warning === 1 ? 'warning' : 'warnings'],
    [information + hint, information + hint === 1 ? 'note' : 'notes'],
  ] as const;
  const found = parts.filter(([number]) => number > 0).map(([number, noun]) => `${numeral(number)} ${noun}`);
  const node = commandLine('curate/problems', 'Problems', 'databits.showProblems', {
    icon: 'warning',
    description: found.length === 0 ? 'none' : found.join(' · '),
    tooltip: 'Opens the view Problems.',
  });
  if (found.length === 0) node.item.iconPath = new vscode.ThemeIcon('pass');
  return node;
}
