import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readMarkers } from '../../../core/support/markers.ts';
import { applyFix, completionLabels, fixTitles, hoverTexts, symbolNames } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { closeAll, openUnsaved, problemsOf, replaceText } from '../support/workspace.ts';

const id = '01938c50-7a10-7cc0-8a51-9d2f4a6b7e09';
const head = `example_id: ${id}\nversion: 1\ninput: hi\nexpected_output: hi\n`;
const uuidOfVersion7 = /^example_id: [0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/m;

/** Opens an unsaved record file with a text in which `<|>` is a place. */
async function openMarked(
  marked: string,
): Promise<{ document: vscode.TextDocument; place: vscode.Position }> {
  const { text, points } = readMarkers(marked);
  const [point] = points;
  assert.ok(point, 'a place is marked');
  const document = await openUnsaved('records/unsaved.example.yaml', text);
  return { document, place: new vscode.Position(point.line, point.character) };
}

async function checkCompletion(marked: string, expected: readonly string[]): Promise<void> {
  const { document, place } = await openMarked(marked);
  const labels = await completionLabels(document.uri, place);
  assert.deepEqual(
    expected.filter((label) => !labels.includes(label)),
    [],
    `offered was: ${labels.join(', ')}`,
  );
}

async function checkHover(marked: string, expected: RegExp): Promise<void> {
  const { document, place } = await openMarked(marked);
  const texts = await hoverTexts(document.uri, place);
  assert.equal(texts.length, 1);
  assert.match(texts[0] ?? '', expected);
}

describe('editing', () => {
  afterEach(closeAll);

  it('reports problems of a text that is not saved, and takes them back', async () => {
    const document = await openUnsaved('records/unsaved.example.yaml', `${head}status: perhaps\n`);
    await eventually(() => problemsOf(document.uri), ['5:9 error record.not-in-enum']);
    await replaceText(document, `${head}status: draft\n`);
    await eventually(() => problemsOf(document.uri), []);
    await replaceText(document, `${head}input: twice\n`);
    await eventually(() => problemsOf(document.uri), ['5:1 error yaml.duplicate-key']);
  });

  it('completes properties, allowed values and whole records', async () => {
    await checkCompletion(`${head}sta<|>`, ['status']);
    await checkCompletion(`${head}status: <|>`, ['draft', 'in_review', 'approved', 'rejected', 'deprecated']);
    await checkCompletion(`<|>`, ['Example', 'example_id']);
  });

  it('completes ids of other records by their names', async () => {
    await checkCompletion(`${head}attribution:\n  derived_from:\n    - databit_id: <|>`, [
      'Morning phrases',
      'Evening phrases',
    ]);
  });

  it('explains properties and allowed values', async () => {
    await checkHover(`${head}diffi<|>culty: easy\n`, /Difficulty/);
    await checkHover(`${head}status: dr<|>aft\n`, /Status[^]*draft/);
  });

  it('lists the records of a file by name', async () => {
    const document = await openUnsaved(
      'records/unsaved.example.yaml',
      `${head}name: First\n---\nname: Second\n`,
    );
    await eventually(() => symbolNames(document.uri), ['First', 'Second']);
  });

  it('"Insert id" gives a record without an id a fresh one', async () => {
    const text = 'version: 1\ninput: hi\nexpected_output: hi\n';
    const document = await openUnsaved('records/unsaved.example.yaml', text);
    await eventually(() => problemsOf(document.uri), ['1:1 error record.missing-property']);
    const place = new vscode.Position(0, 0);
    await applyFix(document.uri, place, 'Insert id');
    assert.match(document.getText(), uuidOfVersion7);
    assert.ok(document.getText().endsWith(text));
    await eventually(() => problemsOf(document.uri), []);
    assert.deepEqual(await fixTitles(document.uri, place), []);
  });

  it('a misspelt property is changed to the one that was meant', async () => {
    const document = await openUnsaved('records/unsaved.example.yaml', `${head}explaination: why\n`);
    await eventually(() => problemsOf(document.uri), ['5:1 error record.unknown-property']);
    await applyFix(document.uri, new vscode.Position(4, 2), "Change to 'explanation'");
    assert.equal(document.getText(), `${head}explanation: why\n`);
  });
});
