import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { FacetName } from '../../../shared/src/protocol/search.ts';
import type { BulkAction } from '../../../shared/src/protocol/webview.ts';
import type { RecordChange } from '../../../shared/src/protocol/writing.ts';
import type { Server } from '../languageClient.ts';

/** A value to choose. */
interface ValueItem extends vscode.QuickPickItem {
  value: string;
}

type ValueAction = Exclude<BulkAction, 'export' | 'delete' | 'review'>;

const STATUSES = ['draft', 'in_review', 'approved', 'rejected', 'deprecated'];

/** The values in use that each action offers, and the change that it makes. */
const ACTIONS: Record<
  ValueAction,
  { title: string; facet?: FacetName; isNewAllowed: boolean; change: (value: string) => RecordChange }
> = {
  status: {
    ...{ title: 'Set Status', facet: 'statuses', isNewAllowed: false },
    change: (value) => ({ set: 'status', value }),
  },
  function: {
    ...{ title: 'Set Function', facet: 'functions', isNewAllowed: true },
    change: (value) => ({ set: 'function', value }),
  },
  domain: {
    ...{ title: 'Set Domain', facet: 'domains', isNewAllowed: true },
    change: (value) => ({ set: 'domain', value }),
  },
  addTag: {
    ...{ title: 'Add Tag', facet: 'tags', isNewAllowed: true },
    change: (value) => ({ add: 'tag', value }),
  },
  removeTag: {
    ...{ title: 'Remove Tag', facet: 'tags', isNewAllowed: false },
    change: (value) => ({ remove: 'tag', value }),
  },
  dataset: {
    ...{ title: 'Add to Dataset', isNewAllowed: false },
    change: (value) => ({ add: 'dataset', value }),
  },
};

/** Datasets that are offered. */
const MOST_DATASETS = 1000;

/** Asks for the value of a bulk action: those in use are offered, and where that makes sense a new one can be typed. */
export async function chooseBulkValue(
  server: Server,
  action: ValueAction,
  records: number,
): Promise<RecordChange | undefined> {
  const { title, isNewAllowed, change } = ACTIONS[action];
  const items = await itemsOf(server, action);
  const of = `${numeral(records)} ${records === 1 ? 'record' : 'records'}`;
  if (items.length === 0 && !isNewAllowed) {
    const what = action === 'dataset' ? 'no dataset yet; create one first' : 'no tag in use';
    void vscode.window.showInformationMessage(`There is ${what}.`);
    return undefined;
  }
  const value = await pick(`${title}: ${of}`, items, isNewAllowed);
  return value === undefined ? undefined : change(value);
}

async function itemsOf(server: Server, action: ValueAction): Promise<ValueItem[]> {
  if (action === 'dataset') {
    const { records } = await server.call('records/list', { kind: 'dataset', limit: MOST_DATASETS });
    return records
      .filter(({ id }) => id !== '')
      .map(({ id, name, uri }) => ({
        ...{ label: name, value: id },
        description: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
      }));
  }
  const { facet } = ACTIONS[action];
  const { facets } = await server.call('search/run', { limit: 1 });
  const counts = new Map(
    (facet === undefined ? [] : (facets[facet] ?? [])).map(({ value, count }) => [value, count]),
  );
  const values = action === 'status' ? STATUSES : [...counts.keys()];
  return values.map((value) => {
    const count = counts.get(value);
    const description = count === undefined ? '' : `${numeral(count)} records`;
    return { label: value, value, description };
  });
}

/** A quick pick whose typed text can be the value, where nothing offered is the same. */
function pick(
  title: string,
  items: readonly ValueItem[],
  isNewAllowed: boolean,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = vscode.window.createQuickPick<ValueItem>();
    input.title = title;
    input.placeholder = isNewAllowed ? 'Choose one in use, or type a new one' : 'Choose one';
    input.matchOnDescription = true;
    input.items = items;
    input.onDidChangeValue((typed) => {
      const value = typed.trim();
      const isNew = isNewAllowed && value !== '' && !items.some((item) => item.value === value);
      const added = { label: `$(add) ${value}`, value, description: 'new', alwaysShow: true };
      input.items = isNew ? [...items, added] : items;
    });
    let chosen: string | undefined;
    input.onDidAccept(() => {
      chosen = input.selectedItems[0]?.value;
      input.hide();
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(chosen);
    });
    input.show();
  });
}
