import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { xquad } from '../../bench/support/qualitySets.ts';
import { prepareQuality, shareFound, type Embedder, type PreparedSet } from '../../bench/support/quality.ts';

/** Fusion on real texts that the model cannot read. All sets: `npm run bench quality`; English ones: the tests of the command line. */
let client: EmbeddingClient;
let cache: VectorCache;
let embedder: Embedder;

beforeAll(async () => {
  client = new EmbeddingClient({ modelFolder: findModelFolder() ?? 'missing', threads: 1 });
  const model = await client.load();
  // Vectors of earlier runs are taken from here; a deleted folder costs a minute.
  const folder = fileURLToPath(new URL('../../../.tools/bench', import.meta.url));
  cache = new VectorCache({ folder, model: describeModel(model), dimensions: model.dimensions });
  embedder = { client, cache, hash: (text) => createHash('sha256').update(text).digest() };
});

afterAll(async () => {
  cache.close();
  await client.dispose();
});

function figures(set: PreparedSet): Record<'keyword' | 'vector' | 'hybrid', number> {
  return {
    keyword: shareFound(set, 'keyword', 1),
    vector: shareFound(set, 'vector', 1),
    hybrid: shareFound(set, 'hybrid', 1),
  };
}

test('Russian paragraphs: a model that is blind to the script does not drag the keywords down', async () => {
  const whole = xquad('ru');
  const texts = whole.texts.slice(0, 60);
  const labels = new Set(texts.map(({ label }) => label));
  const set = { ...whole, texts, queries: whole.queries.filter(({ label }) => labels.has(label)) };
  const { keyword, vector, hybrid } = figures(await prepareQuality(set, embedder));
  expect(vector).toBeLessThan(0.4);
  expect(keyword).toBeGreaterThan(0.85);
  expect(hybrid).toBeGreaterThan(keyword - 0.01);
}, 600_000);
