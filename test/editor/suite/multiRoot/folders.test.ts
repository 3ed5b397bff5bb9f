import * as assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { hoverTexts, symbolNames } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { offeredTasks, runTask } from '../support/tasks.ts';
import { allProblems, closeAll, folders, open, placeOf, uriOf } from '../support/workspace.ts';

const misspelt = 'first/records/misspelt.example.yaml:6:1 error record.unknown-property';
const score = 'second/records/score.example.yaml:6:28 error record.out-of-range';

describe('a window with two folders', () => {
  afterEach(closeAll);

  it('reports the problems of both', async () => {
    assert.deepEqual(
      folders().map(({ name }) => name),
      ['first', 'second'],
    );
    await eventually(allProblems, [misspelt, score]);
  });

  it('knows the records of both', async () => {
    const first = await open('first/records/greeting.example.yaml');
    assert.deepEqual(await symbolNames(first.uri), ['greet in the morning']);
    const [text = ''] = await hoverTexts(first.uri, placeOf(first, 'databit_id: ', 14));
    assert.match(text, /Morning phrases/);
    const second = await open('second/records/farewell.example.yaml');
    assert.deepEqual(await symbolNames(second.uri), ['say goodbye']);
  });

  it('takes severities from the databits.yaml of each folder', async () => {
    await writeFile(uriOf('second/databits.yaml').fsPath, 'format_version: 1\nrules:\n  record.*: warning\n');
    await eventually(allProblems, [misspelt, score.replace('error', 'warning')]);
  });

  it('offers its tasks for each and runs them there', async () => {
    const tasks = ['first: check', 'first: index build', 'second: check', 'second: index build'];
    assert.deepEqual(await offeredTasks(), tasks);
    assert.equal(await runTask('check', 'first'), 1);
    // Its only problem is a warning by now.
    assert.equal(await runTask('check', 'second'), 0);
  });
});
