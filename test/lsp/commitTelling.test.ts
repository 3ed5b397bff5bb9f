import { afterEach, expect, test, vi } from 'vitest';
import { CommitTelling } from '../../server/src/hosts/lsp/commitTelling.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

afterEach(() => {
  vi.useRealTimers();
});

/** Tells of commits by a clock, and counts how often more was known. */
function teller(clock: () => number): { telling: CommitTelling; news: () => number } {
  let news = 0;
  const task = (_name: string, run: () => Promise<void>): void => void run();
  const onNews = (): void => {
    news += 1;
  };
  return { telling: new CommitTelling(task, onNews, clock), news: () => news };
}

test('who made a commit is known later, and told of once for all that were asked for', async () => {
  const workspace = bench.workspace('#- a.example.yaml\nexample_id: a\n');
  workspace.commit();
  const commit = workspace.head();
  const { telling, news } = teller(() => 3_700_000);
  expect(telling.tell(workspace.root, { commit, time: 100 })).toEqual({ age: '1 hour ago' });
  telling.tell(workspace.root, { commit: 'f'.repeat(40), time: 100 });
  await vi.waitFor(() => {
    expect(news()).toBe(1);
  });
  expect(telling.tell(workspace.root, { commit, time: 100 })).toEqual({
    age: '1 hour ago',
    author: 'Test',
    summary: 'Records',
  });
  expect(telling.tell(workspace.root, { commit: 'f'.repeat(40), time: 100 })).toEqual({ age: '1 hour ago' });
  telling.dispose();
});

test('who waits for a commit is told of it at once', async () => {
  const workspace = bench.workspace('#- a.example.yaml\nexample_id: a\n');
  workspace.commit();
  const commit = { commit: workspace.head(), time: 100 };
  const { telling, news } = teller(() => 3_700_000);
  await telling.learn(workspace.root, commit);
  expect(telling.tell(workspace.root, commit)).toMatchObject({ author: 'Test' });
  // Nothing is asked of git twice, and what it does not have keeps nobody waiting.
  await telling.learn('/nowhere', commit);
  await telling.learn('/nowhere', { commit: 'f'.repeat(40) });
  expect(news()).toBe(0);
  telling.dispose();
});

test('the editor asks again when the youngest age has other words, and not before somebody asks', () => {
  vi.useFakeTimers();
  const { telling, news } = teller(() => Date.now());
  const start = Date.now() / 1000;
  const tell = (age: number): void => {
    telling.tell('/nowhere', { commit: 'a', time: start - age });
  };
  tell(7200);
  tell(600);
  // In a moment it would be an hour: never more often than once a minute.
  tell(3599);
  vi.advanceTimersByTime(59_000);
  expect(news()).toBe(0);
  vi.advanceTimersByTime(2000);
  expect(news()).toBe(1);
  vi.advanceTimersByTime(10 * 86_400_000);
  expect(news()).toBe(1);
  telling.dispose();
});
