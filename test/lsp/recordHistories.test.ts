import { afterEach, expect, test, vi } from 'vitest';
import { RecordHistories } from '../../server/src/hosts/lsp/recordHistories.ts';
import { databit, idOf } from './support/records.ts';
import { TemporaryWorkspace } from './support/temporaryWorkspace.ts';

const PATIENCE = { timeout: 30_000, interval: 20 };

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Histories of a workspace in which one of two records was deleted, with what they said. */
function start(options: { isTrusted?: boolean; isReady?: boolean } = {}): {
  histories: RecordHistories;
  workspace: TemporaryWorkspace;
  learned: string[][];
  tasks: string[];
  become: (state: { isTrusted?: boolean; isReady?: boolean }) => void;
} {
  const workspace = new TemporaryWorkspace(
    `#- a.databit.yaml\n${databit(1)}#- b.databit.yaml\n${databit(2)}`,
  );
  workspace.commit();
  workspace.delete('b.databit.yaml');
  workspace.commit();
  const state = { isTrusted: true, isReady: true, ...options };
  const learned: string[][] = [];
  const tasks: string[] = [];
  const histories = new RecordHistories({
    isTrusted: () => state.isTrusted,
    isReady: () => state.isReady,
    cacheFolder: workspace.cacheFolder,
    baseBranchOf: () => undefined,
    onLearned: (ids) => learned.push([...ids]),
    task: (name, run) => {
      tasks.push(name);
      void run();
    },
    log: {
      info: () => undefined,
      warn: (message) => tasks.push(message),
      error: (message) => tasks.push(message),
    },
  });
  histories.setRoots([workspace.root]);
  ends.push(() => {
    histories.dispose();
    workspace.dispose();
  });
  return { histories, workspace, learned, tasks, become: (next) => Object.assign(state, next) };
}

test('nothing is read until somebody asks, then once for all who ask', async () => {
  const { histories, workspace, learned, tasks } = start();
  histories.refresh();
  expect(tasks).toEqual([]);
  const uri = workspace.uriOf('a.databit.yaml');
  expect(histories.of(uri)).toBeUndefined();
  expect(histories.deletedFromBase(uri, idOf(2))).toBeUndefined();
  await vi.waitFor(() => {
    expect(learned).toEqual([[idOf(2)]]);
  }, PATIENCE);
  expect(tasks).toEqual(['Reading the history']);
  expect(histories.deletedFromBase(uri, idOf(2))).toMatchObject({ kind: 'databit' });
  expect(histories.of(workspace.uriOf('../elsewhere.databit.yaml'))).toBeUndefined();
});

test('nothing is read before every file was read, nor without trust', async () => {
  const { histories, workspace, learned, tasks, become } = start({ isReady: false });
  const uri = workspace.uriOf('a.databit.yaml');
  histories.of(uri);
  histories.refresh();
  expect(tasks).toEqual([]);
  become({ isReady: true, isTrusted: false });
  histories.refresh();
  expect(histories.of(uri)).toBeUndefined();
  expect(await histories.upToDate()).toEqual([]);
  become({ isTrusted: true });
  histories.refresh();
  await vi.waitFor(() => {
    expect(learned).toHaveLength(1);
  }, PATIENCE);
});

test('who waits gets the history of now, and a HEAD that stays is not read again', async () => {
  const { histories, workspace, learned } = start();
  const [first] = await histories.upToDate();
  expect(first?.records.of(idOf(2))?.deletedBy).toBeDefined();
  histories.refresh();
  expect((await histories.upToDate())[0]).toBe(first);
  workspace.write('a.databit.yaml', databit(1, 'Other').replace('version: 1', 'version: 2'));
  workspace.commit();
  histories.refresh();
  const both = await Promise.all([histories.upToDate(), histories.upToDate()]);
  for (const [known] of both) expect(known?.records.count(idOf(1))).toBe(2);
  expect(learned).toHaveLength(2);
});
