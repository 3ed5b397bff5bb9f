import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { definitions, hoverTexts, linkTargets, references, symbolNames } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { closeAll, open, placeOf } from '../support/workspace.ts';

const damage = 'examples/classify_request/claims-damage-and-loss.example.yaml';

/** The first source that a record of the file names. */
function firstSource(document: vscode.TextDocument): vscode.Position {
  const marker = '- example_id: ';
  return placeOf(document, marker, marker.length + 4);
}

describe('navigation in the sample', () => {
  afterEach(closeAll);

  it('leads from a source to its definition, and from there back to all that refer to it', async () => {
    const document = await open(damage);
    const place = firstSource(document);
    const [definition] = await definitions(document.uri, place);
    assert.match(definition ?? '', /^examples\/.*\.example\.yaml:\d+$/);
    const [path = '', line = ''] = (definition ?? '').split(':');
    const target = await open(path);
    const back = await references(target.uri, new vscode.Position(Number(line) - 1, 20));
    assert.ok(back.includes(`${damage}:${place.line + 1}`), back.join(', '));
  });

  it('shows the record that a reference names', async () => {
    const document = await open(damage);
    const texts = await hoverTexts(document.uri, firstSource(document));
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /Example, version \d+, \w+/);
  });

  it('lists all records of a file by name', async () => {
    const document = await open(damage);
    const names = await symbolNames(document.uri);
    assert.equal(names.length, document.getText().split(/^---$/m).length);
    assert.equal(names[0], 'Vase in pieces');
  });

  it('links files that records name', async () => {
    const document = await open('databits/media/customer-promise.databit.yaml');
    const pdf = 'media/customer-promise-2026.pdf';
    await eventually(() => linkTargets(document.uri), [pdf, pdf]);
  });

  it('offers "Find similar" above each record', async () => {
    const document = await open('problems/misspelt-field.example.yaml');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.deepEqual(
      lenses.map(({ command, range }) => [command?.title, range.start.line]),
      [['Find similar', 1]],
    );
  });
});
