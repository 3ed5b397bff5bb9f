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
import { afterEach, beforeEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile } from '../support/engine.ts';
import { manyExamples, NO_DIFFERENCE, Sessions, verified, work } from '../support/sessions.ts';

const BUILDER = fileURLToPath(new URL('./indexOnce.ts', import.meta.url));

let sessions: Sessions;

beforeEach(() => {
  sessions = new Sessions();
});

afterEach(() => sessions.dispose());

/** Files written a while ago: those written just now have to be read again to know that they are as they were. */
function settle(...names: string[]): void {
  const past = Date.now() / 1000 - 3600;
  for (const name of names) utimesSync(path.join(sessions.folder.path, 'workspace', name), past, past);
}

function cacheFiles(suffix: string): string[] {
  const cache = path.join(sessions.folder.path, 'cache');
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .map((name) => path.join(cache, name));
}

test('the second start parses nothing, tells the same and finds the same', async () => {
  const bad = 'example_id: x\nversion: 1\n';
  const first = await sessions.start({ 'a.example.yaml': manyExamples(300), 'b.example.yaml': bad });
  expect(await work(first)).toEqual({ parsed: 301, reused: 0 });
  const [found, told] = [await first.search({ text: 'number 7' }), new Map(first.files)];
  await sessions.end(first);
  const second = await sessions.start();
  expect(await work(second)).toEqual({ parsed: 0, reused: 0 });
  const again = await second.search({ text: 'number 7' });
  expect({ ...again, timing: 0 }).toEqual({ ...found, timing: 0, revision: again.revision });
  expect(second.files).toEqual(told);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('an edit in a file of many records parses one', async () => {
  const made = await sessions.start({ 'a.example.yaml': manyExamples(1000) });
  sessions.folder.write('workspace/a.example.yaml', manyExamples(1000, 500));
  made.engine.pathsChanged([made.uri('a.example.yaml')]);
  await made.until(async () => (await made.find('another text'))[0] === 'n500');
  expect(await work(made)).toEqual({ parsed: 1001, reused: 999 });
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('going to another branch and back parses only what was never seen', async () => {
  const made = await sessions.start({
    'a.example.yaml': manyExamples(100),
    'b.example.yaml': manyExamples(50),
  });
  const write = async (text: string, query: string, name: string): Promise<void> => {
    sessions.folder.write('workspace/b.example.yaml', text);
    rmSync(path.join(sessions.folder.path, 'workspace/a.example.yaml'), { force: true });
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
  const first = await sessions.start({
    'same.example.yaml': exampleFile({ same: 'stays as it is' }),
    'edited.example.yaml': exampleFile({ edited: 'before' }),
    'restored.example.yaml': exampleFile({ restored: 'before' }),
    'gone.example.yaml': exampleFile({ gone: 'vanishes' }),
    'moved.example.yaml': exampleFile({ moved: 'elsewhere' }),
  });
  settle('restored.example.yaml');
  await sessions.end(first);
  const root = path.join(sessions.folder.path, 'workspace');
  sessions.folder.write('workspace/edited.example.yaml', exampleFile({ edited: 'beyond' }));
  // The same length and the same time of change: only the system's own time tells.
  const file = path.join(root, 'restored.example.yaml');
  const { atime, mtime } = statSync(file);
  sessions.folder.write('workspace/restored.example.yaml', exampleFile({ restored: 'beyond' }));
  utimesSync(file, atime, mtime);
  rmSync(path.join(root, 'gone.example.yaml'));
  renameSync(path.join(root, 'moved.example.yaml'), path.join(root, 'there.example.yaml'));
  const second = await sessions.start({ 'new.example.yaml': exampleFile({ new: 'fresh' }) });
  expect((await second.find('beyond')).sort()).toEqual(['edited', 'restored']);
  expect(await second.find('vanishes')).toEqual([]);
  expect(await second.find('fresh')).toEqual(['new']);
  expect((await second.search({ text: 'elsewhere' })).results[0]?.uri).toBe(second.uri('there.example.yaml'));
  expect(second.files.size).toBe(5);
  expect((await work(second))?.parsed).toBe(3);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('a buffer that was never saved does not outlive its session', async () => {
  const first = await sessions.start({ 'a.example.yaml': exampleFile({ a: 'on the disk' }) });
  first.engine.setOverlay(first.uri('a.example.yaml'), exampleFile({ a: 'in the buffer' }));
  first.engine.setOverlay(first.uri('new.example.yaml'), exampleFile({ b: 'without a file' }));
  await first.until(async () => (await first.find('buffer'))[0] === 'a');
  await first.until(async () => (await first.find('without'))[0] === 'b');
  expect(await verified(first)).toEqual(NO_DIFFERENCE);
  await sessions.end(first);
  const second = await sessions.start();
  const found = await Promise.all(['disk', 'buffer', 'without'].map(second.find));
  expect(found).toEqual([['a'], [], []]);
  expect([...second.files.keys()]).toEqual([second.uri('a.example.yaml')]);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('another recipe is another index', async () => {
  await sessions.end(await sessions.start({ 'a.example.yaml': exampleFile({ a: 'x' }) }));
  const recipe = 'format_version: 1\nsearch:\n  keyword: { version: 3 }\n';
  const second = await sessions.start({ 'databits.yaml': recipe });
  expect(await second.find('1')).toEqual(['a']);
  expect((await work(second))?.parsed).toBe(0);
  expect(await verified(second)).toEqual(NO_DIFFERENCE);
});

test('whatever happens to the files of the cache, the next start finds everything', async () => {
  const names = ['a.example.yaml', 'b.example.yaml'];
  await sessions.end(
    await sessions.start({ 'a.example.yaml': manyExamples(40), 'b.example.yaml': manyExamples(40, 7) }),
  );
  settle(...names);
  await sessions.end(await sessions.start());
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
      const made = await sessions.start();
      expect((await made.find('another text'))[0]).toBe('n7');
      expect((await made.engine.call('index/status', {}, neverCancelled)).records).toBe(80);
      expect(await verified(made)).toEqual(NO_DIFFERENCE);
      await sessions.end(made);
    }
  }
});

test('a cache that is damaged under a running session loses no record', async () => {
  await sessions.end(await sessions.start({ 'a.example.yaml': manyExamples(40) }));
  settle('a.example.yaml');
  await sessions.end(await sessions.start());
  const made = await sessions.start();
  for (const file of cacheFiles('.segment')) truncateSync(file, 100);
  const answer = await made.search({ text: 'number 7', limit: 40 });
  expect(answer.results.map(({ inputText }) => inputText)).toContain('text number 7');
  expect(answer.results.length).toBe(40);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});

test('two windows and a process of the command line use one cache at once', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, number) => [`f${String(number)}.example.yaml`, manyExamples(20, number)]),
  );
  const one = await sessions.start(files);
  const other = spawn(process.execPath, [
    BUILDER,
    path.join(sessions.folder.path, 'workspace'),
    path.join(sessions.folder.path, 'cache'),
  ]);
  const ended = new Promise<number | null>((resolve) => other.once('exit', resolve));
  const two = await sessions.start();
  sessions.folder.write('workspace/f3.example.yaml', exampleFile({ fresh: 'written meanwhile' }));
  for (const made of [one, two]) made.engine.pathsChanged([made.uri('f3.example.yaml')]);
  for (const made of [one, two]) await made.until(async () => (await made.find('meanwhile'))[0] === 'fresh');
  expect(await ended).toBe(0);
  for (const made of [one, two]) expect(await verified(made)).toEqual(NO_DIFFERENCE);
  await Promise.all([sessions.end(one), sessions.end(two)]);
  const third = await sessions.start();
  expect((await work(third))?.parsed).toBe(0);
  expect(await verified(third)).toEqual(NO_DIFFERENCE);
});

test('kill -9 at any time leaves a cache that the next start can use', async () => {
  for (let number = 0; number < 30; number += 1) {
    sessions.folder.write(`workspace/f${String(number)}.example.yaml`, manyExamples(20, number % 20));
  }
  const [root, cache] = [
    path.join(sessions.folder.path, 'workspace'),
    path.join(sessions.folder.path, 'cache'),
  ];
  for (let round = 0; round < 6; round += 1) {
    await new Promise((resolve) => {
      const child = spawn(process.execPath, [BUILDER, root, cache]);
      // The snapshot is written while the engine is disposed of.
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), round * 4));
      child.once('exit', resolve);
    });
  }
  const made = await sessions.start();
  expect((await work(made))?.parsed).toBe(0);
  expect((await made.engine.call('index/status', {}, neverCancelled)).records).toBe(600);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});
