import * as vscode from 'vscode';
import { numeral } from '../../../shared/src/counted.ts';
import { commandLine, recordLine, type RecordPlace, type TreeNode } from './treeNode.ts';

/** Lines of a list before "Show more". */
export const PAGE_SIZE = 100;

/** Loads a part of a list and says how long the whole is. */
export type LoadPage = (offset: number, limit: number) => Promise<{ records: RecordPlace[]; total: number }>;

/** Remembers how much of each long list is shown, over refreshes. */
export class PagedRecords {
  readonly #shown = new Map<string, number>();

  /** Shows another page of the list. */
  showMore(list: string): void {
    this.#shown.set(list, (this.#shown.get(list) ?? PAGE_SIZE) + PAGE_SIZE);
  }

  /** The lines of the list that are shown, and "Show more" where there are others. */
  async lines(list: string, load: LoadPage, line: typeof recordLine = recordLine): Promise<TreeNode[]> {
    const wanted = this.#shown.get(list) ?? PAGE_SIZE;
    const records: RecordPlace[] = [];
    let total = wanted;
    while (records.length < Math.min(wanted, total)) {
      const page = await load(records.length, PAGE_SIZE);
      total = page.total;
      if (page.records.length === 0) break;
      records.push(...page.records);
    }
    const nodes = records.map((record, position) => line(list, record, position));
    const rest = total - records.length;
    return rest > 0 ? [...nodes, this.#more(list, rest)] : nodes;
  }

  #more(list: string, rest: number): TreeNode {
    const node = commandLine(`${list}/more`, 'Show more', 'databits.showMore', {
      argument: { list },
      icon: 'ellipsis',
      description: `${numeral(rest)} not shown`,
    });
    node.item.accessibilityInformation = { label: `Show more, ${numeral(rest)} not shown` };
    return node;
  }
}

/** The icon of a group of records. */
export const GROUP_ICON = new vscode.ThemeIcon('folder');
