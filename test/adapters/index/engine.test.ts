import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { git } from '../support/git.ts';

let made: EngineFixture | undefined;

async function start(...parameters: Parameters<typeof startEngine>): Promise<EngineFixture> {
  made = await startEngine(...parameters);
  return made;
}

afterEach(async () => {
  await made?.close();
  made = undefined;
});

const SHOP = {
  'a.example.yaml': exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
  'b.example.yaml': exampleFile({ login: 'I cannot log in to my account' }),
};

test('a workspace is searched by meaning', async () => {
  const { build, search, find } = await start(SHOP);
  const status = await build();
  expect([status.phase, status.files, status.records, status.searchable, status.embedded]).toEqual([
    'ready',
    2,
    3,
    3,
    3,
  ]);
  // No word in common.
  expect((await find('reimbursement of a payment'))[0]).toBe('refund');
  const answer = await search({ text: 'password does not work' });
  expect([answer.mode, answer.model, answer.results[0]?.name]).toEqual([
    'hybrid',
    'all-MiniLM-L6-v2',
    'login',
  ]);
  expect(answer.results[0]?.match.cosine).toBeGreaterThan(0.3);
});

test('a record that waits for its vector is found by its words already', async () => {
  const { search } = await start(SHOP);
  const answer = await search({ text: 'parcel' });
  expect(answer.results[0]?.name).toBe('parcel');
});

test('an unsaved example is searchable, and gone again when its buffer is closed', async () => {
  const { engine, uri, search, find, until, files } = await start(SHOP, { keywordOnly: true });
  const before = exampleFile({
    parcel: 'Where is my parcel?',
    refund: 'I want my money back',
    crash: 'The app crashes',
  });
  engine.setOverlay(uri('a.example.yaml'), before);
  await until(async () => (await find('crashes')).includes('crash'));
  const found = (await search({ text: 'crashes' })).results.find(({ name }) => name === 'crash');
  expect(found?.unsaved).toBe(true);
  expect(files.get(uri('a.example.yaml'))?.documents.length).toBe(3);
  engine.setOverlay(uri('a.example.yaml'), undefined);
  await until(async () => !(await find('crashes')).includes('crash'));
});

test('a new buffer that has no file is searched while it is open', async () => {
  const { engine, uri, find, until } = await start(SHOP, { keywordOnly: true });
  engine.setOverlay(uri('new.example.yaml'), exampleFile({ fresh: 'Something about invoices' }));
  await until(async () => (await find('invoices'))[0] === 'fresh');
  engine.setOverlay(uri('new.example.yaml'), undefined);
  await until(async () => !(await find('invoices')).includes('fresh'));
});

test('what is saved is no longer unsaved', async () => {
  const { engine, folder, uri, search, until } = await start(SHOP, { keywordOnly: true });
  const text = exampleFile({ login: 'The password is wrong' });
  engine.setOverlay(uri('b.example.yaml'), text);
  const isUnsaved = async (): Promise<boolean | undefined> =>
    (await search({ text: 'password wrong' })).results[0]?.unsaved;
  await until(async () => (await isUnsaved()) === true);
  folder.write('workspace/b.example.yaml', text);
  engine.pathsChanged([uri('b.example.yaml')]);
  await until(async () => (await isUnsaved()) === false);
});

test('changed, new, renamed and deleted files are followed', async () => {
  const { engine, folder, uri, find, until, files, build } = await start(SHOP);
  folder.write('workspace/a.example.yaml', exampleFile({ invoice: 'Send me the invoice' }));
  engine.pathsChanged([uri('a.example.yaml')]);
  await until(async () => (await find('invoice'))[0] === 'invoice');
  folder.write('workspace/deep/c.example.yaml', exampleFile({ weather: 'Will it rain?' }));
  engine.pathsChanged([uri('deep')]);
  await until(async () => (await find('rain'))[0] === 'weather');
  renameSync(path.join(folder.path, 'workspace/deep'), path.join(folder.path, 'workspace/deeper'));
  engine.pathsChanged([uri('deep'), uri('deeper')]);
  await until(() => files.has(uri('deeper/c.example.yaml')) && !files.has(uri('deep/c.example.yaml')));
  rmSync(path.join(folder.path, 'workspace/deeper'), { recursive: true });
  engine.pathsChanged([uri('deeper/c.example.yaml')]);
  await until(() => !files.has(uri('deeper/c.example.yaml')));
  const status = await build();
  expect([status.records, status.searchable, status.embedded]).toEqual([2, 2, 2]);
});

