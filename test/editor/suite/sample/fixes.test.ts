import * as assert from 'node:assert/strict';
import { applyFix, fixTitles } from '../support/features.ts';
import { eventually } from '../support/eventually.ts';
import { closeAll, open, placeOf, problemsOf } from '../support/workspace.ts';

const copy = 'problems/duplicate-id.example.yaml';
const original = 'examples/classify_request/delivery-changes.example.yaml';
const id = '01a0814d-c345-7272-9b7b-73fe4f8ee429';

describe('the fix for a pasted copy', () => {
  afterEach(closeAll);

  it('is not offered on the record that HEAD has', async () => {
    const document = await open(original);
    await eventually(() => problemsOf(document.uri), ['360:13 error record.duplicate-id']);
    const titles = await fixTitles(document.uri, placeOf(document, id));
    assert.equal(titles.includes('Give the copy a new id'), false, titles.join(', '));
  });

  it('gives the copy that is not committed a new id, which ends the problem of both', async () => {
    const document = await open(copy);
    await eventually(() => problemsOf(document.uri), ['3:13 error record.duplicate-id']);
    const before = document.getText();
    await applyFix(document.uri, placeOf(document, id), 'Give the copy a new id');
    const after = document.getText();
    const fresh = /^example_id: ([0-9a-f-]{36})$/m.exec(after)?.[1] ?? '';
    assert.notEqual(fresh, id);
    assert.equal(after, before.replace(id, fresh), 'nothing but the id has changed');
    assert.equal(document.isDirty, true, 'the edit is the user’s to save');
    await eventually(() => problemsOf(document.uri), []);
    const { uri } = await open(original);
    await eventually(() => problemsOf(uri), []);
  });
});
