import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, openUnsaved } from '../support/workspace.ts';

/** What is read of the extension's manifest. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('databits.databits');
  assert.ok(found, 'the extension is installed');
  return found;
}

describe('activation', () => {
  afterEach(closeAll);

  it('opens a record file in the language databits and activates the extension', async () => {
    const document = await open('records/greeting.example.yaml');
    assert.equal(document.languageId, 'databits');
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  for (const [file, language] of [
    ['a.databit.yaml', 'databits'],
    ['a.example.yml', 'databits'],
    ['a.dataset.yaml', 'databits'],
    ['a.template.yaml', 'databits'],
    ['a.run.yaml', 'databits'],
    ['databits.yaml', 'databits'],
    ['example.yaml', 'yaml'],
    ['a.example.yaml.txt', 'plaintext'],
  ] as const) {
    it(`takes ${file} for ${language}`, async () => {
      assert.equal((await openUnsaved(file, '')).languageId, language);
    });
  }

  it('registers every command of the manifest', async () => {
    const { contributes } = extension().packageJSON as Manifest;
    const promised = contributes.commands.map(({ command }) => command);
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      promised.filter((command) => !registered.includes(command)),
      [],
    );
    assert.ok(promised.length > 15, 'the manifest has commands');
  });

  it('carries the sample workspace that "Create Sample Workspace" copies', async () => {
    const sample = vscode.Uri.joinPath(extension().extensionUri, 'samples', 'parcel-support');
    const names = (await vscode.workspace.fs.readDirectory(sample)).map(([name]) => name);
    assert.deepEqual(
      ['.gitignore', 'README.md', 'databits.yaml', 'examples', 'media'].filter(
        (name) => !names.includes(name),
      ),
      [],
    );
  });
});
