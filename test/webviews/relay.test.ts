import { describe, expect, test } from 'vitest';
import { EXAMPLES_PAGE, readExamplePageState, readFromPage } from '../../client/src/webviews/messages.ts';
import { PageRelay, type HostRequest } from '../../client/src/webviews/relay.ts';
import type { ApiResponse } from '../../shared/src/protocol/lsp.ts';
import type { ToPage } from '../../shared/src/protocol/webview.ts';

interface Recorded {
  relay: PageRelay;
  posted: ToPage[];
  hosted: HostRequest[];
  rejected: unknown[];
  signals: AbortSignal[];
  /** Answers the oldest open call. */
  answer: (response: ApiResponse) => Promise<void>;
}

function startRelay(): Recorded {
  const recorded = { posted: [] as ToPage[], hosted: [] as HostRequest[], rejected: [] as unknown[] };
  const signals: AbortSignal[] = [];
  const open: ((response: ApiResponse) => void)[] = [];
  const relay = new PageRelay({
    page: EXAMPLES_PAGE,
    call: (_method, _params, signal) => {
      signals.push(signal);
      return new Promise((resolve) => open.push(resolve));
    },
    post: (message) => recorded.posted.push(message),
    host: (request) => recorded.hosted.push(request),
    initialState: () => ({ query: { text: 'first' } }),
    reject: (message) => recorded.rejected.push(message),
  });
  const answer = async (response: ApiResponse): Promise<void> => {
    open.shift()?.(response);
    await Promise.resolve();
  };
  return { relay, signals, answer, ...recorded };
}

const call = (id: number, change: object = {}): object => ({
  type: 'call',
  id,
  method: 'search/run',
  params: { text: 'a' },
  ...change,
});
const changed = { event: 'records/changed', payload: { revision: 2 } } as const;

describe('calls', () => {
  test('are answered once, by number', async () => {
    const { relay, posted, answer } = startRelay();
    relay.receive(call(1));
    relay.receive(call(2));
    await answer({ result: 'one' });
    await answer({ error: { code: 'failed', message: 'two' } });
    expect(posted).toEqual([
      { type: 'answer', id: 1, result: 'one' },
      { type: 'answer', id: 2, error: { code: 'failed', message: 'two' } },
    ]);
  });

  test.each([
    'sql/run',
    'index/build',
    'records/list',
    'records/delete',
    'usage/track',
    'no/such',
    'toString',
    7,
  ])('of %s are refused with an error and never reach the server', (method) => {
    const { relay, posted, signals } = startRelay();
    relay.receive(call(3, { method }));
    expect(posted).toMatchObject([{ type: 'answer', id: 3, error: { code: 'unknown-method' } }]);
    expect(signals).toEqual([]);
  });

  test.each([
    { text: 7 },
    { limit: 0 },
    { limit: 1e9 },
    { extra: true },
    null,
    'text',
    { filters: { kinds: ['run'] } },
  ])('with parameters %j are answered with an error', (params) => {
    const { relay, posted, signals } = startRelay();
    relay.receive(call(4, { params }));
    expect(posted).toMatchObject([{ id: 4, error: { code: 'invalid-params' } }]);
    expect(signals).toEqual([]);
  });

  test('can be cancelled, and are answered all the same', async () => {
    const { relay, posted, signals, answer } = startRelay();
    relay.receive(call(5));
    relay.receive({ type: 'cancel', id: 5 });
    expect(signals[0]?.aborted).toBe(true);
    await answer({ error: { code: 'cancelled', message: '' } });
    expect(posted).toHaveLength(1);
  });

  test('of a page before its reload are cancelled and not answered to the new one', async () => {
    const { relay, posted, signals, answer } = startRelay();
    relay.receive(call(1));
    relay.receive({ type: 'ready' });
    await answer({ result: 'late' });
    expect(signals[0]?.aborted).toBe(true);
    expect(posted.filter(({ type }) => type === 'answer')).toEqual([]);
  });

  test('are not answered after the panel is gone', async () => {
    const { relay, posted, answer } = startRelay();
    relay.receive(call(1));
    relay.dispose();
    await answer({ result: 'late' });
    expect(posted).toEqual([]);
  });
});

