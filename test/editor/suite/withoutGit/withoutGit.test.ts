import * as assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { applyFix, completionLabels, definitions, fixTitles } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { runTask } from '../support/tasks.ts';
import { allProblems, closeAll, folder, open, placeOf, uriOf } from '../support/workspace.ts';

const misspelt = 'records/misspelt.example.yaml:6:1 error record.unknown-property';
const id = '01938c50-7a10-7cc0-8a51-9d2f4a6b7c01';
const copied = `example_id: ${id}\nversion: 1\ninput: hello again\nexpected_output: greeting\n`;

describe('a folder without git', () => {
  afterEach(closeAll);

  it('is checked and followed like any other', async () => {
    await eventually(allProblems, [misspelt]);
    const document = await open('records/greeting.example.yaml');
    const place = placeOf(document, 'databit_id: ', 14);
    assert.deepEqual(await definitions(document.uri, place), ['records/phrases.databit.yaml:1']);
    const labels = await completionLabels(document.uri, placeOf(document, 'approved'));
    assert.ok(labels.includes('in_review'), labels.join(', '));
  });

  it('offers a new id on both copies of a record, since nothing tells which was first', async () => {
    await writeFile(uriOf('records/copy.example.yaml').fsPath, copied);
    await eventually(allProblems, [
      'records/copy.example.yaml:1:13 error record.duplicate-id',
      'records/greeting.example.yaml:1:13 error record.duplicate-id',
      misspelt,
    ]);
    const title = 'Give the copy a new id';
    const original = await open('records/greeting.example.yaml');
    assert.ok((await fixTitles(original.uri, placeOf(original, id))).includes(title));
    const copy = await open('records/copy.example.yaml');
    await applyFix(copy.uri, placeOf(copy, id), title);
    assert.equal(copy.getText().includes(id), false);
    await eventually(allProblems, [misspelt]);
  });

  it('builds its index as a task', async () => {
    assert.equal(await runTask('index build', folder().name), 0);
  });
});
