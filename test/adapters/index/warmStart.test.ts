import { spawn } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const BUILDER = fileURLToPath(new URL('./indexOnce.ts', import.meta.url));

let folder: TemporaryFolder;
const running: EngineFixture[] = [];

afterEach(async () => {
  for (const { engine } of running.splice(0)) await engine.dispose();
  folder.remove();
});

/** A session on the folder of the test: keyword-only, with the cache of the sessions before. */
async function session(files: Record<string, string> = {}): Promise<EngineFixture> {
  const fixture = await startEngine(files, {
    folder,
    keywordOnly: true,
    cacheFolder: path.join(folder.path, 'cache'),
  });
  running.push(fixture);
  return fixture;
}

async function end(fixture: EngineFixture): Promise<void> {
  running.splice(running.indexOf(fixture), 1);
  await fixture.engine.dispose();
}

/** How many documents were parsed, and how many came from the cache, since the session started. */
async function work({ engine }: EngineFixture): Promise<{ parsed: number; reused: number } | undefined> {
  return (await engine.call('index/status', {}, neverCancelled)).work;
}

async function verified({ engine }: EngineFixture): Promise<unknown> {
  const { total, differences } = await engine.call('index/verify', {}, neverCancelled);
  return { total, differences };
}

const NO_DIFFERENCE = { total: 0, differences: [] };

function manyExamples(count: number, changed = -1): string {
  return exampleFile(
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `n${String(number)}`,
        number === changed ? `another text ${String(number)}` : `text number ${String(number)}`,
      ]),
    ),
  );
}

/** Files written a while ago: those written just now have to be read again to know that they are as they were. */
function settle(...names: string[]): void {
  const past = Date.now() / 1000 - 3600;
  for (const name of names) utimesSync(path.join(folder.path, 'workspace', name), past, past);
}

function cacheFiles(suffix: string): string[] {
  const cache = path.join(folder.path, 'cache');
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .map((name) => path.join(cache, name));
}

