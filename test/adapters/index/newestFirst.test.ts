import { utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder } from '../support/folder.ts';
import { bodyOf, startLoopback, type Loopback } from '../support/loopback.ts';

let made: EngineFixture | undefined;
let loopback: Loopback | undefined;
afterEach(async () => {
  await made?.close();
  await loopback?.close();
});

const COUNT = 700;

function textsOf(age: string): string {
  const texts = Array.from({ length: COUNT }, (_, number): [string, string] => [
    `${age}${String(number)}`,
    `${age} ${String(number)}`,
  ]);
  return exampleFile(Object.fromEntries(texts));
}

test('a first start embeds the newest file first, although all its records are new', async () => {
  const asked: string[] = [];
  loopback = await startLoopback(async (request, response) => {
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    asked.push(...input.filter((text) => /^(?:old|new) /.test(text)));
    response.end(JSON.stringify({ data: input.map((_, index) => ({ index, embedding: [1, 0] })) }));
  });
  const folder = temporaryFolder();
  folder.write('workspace/a.example.yaml', textsOf('old'));
  folder.write('workspace/b.example.yaml', textsOf('new'));
  const past = Date.now() / 1000 - 3600;
  utimesSync(path.join(folder.path, 'workspace', 'a.example.yaml'), past, past);
  const { url } = loopback;
  const choice = { source: 'endpoint' as const, url, name: 'counted', agreedUrl: url };
  made = await startEngine({}, { folder, embedding: { enabled: true, threads: 1, choice } });
  await made.until(() => asked.length === 2 * COUNT);
  const first = asked.slice(0, 512);
  expect(first.filter((text) => text.startsWith('old'))).toEqual([]);
});
