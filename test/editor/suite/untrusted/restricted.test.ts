import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyFix, completionLabels, definitions, hoverTexts } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { searchPages } from '../support/searchPages.ts';
import { allProblems, closeAll, open, openUnsaved, placeOf, problemsOf } from '../support/workspace.ts';

const head = 'version: 1\ninput: hi\nexpected_output: hi\n';

describe('Restricted Mode', () => {
  afterEach(closeAll);

  it('is on, and the extension works in it', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension('databits.databits');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('checks files, open or not', async () => {
    await eventually(allProblems, ['records/misspelt.example.yaml:6:1 error record.unknown-property']);
    const document = await openUnsaved('records/unsaved.example.yaml', head);
    await eventually(() => problemsOf(document.uri), ['1:1 error record.missing-property']);
    await applyFix(document.uri, new vscode.Position(0, 0), 'Insert id');
    await eventually(() => problemsOf(document.uri), []);
  });

  it('completes, explains and follows references', async () => {
    const document = await open('records/greeting.example.yaml');
    const labels = await completionLabels(document.uri, placeOf(document, 'approved'));
    assert.ok(labels.includes('in_review'), labels.join(', '));
    const reference = placeOf(document, 'databit_id: ', 14);
    assert.match((await hoverTexts(document.uri, reference)).join('\n'), /Morning phrases/);
    assert.deepEqual(await definitions(document.uri, reference), ['records/phrases.databit.yaml:1']);
  });

  it('opens the search page', async () => {
    await vscode.commands.executeCommand('databits.search');
    await eventually(searchPages, ['Search']);
  });

  // That each refusal says why is tested from outside, in ui/restricted.spec.ts: toasts cannot be read here.
  it('runs no query, import, export or check, whoever asks', async () => {
    const started: string[] = [];
    const subscription = vscode.tasks.onDidStartTask(({ execution }) => started.push(execution.task.name));
    const before = vscode.workspace.textDocuments.length;
    const commands = ['runQuery', 'importFile', 'exportRecords', 'checkWorkspace'];
    for (const command of [...commands, 'addReviewWorkflow', 'addPreCommitHook']) {
      await vscode.commands.executeCommand(`databits.${command}`, { sql: 'SELECT 1' });
    }
    subscription.dispose();
    assert.deepEqual(started, []);
    assert.equal(vscode.workspace.textDocuments.length, before, 'no rows are shown');
  });
});
