import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel, type Embedding } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { openLocalModel } from '../../../server/src/adapters/embedding/localModel.ts';
import { openModelFolder } from '../../../server/src/adapters/embedding/modelFolder.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

const shipped = openModelFolder(findModelFolder() ?? '').folder;
let root: TemporaryFolder;
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => {
  root.remove();
});

/** A copy of the shipped model under another name, as a person might have it. */
function copyModel(name: string): string {
  const folder = path.join(root.path, name);
  cpSync(shipped, folder, { recursive: true });
  return folder;
}

/** A folder that only looks like a model. */
function emptyModel(name: string, files: Record<string, object> = {}): string {
  const folder = path.join(root.path, name);
  for (const [file, content] of Object.entries({ 'onnx/model.onnx': {}, 'tokenizer.json': {}, ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), JSON.stringify(content));
  }
  return folder;
}

function cosine(left: Embedding | undefined, right: Embedding | undefined): number {
  return left?.vector.reduce((sum, value, at) => sum + value * (right?.vector[at] ?? 0), 0) ?? NaN;
}

test('a model in a folder gives the vectors of the same model in the package, its size read from its output', async () => {
  const folder = copyModel('my all-MiniLM');
  const clients = [
    new EmbeddingClient({ modelFolder: folder, overrides: { maximumTokens: 256 }, threads: 1 }),
    new EmbeddingClient({ modelFolder: shipped, threads: 1 }),
    new EmbeddingClient({
      modelFolder: folder,
      overrides: { pooling: 'cls', queryPrefix: 'query: ' },
      threads: 1,
    }),
  ] as const;
  const [local, ours, other] = clients;
  const model = await local.load();
  expect([model.id, model.precision, model.pooling, model.dimensions]).toEqual([
    'my all-MiniLM',
    'q4',
    'mean',
    384,
  ]);
  const [[mine], [own], [byQuery], [byPassage]] = await Promise.all([
    local.embed(['Where is my parcel?'], 'bulk'),
    ours.embed(['Where is my parcel?'], 'bulk'),
    other.embed(['Where is my parcel?'], 'query'),
    other.embed(['query: Where is my parcel?'], 'bulk'),
  ]);
  expect(cosine(mine, own)).toBeCloseTo(1, 5);
  // Another pooling gives other vectors; a prefix is part of the text.
  expect(cosine(mine, byPassage)).toBeLessThan(0.99);
  expect(cosine(byQuery, byPassage)).toBeCloseTo(1, 5);
  expect(new Set([model, await ours.load(), await other.load()].map(describeModel)).size).toBe(3);
  await Promise.all(clients.map((client) => client.dispose()));
});

const FAMILIES: [name: string, pooling: string, query: string, passage: string][] = [
  ['bge-small-en-v1.5', 'cls', 'Represent this sentence for searching relevant passages: ', ''],
  ['Xenova_bge-large-en-v1.5', 'cls', 'Represent this sentence for searching relevant passages: ', ''],
  ['multilingual-e5-small', 'mean', 'query: ', 'passage: '],
];

test.each(FAMILIES)(
  '%s is pooled by %s with its prefixes, unless the settings say otherwise',
  (name, ...expected) => {
    const { model } = openLocalModel(emptyModel(name), {});
    expect([model.pooling, model.queryPrefix, model.passagePrefix]).toEqual(expected);
    const overridden = openLocalModel(path.join(root.path, name), {
      pooling: 'mean',
      queryPrefix: '',
      maximumTokens: 99,
    });
    expect([overridden.model.pooling, overridden.model.queryPrefix, overridden.model.maximumTokens]).toEqual([
      'mean',
      '',
      99,
    ]);
  },
);

test('what sentence-transformers wrote beside a model counts', () => {
  const folder = emptyModel('anything', {
    '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
    'sentence_bert_config.json': { max_seq_length: 128 },
    'tokenizer_config.json': { model_max_length: 1e30 },
  });
  const { model } = openLocalModel(folder, {});
  expect([model.pooling, model.maximumTokens, model.precision]).toEqual(['cls', 128, 'fp32']);
});

test('another file is another revision, and what cannot be right is a sentence', () => {
  const folder = emptyModel('bge-small-en');
  const before = openLocalModel(folder, {}).model.revision;
  writeFileSync(path.join(folder, 'onnx/model.onnx'), 'other');
  expect(openLocalModel(folder, {}).model.revision).not.toBe(before);
  expect(() => openLocalModel(folder, { sha256: '0'.repeat(64) })).toThrow(
    /does not have the hash of the settings/,
  );
  expect(() => openLocalModel(emptyModel('unknown'), {})).toThrow(
    /does not say how its token vectors become one/,
  );
  rmSync(path.join(folder, 'tokenizer.json'));
  expect(() => openLocalModel(folder, {})).toThrow(/holds no embedding model: it needs tokenizer.json/);
});

test('weights that are none are a sentence of the process', async () => {
  const client = new EmbeddingClient({ modelFolder: emptyModel('bge-small-en'), overrides: {}, threads: 1 });
  await expect(client.load()).rejects.toThrow(/\S/);
  await client.dispose();
});
