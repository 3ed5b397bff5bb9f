import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, until } from '../support/eventually.ts';
import { closeAll, open, placeOf } from '../support/workspace.ts';

const template = 'templates/classify-request.template.yaml';

async function lensesOf(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    20,
  );
  return lenses.map(({ command }) => `${command?.title ?? ''} ${command?.command ?? ''}`).sort();
}

/** The two texts of a comparison that is open. */
async function comparedTexts(): Promise<[before: string, now: string] | undefined> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
  const read = async (uri: vscode.Uri): Promise<string> =>
    (await vscode.workspace.openTextDocument(uri)).getText();
  return [await read(input.original), await read(input.modified)];
}

describe('the history of the sample', () => {
  afterEach(closeAll);

  it('is told by lenses: references, runs and versions', async () => {
    const document = await open(template);
    await eventually(
      async () => (await lensesOf(document.uri)).filter((lens) => !lens.includes('references')),
      ['1 run databits.showRuns', '2 versions databits.showVersions'],
    );
  });

  it('shows a chosen version beside the present text, by keyboard', async () => {
    const document = await open(template);
    const editor = await vscode.window.showTextDocument(document);
    const place = placeOf(document, 'version: 2');
    editor.selection = new vscode.Selection(place, place);
    void vscode.commands.executeCommand('databits.showVersions');
    // The newest version comes first; the list is there some time after the history was read.
    await until('the versions are compared', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await comparedTexts()) !== undefined;
    });
    const [before = '', now = ''] = (await comparedTexts()) ?? [];
    assert.match(before, /^version: [12]$/m);
    assert.ok(now.startsWith(document.getText().slice(0, 400)), 'the right side is the present text');
  });

  it('opens the run that names a template', async () => {
    await open(template);
    await vscode.commands.executeCommand('databits.showRuns');
    await until(
      'the run is open',
      () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('/runs/better-intents.run.yaml') === true,
    );
  });
});
