import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { allProblems, uriOf } from '../support/workspace.ts';

describe('the sample workspace, before anything is opened', () => {
  it('has exactly the problems that its README names, at their places', async () => {
    await eventually(allProblems, [
      'examples/classify_request/delivery-changes.example.yaml:360:13 error record.duplicate-id',
      'problems/bad-licence.databit.yaml:11:12 warning record.bad-license',
      'problems/bad-uuid.example.yaml:2:13 error record.bad-uuid',
      'problems/duplicate-id.example.yaml:3:13 error record.duplicate-id',
      'problems/missing-file.databit.yaml:8:8 warning file.missing',
      'problems/misspelt-field.example.yaml:11:1 error record.unknown-property',
      'problems/not-json.example.yaml:12:14 error value.not-finite',
      'problems/score-out-of-range.example.yaml:12:12 error record.out-of-range',
      'problems/syntax-error.example.yaml:22:22 error yaml.syntax',
      'problems/unknown-reference.example.yaml:15:19 error reference.unknown',
    ]);
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'databits'),
      [],
      'no record file is open',
    );
  });

  it('says of a duplicate id where the other record is', () => {
    const [problem] = vscode.languages.getDiagnostics(uriOf('problems/duplicate-id.example.yaml'));
    const related = problem?.relatedInformation?.map(({ location, message }) => [
      vscode.workspace.asRelativePath(location.uri),
      location.range.start.line + 1,
      message.includes('Nearest locker'),
    ]);
    assert.deepEqual(related, [['examples/classify_request/delivery-changes.example.yaml', 360, true]]);
  });

  it('suggests what may have been meant', () => {
    const messages = ['problems/misspelt-field.example.yaml', 'problems/bad-licence.databit.yaml'].map(
      (path) => vscode.languages.getDiagnostics(uriOf(path))[0]?.message ?? '',
    );
    assert.match(messages[0] ?? '', /Did you mean "explanation"\?$/);
    assert.match(messages[1] ?? '', /Did you mean "CC-BY-4\.0"\?$/);
  });
});