test('a branch switch is followed as a whole', async () => {
  const fixture = await start(SHOP);
  const { engine, folder, uri, build, until } = fixture;
  const root = path.join(folder.path, 'workspace');
  git(root, 'init', '--quiet');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message', 'one');
  git(root, 'checkout', '--quiet', '-b', 'other');
  for (let number = 0; number < 30; number += 1) {
    folder.write(
      `workspace/f${String(number)}.example.yaml`,
      exampleFile({ [`n${String(number)}`]: `text ${String(number)}` }),
    );
  }
  rmSync(path.join(root, 'b.example.yaml'));
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '--message', 'two');
  engine.pathsChanged([uri('.git/HEAD')]);
  await until(() => fixture.files.size === 31);
  expect((await build()).embedded).toBe(32);
  git(root, 'checkout', '--quiet', 'main');
  engine.pathsChanged([uri('.git/HEAD')]);
  await until(() => fixture.files.size === 2);
  const status = await build();
  expect([status.records, status.embedded]).toEqual([3, 3]);
});

test('databits.yaml decides what is searched and what is ignored', async () => {
  const { engine, folder, uri, find, until, files } = await start(SHOP, { keywordOnly: true });
  folder.write(
    'workspace/databits.yaml',
    'format_version: 1\nignore: [b.example.yaml]\nsearch:\n  keyword: { version: 3 }\n',
  );
  engine.pathsChanged([uri('databits.yaml')]);
  await until(() => !files.has(uri('b.example.yaml')));
  await until(async () => (await find('1')).length === 2);
});

test('the value of a record, unsaved or not', async () => {
  const { engine, search, until, uri } = await start(SHOP, { keywordOnly: true });
  const { id = '' } = (await search({ text: 'parcel' })).results[0] ?? {};
  expect((await engine.readRecord(id.toUpperCase()))?.['name']).toBe('parcel');
  const detail = await engine.call('records/get', { id }, neverCancelled);
  expect([detail?.kind, detail?.version, detail?.contentHash.length]).toEqual(['example', 1, 64]);
  expect(await engine.call('records/get', { id: 'nobody' }, neverCancelled)).toBeNull();
  engine.setOverlay(uri('a.example.yaml'), exampleFile({ parcel: 'Changed' }));
  await until(async () => JSON.stringify(await engine.readRecord(id)).includes('Changed'));
});

test('without a model search says that it is keyword-only, and why', async () => {
  const { search, build } = await start(SHOP, { modelFolder: path.join('nowhere', 'model') });
  const status = await build();
  expect(status.keywordOnlyReason).toMatch(
    /^Search is keyword-only. There is no embedding model in nowhere.model: run/,
  );
  expect(status.model).toBeUndefined();
  const answer = await search({ text: 'parcel' });
  expect([answer.mode, answer.notice, answer.results[0]?.name]).toEqual([
    'keyword-only',
    status.keywordOnlyReason,
    'parcel',
  ]);
});

test('the model can be turned off', async () => {
  const { search } = await start(SHOP, { keywordOnly: true });
  expect((await search({ text: 'parcel' })).notice).toBe(
    'Search is keyword-only: the embedding model is turned off in the settings.',
  );
});

test('embedding is cancelled and taken up again, and what is done stays', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 600 }, (_, n) => [`n${String(n)}`, `text number ${String(n)}`]),
  );
  const { engine, build, statuses, until } = await start({ 'many.example.yaml': exampleFile(many) });
  // Until the better model is loaded the status speaks of the quick one, which is done at once.
  await until(() => statuses.some(({ embedded, model }) => embedded > 0 && model === 'all-MiniLM-L6-v2'));
  const cancelled = await engine.call('index/cancel', {}, neverCancelled);
  await until(() => statuses.at(-1)?.phase === 'cancelled');
  expect(cancelled.embedded).toBeLessThan(600);
  const status = await build();
  expect([status.phase, status.embedded]).toEqual(['ready', 600]);
});

test('a restart takes every vector from the cache, whoever made it', async () => {
  const first = await start(SHOP);
  await first.build();
  const second = await startEngine(
    {},
    { folder: first.folder, modelFolder: first.folder.path, cacheFolder: first.cache },
  );
  // This engine has no model: nothing can be embedded, so it must be honest about it.
  expect((await second.build()).embedded).toBe(0);
  await second.engine.dispose();
  const third = await startEngine({}, { folder: first.folder, cacheFolder: first.cache });
  await third.until(async () => (await third.engine.call('index/status', {}, neverCancelled)).embedded === 3);
  expect(third.statuses.every(({ phase }) => phase !== 'failed')).toBe(true);
  await third.engine.dispose();
});

