import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder } from '../support/folder.ts';

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
};

/** Many texts that the better model takes seconds for. */
const MANY = exampleFile(
  Object.fromEntries(
    Array.from({ length: 600 }, (_, n) => [`n${String(n)}`, `the weather in town ${String(n)} is fine`]),
  ),
);

test('the quick model answers by meaning while the better one waits, and says so; then the better one', async () => {
  const { engine, search, until, build } = await start({ ...SHOP, 'many.example.yaml': MANY });
  await engine.call('index/pause', {}, neverCancelled);
  await until(async () => {
    const { models } = await engine.call('index/status', {}, neverCancelled);
    return models?.length === 2 && models[1]?.waiting === 0;
  });
  const quick = await search({ text: 'shipment' });
  expect([quick.mode, quick.model, quick.results[0]?.name]).toEqual(['hybrid', STATIC_MODEL_ID, 'parcel']);
  expect(quick.notice).toMatch(/^Answered by the quick model while \d+ records wait for the better one\.$/);
  const status = await build();
  expect(status.models?.map(({ id, waiting }) => `${id} ${String(waiting)}`)).toEqual([
    'all-MiniLM-L6-v2 0',
    `${STATIC_MODEL_ID} 0`,
  ]);
  const better = await search({ text: 'shipment' });
  expect([better.model, better.notice]).toEqual(['all-MiniLM-L6-v2', undefined]);
});

test('a paused index embeds new records with the quick model alone, until it is resumed', async () => {
  const { engine, folder, uri, search, build, until } = await start(SHOP);
  await build();
  expect((await engine.call('index/pause', {}, neverCancelled)).phase).toBe('paused');
  folder.write(
    'workspace/b.example.yaml',
    exampleFile({ login: 'I cannot log in' }).replace('name:', 'domain: web\nname:'),
  );
  engine.pathsChanged([uri('b.example.yaml')]);
  await until(async () => (await search({ text: 'log in fails' })).model === STATIC_MODEL_ID);
  const answer = await search({ text: 'log in fails' });
  expect([answer.results[0]?.name, answer.notice]).toEqual([
    'login',
    'Answered by the quick model while 1 record waits for the better one.',
  ]);
  // What the filter admits has vectors of the better model.
  const filtered = await search({ text: 'log in fails', filters: { functions: ['none'] } });
  expect(filtered.results).toEqual([]);
  const status = await engine.call('index/resume', {}, neverCancelled);
  expect(status.phase).not.toBe('paused');
  await until(async () => (await search({ text: 'log in fails' })).model === 'all-MiniLM-L6-v2');
});

test('a filter that admits only what the better model covers is answered by it', async () => {
  const domains = exampleFile({ parcel: 'Where is my parcel?' }).replace('name:', 'domain: delivery\nname:');
  const { engine, folder, uri, search, build, until } = await start({ 'a.example.yaml': domains });
  await build();
  await engine.call('index/pause', {}, neverCancelled);
  folder.write('workspace/b.example.yaml', exampleFile({ login: 'I cannot log in' }));
  engine.pathsChanged([uri('b.example.yaml')]);
  await until(async () => (await search({ text: 'shipment' })).model === STATIC_MODEL_ID);
  const { model, notice } = await search({ text: 'shipment', filters: { domains: ['delivery'] } });
  expect([model, notice]).toEqual(['all-MiniLM-L6-v2', undefined]);
});

test('a build that waits at a pause is answered after it was resumed', async () => {
  const { engine, build } = await start({ 'many.example.yaml': MANY });
  const done: string[] = [];
  const built = build().then((status) => {
    done.push('built');
    return status;
  });
  await engine.call('index/pause', {}, neverCancelled);
  await engine.call('index/status', {}, neverCancelled);
  done.push('resumed');
  await engine.call('index/resume', {}, neverCancelled);
  expect((await built).embedded).toBe(600);
  expect(done).toEqual(['resumed', 'built']);
});

test('where the better model fails, the quick one answers and says why', async () => {
  const folder = temporaryFolder();
  cpSync(path.join(findModelFolder() ?? '', 'static'), path.join(folder.path, 'static'), { recursive: true });
  const { search, build } = await start(SHOP, { modelFolder: folder.path });
  const status = await build();
  expect([status.phase, status.model, status.embedded, status.keywordOnlyReason]).toEqual([
    'ready',
    STATIC_MODEL_ID,
    2,
    undefined,
  ]);
  expect(status.notice).toMatch(/^The quick model answers\. There is no embedding model in /);
  const answer = await search({ text: 'shipment' });
  expect([answer.mode, answer.model, answer.results[0]?.name]).toEqual(['hybrid', STATIC_MODEL_ID, 'parcel']);
  expect(answer.notice).toMatch(/^Answered by the quick model\. There is no embedding model in /);
  folder.remove();
});

test('records without text are waited for by no model', async () => {
  const empty = exampleFile({ empty: 'x' }).replace('text: "x"', 'text: " "');
  const { search, build } = await start({ ...SHOP, 'empty.example.yaml': empty });
  const status = await build();
  expect([status.searchable, status.embedded, status.models?.map(({ waiting }) => waiting)]).toEqual([
    2,
    2,
    [0],
  ]);
  expect((await search({ text: 'parcel' })).model).toBe('all-MiniLM-L6-v2');
});

test('the quick model embeds nothing where the better one knows all but a few; a pause brings it in', async () => {
  const { engine, search, build, until } = await start(SHOP);
  expect((await build()).models?.map(({ id }) => id)).toEqual(['all-MiniLM-L6-v2']);
  expect((await search({ text: 'shipment' })).model).toBe('all-MiniLM-L6-v2');
  await engine.call('index/pause', {}, neverCancelled);
  await until(async () => {
    const { models } = await engine.call('index/status', {}, neverCancelled);
    return models?.[1]?.embedded === 2;
  });
});
