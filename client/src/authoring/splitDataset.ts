import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { DatasetSplits, RecordSummary } from '../../../shared/src/protocol/records.ts';
import { applyPlan, type EditPorts } from '../commands/editRecords.ts';
import type { Server } from '../languageClient.ts';
import { parseShares, weightsOf, type Shares } from './shares.ts';

const PRESETS: readonly Shares[] = [
  [80, 10, 10],
  [70, 15, 15],
  [90, 0, 10],
  [50, 25, 25],
];
const MOST_DATASETS = 1000;

/**
 * Divides a dataset into train, validation and test: asks for the shares, shows how many members each split would have,
 * and writes them as one edit. Pins and the seed of splits that are there stay.
 */
export async function splitDataset(ports: EditPorts): Promise<void> {
  const { server } = ports;
  const dataset = await chooseDataset(server);
  if (dataset === undefined) return;
  const shares = await chooseShares(dataset.name);
  if (shares === undefined) return;
  const before = (await server.call('records/get', { id: dataset.id }))?.value['splits'];
  const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : { seed: 1 };
  const splits: JsonObject = { ...kept, weights: weightsOf(shares) };
  const counts = await server.call('datasets/splits', { id: dataset.id, splits });
  if (counts === null || !(await confirm(dataset.name, counts))) return;
  const set = [{ path: ['splits'], value: splits }];
  await applyPlan(await server.call('records/update', { id: dataset.id, set }), ports);
}

/** The dataset at the cursor, else one of all. */
async function chooseDataset(server: Server): Promise<RecordSummary | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'databits') {
    const { line } = editor.selection.active;
    const { records } = await server.call('records/at', {
      uri: editor.document.uri.toString(),
      lines: [[line, line]],
    });
    const here = records.find(({ kind, id }) => kind === 'dataset' && id !== '');
    if (here !== undefined) return here;
  }
  const { records } = await server.call('records/list', { kind: 'dataset', limit: MOST_DATASETS });
  const items = records
    .filter(({ id }) => id !== '')
    .map((record) => ({
      ...{ label: record.name, record },
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(record.uri)),
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage('There is no dataset yet; create one first.');
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { title: 'Split which dataset?' }))?.record;
}

async function chooseShares(name: string): Promise<Shares | undefined> {
  const title = `Split “${name}”`;
  const presets = PRESETS.map((shares) => ({ label: shares.join(' / '), shares }));
  const other = { label: '$(edit) Other shares…', shares: undefined };
  const choice = await vscode.window.showQuickPick([...presets, other], {
    ...{ title, placeHolder: 'Train / validation / test, in percent' },
  });
  if (choice === undefined || choice.shares !== undefined) return choice?.shares;
  const typed = await vscode.window.showInputBox({
    ...{ title, value: '80 / 10 / 10', prompt: 'Train / validation / test. Only the proportions count.' },
    validateInput: (input) =>
      parseShares(input) === undefined ? 'Write three numbers, such as 80 / 10 / 10.' : undefined,
  });
  return typed === undefined ? undefined : parseShares(typed);
}

async function confirm(name: string, { total, splits }: DatasetSplits): Promise<boolean> {
  const { train, val, test } = splits;
  const detail = [
    `Of ${numeral(total)} members, train gets ${numeral(train)}, validation ${numeral(val)}, test ${numeral(test)}.`,
    'A member’s split is a hash of its key: adding records moves no other.',
  ].join('\n');
  const go = 'Split';
  const options = { modal: true, detail };
  return (await vscode.window.showInformationMessage(`Split “${name}” like this?`, options, go)) === go;
}