test('two engines on one workspace share a cache at the same time', async () => {
  const first = await start(SHOP);
  const second = await startEngine({}, { folder: first.folder, cacheFolder: first.cache });
  const [one, two] = await Promise.all([first.build(), second.build()]);
  expect([one.embedded, two.embedded]).toEqual([3, 3]);
  await second.engine.dispose();
});

test('a cache folder that cannot be written is a sentence in the status, and search goes on', async () => {
  const fixture = await start(SHOP);
  const file = fixture.folder.write('not-a-folder', '');
  const second = await startEngine({}, { folder: fixture.folder, cacheFolder: file });
  const status = await second.build();
  expect([status.phase, status.embedded]).toEqual(['ready', 3]);
  expect(status.notice).toMatch(/^Vectors cannot be kept in/);
  await second.engine.dispose();
});

test('a cancelled search is refused', async () => {
  const { engine } = await start(SHOP, { keywordOnly: true });
  await expect(engine.call('search/run', { text: 'x' }, { isCancellationRequested: true })).rejects.toThrow(
    /cancelled/,
  );
});

test('SQL sees saved and unsaved records, members and problems, and only in a trusted workspace', async () => {
  const dataset =
    'dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41\nversion: 1\nname: All\nmembers: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1 } }\n';
  const { engine, uri, until } = await start({
    ...SHOP,
    'all.dataset.yaml': dataset,
    'bad.example.yaml': 'example_id: x\n',
  });
  const rows = async (sql: string): Promise<unknown> =>
    (await engine.call('sql/run', { sql }, neverCancelled)).rows;
  expect(await rows('SELECT name FROM example_store ORDER BY name')).toEqual([
    ['login'],
    ['parcel'],
    ['refund'],
    ['x'],
  ]);
  expect(await rows('SELECT split, count(*) FROM dataset_members GROUP BY split')).toEqual([['train', 4]]);
  expect(await rows("SELECT DISTINCT path FROM problems WHERE code = 'record.bad-uuid'")).toEqual([
    ['bad.example.yaml'],
  ]);
  engine.setOverlay(uri('b.example.yaml'), exampleFile({ renamed: 'x' }));
  await until(async () => JSON.stringify(await rows('SELECT name FROM example_store')).includes('renamed'));
  const splits = await engine.call(
    'datasets/splits',
    { id: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41' },
    neverCancelled,
  );
  expect([splits?.total, splits?.splits]).toEqual([4, { train: 4, val: 0, test: 0 }]);
  expect(await engine.call('datasets/splits', { id: 'nobody' }, neverCancelled)).toBeNull();
  engine.setTrusted(false);
  await expect(rows('SELECT 1')).rejects.toThrow(/only in a trusted workspace/);
});

test('files that are no good become problems, and the others are searched', async () => {
  const { folder, files, uri, find, build } = await start(SHOP);
  writeFileSync(path.join(folder.path, 'workspace/binary.example.yaml'), Buffer.from([0, 1, 2, 255]));
  folder.write('workspace/bomb.example.yaml', bomb());
  folder.write('workspace/deep.example.yaml', `example_id: x\ninput: ${'['.repeat(100_000)}`);
  folder.write(
    'workspace/conflict.example.yaml',
    '<<<<<<< HEAD\nexample_id: a\n=======\nexample_id: b\n>>>>>>> other\n',
  );
  await build();
  expect(files.size).toBe(6);
  for (const name of ['binary', 'bomb', 'deep', 'conflict']) {
    const file = files.get(uri(`${name}.example.yaml`));
    const problems = [
      ...(file?.problems ?? []),
      ...(file?.documents.flatMap((document) => document.problems) ?? []),
    ];
    expect(problems.length, name).toBeGreaterThan(0);
  }
  expect((await find('parcel'))[0]).toBe('parcel');
});

/** Nine levels of nine aliases each: 387 million leaves in 396 bytes. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = level === 0 ? Array(9).fill('lol') : Array(9).fill(`*l${String(level - 1)}`);
    return `l${String(level)}: &l${String(level)} [${items.join(', ')}]`;
  });
  return `example_id: x\nversion: 1\nexpected_output: 1\ninput:\n  ${levels.join('\n  ')}\n`;
}
