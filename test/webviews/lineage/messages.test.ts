import { expect, test } from 'vitest';
import { LINEAGE_PAGE, readLineageShown } from '../../../client/src/webviews/lineageMessages.ts';
import { readFromPage } from '../../../client/src/webviews/messages.ts';
import { FIRST_LINEAGE_VIEW, type LineageShown } from '../../../shared/src/protocol/lineagePage.ts';

const shown: LineageShown = {
  root: { id: 'a', contentHash: 'h' },
  view: {
    ...FIRST_LINEAGE_VIEW,
    depth: 7,
    expansions: [{ id: 'b', direction: 'up', limit: 51 }],
    collapsed: ['down c'],
    focus: 'b',
    hiddenKinds: ['run'],
    hiddenEdges: ['member_of'],
    hiddenStatuses: ['draft', ''],
    committed: { since: 1, until: 2 },
    place: { x: -1, y: 2.5, zoom: 0.3 },
  },
};

test('what a page keeps is read as it was', () => {
  expect(readLineageShown(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
});

test('parts that are not ours are left out, and nothing is made of what names no record', () => {
  const odd = {
    direction: 'sideways',
    depth: 1000,
    limit: -1,
    expansions: [{ id: 'b', direction: 'left', limit: 3 }, { id: '', direction: 'up', limit: 3 }, 7],
    collapsed: ['down c', 3, 'x'.repeat(2000)],
    hiddenKinds: ['ghost'],
    committed: { since: '1' },
    place: { x: 0, y: 0, zoom: 0 },
  };
  expect(readLineageShown({ root: { id: 'a' }, view: odd })).toEqual({
    root: { id: 'a' },
    view: { ...FIRST_LINEAGE_VIEW, collapsed: ['down c'] },
  });
  for (const wrong of [undefined, {}, { view: {} }, { root: { id: '' }, view: {} }, { root: 'a', view: {} }])
    expect(readLineageShown(wrong)).toBeUndefined();
});

test('a page may ask for lineages and for what its buttons do, and for nothing else', () => {
  const read = (request: string, params: object): unknown =>
    readFromPage({ type: 'host', request, params }, LINEAGE_PAGE);
  const open = {
    uri: 'file:///w/a.databit.yaml',
    position: { line: 1, character: 0 },
    aside: true,
    keepsFocus: true,
  };
  expect(read('open', open)).toEqual({ type: 'host', request: 'open', params: open });
  expect(read('open', { ...open, uri: 'file:///etc/passwd' })).toBeUndefined();
  expect(read('open', { ...open, uri: 'https://elsewhere/a.yaml' })).toBeUndefined();
  expect(read('open', { ...open, keepsFocus: 1 })).toBeUndefined();
  const version = { id: 'a', contentHash: 'h', name: 'n', keepsFocus: false };
  expect(read('openVersion', version)).toEqual({ type: 'host', request: 'openVersion', params: version });
  expect(read('openVersion', { ...version, contentHash: 3 })).toBeUndefined();
  expect(read('save', { format: 'svg', name: 'n', text: '<svg/>' })).toBeDefined();
  expect(read('save', { format: 'html', name: 'n', text: '' })).toBeUndefined();
  expect(read('saveState', { state: shown })).toEqual({
    type: 'host',
    request: 'saveState',
    params: { state: shown },
  });
  expect(read('command', { command: 'workbench.action.terminal.new' })).toBeUndefined();
  const call = (method: string): unknown =>
    readFromPage({ type: 'call', id: 1, method, params: {} }, LINEAGE_PAGE);
  expect(call('lineage/graph')).toBeDefined();
  expect(call('records/delete')).toBeUndefined();
});
