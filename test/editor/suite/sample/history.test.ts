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
  // Ages and authors are those of the sample's history.
  const titleOf = (title = ''): string => title.replace(/^(v\d+) · .+ ago · .+$/, '$1');
  return lenses.map(({ command }) => `${titleOf(command?.title)} ${command?.command ?? ''}`).sort();
}

describe('the history of the sample', () => {
  afterEach(closeAll);

  it('is told by lenses: references, runs and versions', async () => {
    const document = await open(template);
    await eventually(
      async () => (await lensesOf(document.uri)).filter((lens) => !lens.includes('references')),
      ['1 run databits.showRuns', 'Export to DSPy databits.exportDspy', 'v2 databits.showVersions'],
    );
  });

  it('opens the page of versions beside the record', async () => {
    const document = await open(template);
    const editor = await vscode.window.showTextDocument(document);
    const place = placeOf(document, 'version: 2');
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('databits.showVersions');
    await until('the page is open', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputWebview && input.viewType.endsWith('databits.versions');
    });
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