describe('what the host says', () => {
  test('waits until the page is ready', () => {
    const { relay, posted } = startRelay();
    relay.sendEvent(changed);
    expect(posted).toEqual([]);
    relay.receive({ type: 'ready' });
    relay.sendEvent(changed);
    expect(posted.map(({ type }) => type)).toEqual(['state', 'event', 'event']);
  });

  test('a state that came meanwhile is newer than the first one', () => {
    const { relay, posted } = startRelay();
    relay.sendState({ query: { text: 'second' } });
    relay.receive({ type: 'ready' });
    expect(posted).toEqual([{ type: 'state', state: { query: { text: 'second' } } }]);
  });
});

describe('requests to the editor', () => {
  const position = { line: 3, character: 0 };
  const open = { uri: 'file:///w/a.example.yaml', position, aside: false };

  test('pass when they are exactly one of the table', () => {
    const { relay, hosted, rejected } = startRelay();
    relay.receive({ type: 'host', request: 'open', params: open });
    relay.receive({ type: 'host', request: 'showOutput', params: {} });
    relay.receive({ type: 'host', request: 'command', params: { command: 'databits.newExample' } });
    relay.receive({ type: 'host', request: 'saveState', params: { state: { query: { text: 'x' } } } });
    const edit = { ids: ['a'], change: { set: 'status', value: 'approved' } };
    relay.receive({ type: 'host', request: 'editRecords', params: edit });
    relay.receive({ type: 'host', request: 'bulkAction', params: { action: 'export', ids: ['a'] } });
    expect(hosted.map(({ request }) => request)).toEqual([
      'open',
      'showOutput',
      'command',
      'saveState',
      'editRecords',
      'bulkAction',
    ]);
    expect(rejected).toEqual([]);
  });

  test.each([
    { type: 'host', request: 'command', params: { command: 'workbench.action.terminal.new' } },
    { type: 'host', request: 'open', params: { ...open, uri: 'command:workbench.action.quit.yaml' } },
    { type: 'host', request: 'open', params: { ...open, uri: 'https://example.com/a.yaml' } },
    { type: 'host', request: 'open', params: { ...open, uri: 'file:///etc/passwd' } },
    { type: 'host', request: 'open', params: { ...open, position: { line: -1, character: 0 } } },
    { type: 'host', request: 'open', params: { ...open, aside: 'yes' } },
    { type: 'host', request: 'editRecords', params: { ids: [], change: { delete: true } } },
    { type: 'host', request: 'editRecords', params: { ids: ['a'], change: { set: 'id', value: 'b' } } },
    { type: 'host', request: 'bulkAction', params: { action: 'format', ids: ['a'] } },
    { type: 'host', request: 'bulkAction', params: { action: 'delete', ids: [] } },
    { type: 'host', request: 'bulkAction', params: { action: 'delete', ids: [7] } },
    { type: 'host', request: 'saveState', params: { state: { query: { text: 5 } } } },
    { type: 'host', request: 'saveState', params: { state: { query: {}, similarName: {} } } },
    { type: 'host', request: '__proto__', params: {} },
    { type: 'cancel', id: 1.5 },
    { type: 'call', id: 'x', method: 'search/run', params: {} },
    { type: 'run' },
    [],
    null,
    'ready',
  ])('%j is refused', (message) => {
    const { relay, hosted, rejected } = startRelay();
    relay.receive(message);
    expect(readFromPage(message, EXAMPLES_PAGE)).toBeUndefined();
    expect({ hosted, rejected }).toEqual({ hosted: [], rejected: [message] });
  });
});

describe('a kept state', () => {
  const kept = (state: unknown): unknown => readExamplePageState(state);

  test.each([
    [{ view: 'table' }, { view: 'table' }],
    [{ view: 'holograms' }, {}],
    [{ views: { table: { columns: [{ path: 'a', width: 90 }, { path: 'b' }] } } }, null],
    [{ views: { table: { columns: [{ path: '' }] } } }, { views: {} }],
    [{ views: { table: { columns: [{ path: 'a', width: -1 }] } } }, { views: {} }],
    [{ views: { table: { columns: Array.from({ length: 61 }, () => ({ path: 'a' })) } } }, { views: {} }],
    [{ views: { nosuch: {} } }, { views: {} }],
    [{ views: 'x' }, {}],
  ])('%j is read as far as it is ours', (given, expected) => {
    expect(kept({ query: { text: 'x' }, ...given })).toEqual({
      query: { text: 'x' },
      ...(expected ?? given),
    });
  });
});
