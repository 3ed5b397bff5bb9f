import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import type { Embedding } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { openModelFolder } from '../../../server/src/adapters/embedding/modelFolder.ts';
import { vocabularyCoverage } from '../../../server/src/adapters/embedding/tokeniser.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { temporaryFolder } from '../support/folder.ts';

const clients: EmbeddingClient[] = [];

function client(modelFolder = findModelFolder() ?? 'missing'): EmbeddingClient {
  const made = new EmbeddingClient({ modelFolder, threads: 1 });
  clients.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((made) => made.dispose()));
});

function cosine(left: Embedding | undefined, right: Embedding | undefined): number {
  return left?.vector.reduce((sum, value, at) => sum + value * (right?.vector[at] ?? 0), 0) ?? NaN;
}

test('a paraphrase is near, another topic is far', async () => {
  const [asked, paraphrase, other] = await client().embed(
    ['How do I reset my password?', 'I forgot my login and need a new one', 'The cat sleeps on the sofa'],
    'bulk',
  );
  expect(cosine(asked, asked)).toBeCloseTo(1, 5);
  expect(cosine(asked, paraphrase)).toBeGreaterThan(0.5);
  expect(cosine(asked, other)).toBeLessThan(0.2);
});

test('a text has the same vector alone and among others of other lengths, in the order of the texts', async () => {
  const made = client();
  const texts = [
    'short',
    'a text of some more words than the first',
    'word '.repeat(400),
    '',
    'mid length text',
  ];
  const together = await made.embed(texts, 'bulk');
  expect(together[3]).toBeUndefined();
  for (const [position, text] of texts.entries()) {
    if (text === '') continue;
    const [alone] = await made.embed([text], 'query');
    expect(cosine(alone, together[position])).toBeGreaterThan(0.999);
  }
});

test('the vocabulary covers English well and other scripts badly', async () => {
  const [english, russian] = await client().embed(
    ['Where is the railway station?', 'Где находится вокзал?'],
    'bulk',
  );
  expect(english?.coverage).toBeGreaterThan(0.9);
  expect(russian?.coverage).toBeLessThan(0.5);
});

test('coverage counts one over the pieces of each word', () => {
  expect(vocabularyCoverage(['where', 'is', '?'])).toBe(1);
  expect(vocabularyCoverage(['pass', '##word', 'reset'])).toBe(0.75);
  expect(vocabularyCoverage(['[UNK]', 'a'])).toBe(0.5);
  expect(vocabularyCoverage(['!', '?'])).toBe(1);
  // Numbers and codes say nothing about the language.
  expect(vocabularyCoverage(['lost', 'invoice', 'a', '##1', '##b', '##2', '2026'])).toBe(1);
});

test('a query overtakes the bulk', async () => {
  const made = client();
  await made.load();
  const done: string[] = [];
  const bulk = made.embed(
    Array.from({ length: 300 }, (_, number) => `bulk text number ${String(number)}`),
    'bulk',
  );
  const query = made.embed(['a query'], 'query');
  await Promise.all([bulk.then(() => done.push('bulk')), query.then(() => done.push('query'))]);
  expect(done).toEqual(['query', 'bulk']);
});

test('a process that is killed is started again, and no request is lost', async () => {
  const made = client();
  await made.load();
  const first = made.processId;
  const answer = made.embed(
    Array.from({ length: 200 }, (_, number) => `text ${String(number)}`),
    'bulk',
  );
  process.kill(first ?? 0, 'SIGKILL');
  expect((await answer).every((embedding) => embedding?.vector.length === 384)).toBe(true);
  expect(made.processId).not.toBe(first);
});

test('a folder without a model is a sentence', async () => {
  const folder = temporaryFolder();
  await expect(client(folder.path).load()).rejects.toThrow(
    /^There is no embedding model in .*: run `npm run setup`/,
  );
  folder.remove();
});

test('a damaged model is refused by its hash, and a passed check is remembered', () => {
  const folder = temporaryFolder();
  cpSync(findModelFolder() ?? '', path.join(folder.path, 'model'), { recursive: true });
  const memory = path.join(folder.path, 'memory');
  const files = openModelFolder(path.join(folder.path, 'model'), memory);
  expect(readdirSync(memory).length).toBe(3);
  writeFileSync(files.tokenizer, '{}');
  expect(() => openModelFolder(path.join(folder.path, 'model'), memory)).toThrow(
    /its hash is not the expected one/,
  );
  mkdirSync(path.join(folder.path, 'empty'));
  folder.remove();
});
