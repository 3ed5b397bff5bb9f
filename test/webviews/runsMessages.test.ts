import { expect, test } from 'vitest';
import { readRunsView, RUNS_PAGE } from '../../client/src/webviews/runsMessages.ts';
import { FIRST_RUNS_VIEW } from '../../shared/src/protocol/runsPage.ts';

test.each([
  ['runAction', { action: 'databits.cancelRun', runId: 'a' }, true],
  ['runAction', { action: 'workbench.action.terminal.new', runId: 'a' }, false],
  ['runAction', { action: 'databits.cancelRun', runId: { a: 1 } }, false],
  ['specificationAction', { action: 'databits.runSpecification', specId: 'a' }, true],
  ['specificationAction', { action: 'databits.cancelRun', specId: 'a' }, false],
  ['draft', { runId: 'a', trial: 2, row: 'b' }, true],
  ['draft', { runId: 'a', trial: -1, row: 'b' }, false],
  ['create', { value: { name: 'x' } }, true],
  ['create', { value: { name: 'x'.repeat(200_000) } }, false],
  ['create', { value: [] }, false],
  ['openRecord', { id: '' }, false],
  ['copy', { text: 'x' }, true],
  ['command', { command: 'databits.cancelRun' }, false],
])('of %s %j only what is meant gets through', (request, params, isRead) => {
  expect(RUNS_PAGE.readHost(request, params) !== undefined).toBe(isRead);
});

test('the view of before a reload is read, and anything else is not', () => {
  const view = { ...FIRST_RUNS_VIEW, shows: 'run', runIds: ['a'], part: 'examples', specId: 's' };
  expect(readRunsView(JSON.parse(JSON.stringify({ ...view, extra: 1 })))).toEqual(view);
  for (const wrong of [
    undefined,
    { ...view, shows: 'all' },
    { ...view, part: 'x' },
    { ...view, runIds: [1] },
    { ...view, runIds: Array.from({ length: 13 }, () => 'a') },
    { ...view, draft: 'x' },
    { ...view, filter: 3 },
  ])
    expect(readRunsView(wrong)).toBeUndefined();
});
