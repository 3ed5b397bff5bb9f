import * as assert from 'node:assert/strict';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { git } from '../../../../scripts/editor/history.ts';
import { definitions, references } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { allProblems, closeAll, folder, open, placeOf, problemsOf, uriOf } from '../support/workspace.ts';

const author = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.com'];
const misspelt = 'records/misspelt.example.yaml:6:1 error record.unknown-property';

/** A whole example with a status that does not exist. */
function exampleWithProblem(lastDigit: number): string {
  const id = `01938c50-7a10-7cc0-8a51-9d2f4a6b7f0${lastDigit}`;
  return `example_id: ${id}\nversion: 1\ninput: hi\nexpected_output: hi\nstatus: perhaps\n`;
}

/** The editor's own git looks at the repository at the same moment and may hold its lock. */
async function patientGit(...args: string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await git(folder().uri.fsPath, [...author, ...args]);
      return;
    } catch (error) {
      if (attempt === 10 || !String(error).includes('index.lock')) throw error;
      await wait(300);
    }
  }
}

describe('changes outside the editor', () => {
  afterEach(closeAll);

  it('reports the problems of files that nobody has opened', async () => {
    await eventually(allProblems, [misspelt]);
  });

  it('notices files that are written, changed and deleted by other programs', async () => {
    const { fsPath } = uriOf('records/outside.example.yaml');
    const problem = 'records/outside.example.yaml:5:9 error record.not-in-enum';
    await writeFile(fsPath, exampleWithProblem(1));
    await eventually(allProblems, [misspelt, problem]);
    await writeFile(fsPath, exampleWithProblem(1).replace('perhaps', 'draft'));
    await eventually(allProblems, [misspelt]);
    await appendFile(fsPath, '---\n1\n');
    await eventually(() => allProblems().length, 2);
    await rm(fsPath);
    await eventually(allProblems, [misspelt]);
  });

  it('notices that a record that others refer to was deleted and came back', async () => {
    const { fsPath } = uriOf('records/phrases.databit.yaml');
    const unknown = 'records/greeting.example.yaml:11:19 error reference.unknown';
    await rename(fsPath, `${fsPath}.away`);
    await eventually(allProblems, [unknown, misspelt]);
    await rename(`${fsPath}.away`, fsPath);
    await eventually(allProblems, [misspelt]);
  });

  it('notices that a file that a record names was deleted and came back', async () => {
    const { fsPath } = uriOf('media/phrases.txt');
    const missing = 'records/phrases.databit.yaml:6:13 warning file.missing';
    await rename(fsPath, `${fsPath}.away`);
    await eventually(allProblems, [misspelt, missing]);
    await rename(`${fsPath}.away`, fsPath);
    await eventually(allProblems, [misspelt]);
  });

  it('takes severities from databits.yaml as soon as it is written', async () => {
    const { fsPath } = uriOf('databits.yaml');
    await writeFile(fsPath, 'format_version: 1\nrules:\n  record.unknown-property: warning\n');
    await eventually(allProblems, [misspelt.replace('error', 'warning')]);
    await rm(fsPath);
    await eventually(allProblems, [misspelt]);
  });

  it('follows a switch of branches', async () => {
    const document = await open('records/greeting.example.yaml');
    const uri = uriOf('records/branch.example.yaml');
    await patientGit('switch', '--quiet', '--create', 'feature');
    await writeFile(uri.fsPath, exampleWithProblem(2));
    const greeting = uriOf('records/greeting.example.yaml').fsPath;
    await writeFile(greeting, (await readFile(greeting, 'utf8')).replace('7d01', '7d02'));
    await patientGit('add', '--', '.');
    await patientGit('commit', '--quiet', '--message', 'Work on a branch');
    await eventually(() => problemsOf(uri), ['5:9 error record.not-in-enum']);
    const target = (): Promise<string[]> => definitions(document.uri, placeOf(document, 'databit_id: ', 14));
    await eventually(target, ['records/phrases.databit.yaml:8']);

    await patientGit('switch', '--quiet', 'main');
    await eventually(() => problemsOf(uri), []);
    await eventually(target, ['records/phrases.databit.yaml:1']);
    await patientGit('switch', '--quiet', 'feature');
    await eventually(() => problemsOf(uri), ['5:9 error record.not-in-enum']);
    await patientGit('switch', '--quiet', 'main');
    await eventually(allProblems, [misspelt]);
    const phrases = await open('records/phrases.databit.yaml');
    const found = await references(phrases.uri, placeOf(phrases, '01938c50'));
    assert.ok(found.includes('records/greeting.example.yaml:11'), found.join(', '));
  });
});
