import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { ParseClient } from '../../../server/src/adapters/index/parseClient.ts';
import { isAlive } from '../../../server/src/adapters/cache/segmentName.ts';
import { temporaryFolder } from '../support/folder.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';

const BUILDER = fileURLToPath(new URL('./buildIndex.ts', import.meta.url));

let made: EngineFixture | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

/** Child processes of this test process by a part of their command line. */
function children(part: string, of = process.pid): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return Number(parent) === of && command.join(' ').includes(part) ? [Number(pid)] : [];
  });
}

/** How many vectors a process that builds an index says to have, the first time that it has any. */
async function firstReport({ stdout }: { stdout: Readable }): Promise<number> {
  for await (const line of createInterface({ input: stdout })) if (Number(line) > 0) return Number(line);
  throw new Error('The process that builds the index ended without a vector.');
}

const SHOP = {
  'a.example.yaml': exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
};

test('killing the database process never stops search, and the next SQL query is answered', async () => {
  made = await startEngine(SHOP, { keywordOnly: true });
  const { engine, find } = made;
  const sql = { sql: 'SELECT count(*) FROM example_store' };
  expect((await engine.call('sql/run', sql, neverCancelled)).rows).toEqual([[2]]);
  const [database = 0] = children('databaseProcess');
  process.kill(database, 'SIGKILL');
  expect(await find('parcel')).toEqual(['parcel']);
  await engine.call('sql/run', sql, neverCancelled).catch(() => undefined);
  expect((await engine.call('sql/run', sql, neverCancelled)).rows).toEqual([[2]]);
});

test('killing the embedding process loses nothing', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [`n${String(n)}`, `text number ${String(n)}`]),
  );
  made = await startEngine({ 'many.example.yaml': exampleFile(many) });
  const { build, until, statuses } = made;
  const done = build();
  await until(() => statuses.some(({ embedded }) => embedded > 0));
  for (const pid of children('embeddingProcess')) process.kill(pid, 'SIGKILL');
  expect((await done).embedded).toBe(300);
});

test('kill -9 during indexing loses nothing that was reported, and leaves no process behind', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [`n${String(n)}`, `text number ${String(n)}`]),
  );
  const folder = temporaryFolder();
  folder.write('workspace/many.example.yaml', exampleFile(many));
  const cache = path.join(folder.path, 'cache');
  const builder = spawn(process.execPath, [BUILDER, path.join(folder.path, 'workspace'), cache]);
  const reported = await firstReport(builder);
  const [orphan = 0] = children('embeddingProcess', builder.pid);
  expect(orphan).toBeGreaterThan(0);
  builder.kill('SIGKILL');
  await once(builder, 'exit');
  made = await startEngine({}, { folder, cacheFolder: cache });
  const { engine, build, until } = made;
  await until(() => !isAlive(orphan));
  // What the cache has is there without the model having to compute it again.
  await until(async () => (await engine.call('index/status', {}, neverCancelled)).embedded >= reported);
  expect((await build()).embedded).toBe(400);
});

test('a file that goes while the index thread is dead is forgotten, and the others are known', async () => {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  made = await startEngine(SHOP, { keywordOnly: true });
  const { folder, files, until, uri } = made;
  // It came after the last state that a new thread takes up.
  folder.write('workspace/late.example.yaml', exampleFile({ late: 'It came late' }));
  made.engine.pathsChanged([uri('late.example.yaml')]);
  await until(() => files.has(uri('late.example.yaml')));
  const thread = post.mock.contexts.at(-1);
  post.mockRestore();
  rmSync(path.join(folder.path, 'workspace', 'late.example.yaml'));
  if (!(thread instanceof Worker)) throw new Error('The engine has no thread.');
  await thread.terminate();
  await until(() => !files.has(uri('late.example.yaml')));
  expect([...files.keys()]).toEqual([uri('a.example.yaml')]);
});

test('no process is left when the engine is gone', async () => {
  made = await startEngine(SHOP);
  await made.build();
  await made.engine.call('sql/run', { sql: 'SELECT 1' }, neverCancelled);
  expect(children('Process').length).toBe(2);
  await made.engine.dispose();
  await made.until(() => children('Process').length === 0);
  await expect(made.engine.call('search/run', { text: 'x' }, neverCancelled)).rejects.toThrow(
    'The index is not running.',
  );
});

test('a worker that dies again and again is a sentence, not a loop', async () => {
  const statuses: IndexStatus[] = [];
  const engine = createIndexEngine({
    // What no host passes: it ends the worker at once.
    roots: JSON.parse('null') as string[],
    exclude: [],
    cacheFolder: 'nowhere',
    embedding: { enabled: false, threads: 1 },
    trusted: true,
  });
  engine.onStatus((status) => statuses.push(status));
  await expect(engine.start()).rejects.toThrow(/^The index was restarted after a failure/);
  await vi.waitFor(
    () => {
      expect(statuses.at(-1)?.phase).toBe('failed');
    },
    { timeout: 60_000 },
  );
  expect(statuses.at(-1)?.error).toMatch(/^The index stopped 4 times .*: reload the window\.$/);
  await expect(engine.call('search/run', { text: 'x' }, neverCancelled)).rejects.toThrow(/reload the window/);
  await engine.dispose();
});

test('a file whose analysis takes too long is given up; the others of its batch are analysed', async () => {
  // No real file takes a millisecond only, so every file alone is one that takes too long.
  const folder = temporaryFolder();
  const cache = { folder: folder.path, program: 'this' };
  const impatient = new ParseClient(cache, { batch: 1, file: 1, memory: 512, idle: 60_000 });
  const item = { uri: 'file:///w/a.example.yaml', from: 'buffer' as const, text: exampleFile({ a: 'x' }) };
  const [slow] = (await impatient.parse([item])).results;
  expect(slow?.unchanged === false && slow.file.problems.map(({ code }) => code)).toEqual([
    'file.unreadable',
  ]);
  await impatient.dispose();

  const onlyAlone = new ParseClient(cache, { batch: 1, file: 20_000, memory: 512, idle: 60_000 });
  const { results } = await onlyAlone.parse([item, { ...item, uri: 'file:///w/b.example.yaml' }]);
  expect(results.map((result) => !result.unchanged && result.file.lines.length)).toEqual([1, 1]);
  await onlyAlone.dispose();
  folder.remove();
});
