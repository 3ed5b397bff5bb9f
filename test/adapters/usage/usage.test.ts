import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectConfiguration } from '../../../shared/src/generated/records.ts';
import type { TrackUsageParams } from '../../../shared/src/protocol/usage.ts';
import { UsageService } from '../../../server/src/adapters/usage/usageService.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

/** Ids in the order in which they were asked for, as UUIDs. */
function ids(): () => string {
  let last = 0;
  return () => `01930d2e-7b5a-7c31-9a44-${String((last += 1)).padStart(12, '0')}`;
}

function service(
  options: { usage?: ProjectConfiguration['usage']; now?: string; newId?: () => string } = {},
): UsageService {
  const { usage, now = '2026-03-31T10:00:00Z', newId = ids() } = options;
  const uri = 'file:///w/a.example.yaml';
  return new UsageService({
    roots: [folder.path],
    find: (id) =>
      id === 'unknown' || id === 'bit'
        ? undefined
        : {
            kind: 'example',
            id,
            name: `name of ${id}`,
            uri,
            position: { line: 0, character: 0 },
            contentHash: 'h',
            value: {},
          },
    project: () => ({ format_version: 1, ...(usage === undefined ? {} : { usage }) }),
    pathOf: () => path.join(folder.path, 'a.example.yaml'),
    newId,
    now: () => Date.parse(now),
  });
}

const usage = (): string => path.join(folder.path, '.databits/usage');
const read = (name: string): string => readFileSync(path.join(folder.path, '.databits', name), 'utf8');
const use = (example: string): TrackUsageParams => ({ example, context: 'eval' });

test('a use is one whole line in the log of the clone and the month, without the query', () => {
  const tracked = service().track({ ...use('A'), run: 'R1', outcome: 'success', query: 'secret' });
  const writer = '01930d2e-7b5a-7c31-9a44-000000000001';
  expect(readdirSync(usage())).toEqual([`${writer}-2026-03.jsonl`]);
  expect(read(`usage/${writer}-2026-03.jsonl`)).toBe(
    `{"event_id":"01930d2e-7b5a-7c31-9a44-000000000002","at":"2026-03-31T10:00:00.000Z","example_id":"a","content_hash":"h","context":"eval","run_id":"r1","outcome":"success","writer":"${writer}"}\n`,
  );
  expect(tracked).toMatchObject({ eventId: '01930d2e-7b5a-7c31-9a44-000000000002', queryKept: false });
});

test('a clone keeps its writer id; another month is another file', () => {
  service().track(use('a'));
  service({ now: '2026-04-01T00:00:00Z', newId: () => 'not-used-as-writer' }).track(use('a'));
  const writer = read('writer').trim();
  expect(readdirSync(usage()).sort()).toEqual([`${writer}-2026-03.jsonl`, `${writer}-2026-04.jsonl`]);
});

test('logs stay out of git unless the workspace opts in, and a list of somebody else stays', () => {
  service().track(use('a'));
  expect(read('.gitignore')).toContain('/usage/\n');
  service({ usage: { commit: true, queries: true } }).track({ ...use('a'), query: 'kept' });
  expect(read('.gitignore')).not.toContain('/usage/');
  expect(read('.gitignore')).toContain('/writer\n');
  expect(service().summary({}).events).toBe(2);
  writeFileSync(path.join(folder.path, '.databits/.gitignore'), 'mine\n');
  service().track(use('a'));
  expect(read('.gitignore')).toBe('mine\n');
});

test('the query is kept where databits.yaml says so', () => {
  expect(service({ usage: { queries: true } }).track({ ...use('a'), query: 'kept' }).queryKept).toBe(true);
  const [log = ''] = readdirSync(usage());
  expect(read(`usage/${log}`)).toContain('"query":"kept"');
});

test('after a torn line the next use starts a line of its own', () => {
  const tracker = service();
  tracker.track(use('a'));
  const [log = ''] = readdirSync(usage());
  appendFileSync(path.join(usage(), log), '{"event_id":"torn","at":"2026');
  tracker.track(use('b'));
  const summary = tracker.summary({});
  expect([summary.events, summary.damagedLines, summary.examples.map(({ id }) => id)]).toEqual([
    2,
    1,
    ['a', 'b'],
  ]);
});

test('events that are in several logs count once, and a changed log is read again', () => {
  const tracker = service();
  for (const id of ['a', 'a', 'b']) tracker.track(use(id));
  const [log = ''] = readdirSync(usage());
  expect(tracker.summary({}).events).toBe(3);
  writeFileSync(path.join(usage(), 'copy-2026-03.jsonl'), read(`usage/${log}`));
  expect(tracker.summary({})).toMatchObject({ events: 3, total: 2 });
  expect(tracker.summary({ ids: ['B'] }).examples).toMatchObject([{ id: 'b', name: 'name of b', count: 1 }]);
  expect(tracker.summary({ limit: 1 })).toMatchObject({
    total: 2,
    examples: [{ id: 'a', count: 2, recent: 2 }],
  });
  expect(tracker.counts()('a')).toBe(2);
});

test('what is no example, and a folder that leads elsewhere, are refused with a sentence', () => {
  expect(() => service().track(use('unknown'))).toThrow('No example has the id unknown');
  const elsewhere = path.join(folder.path, 'elsewhere');
  mkdirSync(elsewhere);
  mkdirSync(path.join(folder.path, '.databits'));
  symlinkSync(elsewhere, usage());
  expect(() => service().track(use('a'))).toThrow('usage cannot be logged');
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('two windows and the command line may log at the same moment: no event is lost or cut', async () => {
  mkdirSync(usage(), { recursive: true });
  const script = path.join(import.meta.dirname, 'appendMany.ts');
  const append = (name: string): Promise<unknown> =>
    promisify(execFile)(process.execPath, [script, usage(), name, '100']);
  await Promise.all(['one', 'two', 'three'].map(append));
  expect(service().summary({})).toMatchObject({ events: 300, damagedLines: 0 });
});

test('without any use the summary is empty', () => {
  expect(service().summary({})).toEqual({ examples: [], total: 0, events: 0, damagedLines: 0 });
});
