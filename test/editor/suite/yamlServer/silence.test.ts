import * as assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { completionLabels, hoverTexts, symbolNames } from '../support/features.ts';
import { until } from '../support/eventually.ts';
import { closeAll, open, openUnsaved, placeOf, uriOf } from '../support/workspace.ts';

/** The sources of a file's problems, one for each problem. */
function sourcesOf(uri: vscode.Uri): (string | undefined)[] {
  return vscode.languages.getDiagnostics(uri).map(({ source }) => source);
}

async function openNew(path: string, text: string): Promise<vscode.TextDocument> {
  await writeFile(uriOf(path).fsPath, text);
  return open(path);
}

describe('beside a generic YAML server', () => {
  // Whatever that server has to say about record files, it says before it answers for a file opened after them.
  let record: vscode.TextDocument;

  before(async () => {
    record = await openNew('broken.example.yaml', 'example_id: [1\nversion: 2\n');
    await until('DataBits reports on the record file', () => sourcesOf(record.uri).length > 0);
    const plain = await openNew('plain.yaml', 'a: [1\nb: 2\n');
    await until('the YAML server reports on the plain file', () => sourcesOf(plain.uri).length > 0);
    assert.equal(plain.languageId, 'yaml');
    assert.deepEqual([...new Set(sourcesOf(plain.uri))], ['YAML']);
  });

  after(closeAll);

  it('only DataBits reports on record files', () => {
    assert.equal(record.languageId, 'databits');
    assert.deepEqual([...new Set(sourcesOf(record.uri))], ['databits']);
  });

  it('only DataBits reports on databits.yaml', async () => {
    const document = await openNew('databits.yaml', 'format_version: [1\n');
    await until('DataBits reports on databits.yaml', () => sourcesOf(document.uri).length > 0);
    assert.equal(document.languageId, 'databits');
    assert.deepEqual([...new Set(sourcesOf(document.uri))], ['databits']);
  });

  it('nothing is reported twice', () => {
    const reported = vscode.languages
      .getDiagnostics(record.uri)
      .map(({ range, message }) => [range.start.line, range.start.character, message].join(' '));
    assert.deepEqual(reported, [...new Set(reported)]);
  });

  it('completion offers each label once', async () => {
    const empty = await openUnsaved('empty.example.yaml', '');
    const labels = await completionLabels(empty.uri, new vscode.Position(0, 0));
    assert.deepEqual(labels, [...new Set(labels)]);
    assert.ok(labels.includes('example_id'), 'DataBits offers something in an empty record file');
  });

  it('one hover and one outline are shown', async () => {
    const document = await open('records/greeting.example.yaml');
    assert.equal((await hoverTexts(document.uri, placeOf(document, 'function_name'))).length, 1);
    assert.deepEqual(await symbolNames(document.uri), ['greet in the morning']);
  });
});