test('the second start parses nothing, tells the same and finds the same', async () => {
  folder = temporaryFolder();
  const bad = 'example_id: x\nversion: 1\n';
  const first = await session({ 'a.example.yaml': manyExamples(300), 'b.example.yaml': bad });
  expect(await work(first)).toEqual({ parsed: 301, reused: 0 });
  const [found, told] = [await first.search({ text: 'number 7' }), new Map(first.files)];
  await end(first);
  const second = await session();
  expect(await work(second)).toEqual({ parsed: 0, reused: 0 });
  const again = await second.search({ text: 'number 7' });
  expect({ ...again, timing: 0 }).toEqual({ ...found, timing: 0, revision: again.revision });
  expect(second.files).toEqual(told);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('an edit in a file of many records parses one', async () => {
  folder = temporaryFolder();
  const made = await session({ 'a.example.yaml': manyExamples(1000) });
  folder.write('workspace/a.example.yaml', manyExamples(1000, 500));
  made.engine.pathsChanged([made.uri('a.example.yaml')]);
  await made.until(async () => (await made.find('another text'))[0] === 'n500');
  expect(await work(made)).toEqual({ parsed: 1001, reused: 999 });
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('going to another branch and back parses only what was never seen', async () => {
  folder = temporaryFolder();
  const made = await session({ 'a.example.yaml': manyExamples(100), 'b.example.yaml': manyExamples(50) });
  const write = async (text: string, query: string, name: string): Promise<void> => {
    folder.write('workspace/b.example.yaml', text);
    rmSync(path.join(folder.path, 'workspace/a.example.yaml'), { force: true });
    made.engine.pathsChanged([made.uri('.git/HEAD')]);
    await made.until(async () => (await made.find(query))[0] === name);
  };
  await write(manyExamples(50, 3), 'another text', 'n3');
  await write(manyExamples(50, 4), 'another text', 'n4');
  await write(manyExamples(50, 3), 'another text', 'n3');
  // The fifty of one file are the first of the other's hundred.
  expect((await work(made))?.parsed).toBe(102);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('what changed between two sessions is seen, whatever its time says', async () => {
  folder = temporaryFolder();
  const first = await session({
    'same.example.yaml': exampleFile({ same: 'stays as it is' }),
    'edited.example.yaml': exampleFile({ edited: 'before' }),
    'restored.example.yaml': exampleFile({ restored: 'before' }),
    'gone.example.yaml': exampleFile({ gone: 'vanishes' }),
    'moved.example.yaml': exampleFile({ moved: 'elsewhere' }),
  });
  settle('restored.example.yaml');
  await end(first);
  const root = path.join(folder.path, 'workspace');
  folder.write('workspace/edited.example.yaml', exampleFile({ edited: 'beyond' }));
  // The same length and the same time of change: only the system's own time tells.
  const file = path.join(root, 'restored.example.yaml');
  const { atime, mtime } = statSync(file);
  folder.write('workspace/restored.example.yaml', exampleFile({ restored: 'beyond' }));
  utimesSync(file, atime, mtime);
  rmSync(path.join(root, 'gone.example.yaml'));
  renameSync(path.join(root, 'moved.example.yaml'), path.join(root, 'there.example.yaml'));
  const second = await session({ 'new.example.yaml': exampleFile({ new: 'fresh' }) });
  expect((await second.find('beyond')).sort()).toEqual(['edited', 'restored']);
  expect(await second.find('vanishes')).toEqual([]);
  expect(await second.find('fresh')).toEqual(['new']);
  expect((await second.search({ text: 'elsewhere' })).results[0]?.uri).toBe(second.uri('there.example.yaml'));
  expect(second.files.size).toBe(5);
  expect((await work(second))?.parsed).toBe(3);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('a buffer that was never saved does not outlive its session', async () => {
  folder = temporaryFolder();
  const first = await session({ 'a.example.yaml': exampleFile({ a: 'on the disk' }) });
  first.engine.setOverlay(first.uri('a.example.yaml'), exampleFile({ a: 'in the buffer' }));
  first.engine.setOverlay(first.uri('new.example.yaml'), exampleFile({ b: 'without a file' }));
  await first.until(async () => (await first.find('buffer'))[0] === 'a');
  await first.until(async () => (await first.find('without'))[0] === 'b');
  expect(await verified(first)).toEqual(NO_DIFFERENCE);
  await end(first);
  const second = await session();
  const found = await Promise.all(['disk', 'buffer', 'without'].map(second.find));
  expect(found).toEqual([['a'], [], []]);
  expect([...second.files.keys()]).toEqual([second.uri('a.example.yaml')]);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('another recipe is another index', async () => {
  folder = temporaryFolder();
  await end(await session({ 'a.example.yaml': exampleFile({ a: 'x' }) }));
  const recipe = 'format_version: 1\nsearch:\n  keyword: { version: 3 }\n';
  const second = await session({ 'databits.yaml': recipe });
  expect(await second.find('1')).toEqual(['a']);
  expect((await work(second))?.parsed).toBe(0);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('whatever happens to the files of the cache, the next start finds everything', async () => {
  folder = temporaryFolder();
  const names = ['a.example.yaml', 'b.example.yaml'];
  await end(await session({ 'a.example.yaml': manyExamples(40), 'b.example.yaml': manyExamples(40, 7) }));
  settle(...names);
  await end(await session());
  let seed = 1;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const damages: ((file: string, bytes: number) => void)[] = [
    (file, bytes) => {
      truncateSync(file, random(bytes));
    },
    (file, bytes) => {
      const content = readFileSync(file);
      for (let flips = 0; flips < 20; flips += 1) content[random(bytes)] = random(256);
      writeFileSync(file, content);
    },
    (file) => {
      rmSync(file);
    },
  ];
  for (const suffix of ['.segment', '.keywords', '.arrays']) {
    for (const damage of damages) {
      for (const file of cacheFiles(suffix)) damage(file, statSync(file).size);
      const made = await session();
      expect((await made.find('another text'))[0]).toBe('n7');
      expect((await made.engine.call('index/status', {}, neverCancelled)).records).toBe(80);
      expect(await verified(made)).toEqual(NO_DIFFERENCE);
      await end(made);
    }
  }
});

test('a cache that is damaged under a running session loses no record', async () => {
  folder = temporaryFolder();
  await end(await session({ 'a.example.yaml': manyExamples(40) }));
  settle('a.example.yaml');
  await end(await session());
  const made = await session();
  for (const file of cacheFiles('.segment')) truncateSync(file, 100);
  const answer = await made.search({ text: 'number 7', limit: 40 });
  expect(answer.results.map(({ inputText }) => inputText)).toContain('text number 7');
  expect(answer.results.length).toBe(40);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('two windows and a process of the command line use one cache at once', async () => {
  folder = temporaryFolder();
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, number) => [`f${String(number)}.example.yaml`, manyExamples(20, number)]),
  );
  const one = await session(files);
  const other = spawn(process.execPath, [
    BUILDER,
    path.join(folder.path, 'workspace'),
    path.join(folder.path, 'cache'),
  ]);
  const ended = new Promise<number | null>((resolve) => other.once('exit', resolve));
  const two = await session();
  folder.write('workspace/f3.example.yaml', exampleFile({ fresh: 'written meanwhile' }));
  for (const made of [one, two]) made.engine.pathsChanged([made.uri('f3.example.yaml')]);
  for (const made of [one, two]) await made.until(async () => (await made.find('meanwhile'))[0] === 'fresh');
  expect(await ended).toBe(0);
  for (const made of [one, two]) expect(await verified(made)).toEqual(NO_DIFFERENCE);
  await Promise.all([end(one), end(two)]);
  const third = await session();
  expect((await work(third))?.parsed).toBe(0);
  expect(await verified(third)).toEqual(NO_DIFFERENCE);
});

test('kill -9 at any time leaves a cache that the next start can use', async () => {
  folder = temporaryFolder();
  for (let number = 0; number < 30; number += 1) {
    folder.write(`workspace/f${String(number)}.example.yaml`, manyExamples(20, number % 20));
  }
  const [root, cache] = [path.join(folder.path, 'workspace'), path.join(folder.path, 'cache')];
  for (let round = 0; round < 6; round += 1) {
    await new Promise((resolve) => {
      const child = spawn(process.execPath, [BUILDER, root, cache]);
      // The snapshot is written while the engine is disposed of.
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), round * 4));
      child.once('exit', resolve);
    });
  }
  const made = await session();
  expect((await work(made))?.parsed).toBe(0);
  expect((await made.engine.call('index/status', {}, neverCancelled)).records).toBe(600);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('files that vanish all at once are gone from search, and the rest is right', async () => {
  folder = temporaryFolder();
  for (let number = 0; number < 3000; number += 1) {
    folder.write(
      `workspace/many/f${String(number)}.example.yaml`,
      exampleFile({ [`n${String(number)}`]: 'one of many' }),
    );
  }
  const made = await session({ 'stays.example.yaml': exampleFile({ stays: 'not one of them' }) });
  const uris = [...made.files.keys()].filter((uri) => uri.includes('/many/'));
  const before = await work(made);
  rmSync(path.join(folder.path, 'workspace/many'), { recursive: true });
  made.engine.pathsChanged(uris);
  await made.until(() => made.files.size === 1);
  expect(await made.find('one of many')).toEqual(['stays']);
  // Nothing of what went is read again.
  expect(await work(made)).toEqual(before);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
  await end(made);
  const next = await session();
  expect([next.files.size, await work(next)]).toEqual([1, { parsed: 0, reused: 0 }]);
});

test('files that change while they are indexed end up as they are in the end', async () => {
  folder = temporaryFolder();
  const names = Array.from({ length: 40 }, (_, number) => `f${String(number)}.example.yaml`);
  const made = await session(Object.fromEntries(names.map((name) => [name, manyExamples(50)])));
  for (let round = 0; round < 5; round += 1) {
    for (const name of names) folder.write(`workspace/${name}`, manyExamples(50, round));
    made.engine.pathsChanged(names.map((name) => made.uri(name)));
  }
  // The last change is not told: it came while the others were looked at.
  const last = exampleFile({ last: 'the very last' });
  for (const name of names) folder.write(`workspace/${name}`, last);
  await made.build();
  expect((await made.search({ text: 'the very last' })).total).toBe(40);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});
