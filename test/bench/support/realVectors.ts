import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';

const BATCH = 512;

/** The shipped model's vectors of texts. Those of earlier runs are kept; 10,000 new ones take about two minutes. */
export async function realVectors(texts: readonly string[]): Promise<Float32Array[]> {
  const modelFolder = findModelFolder();
  if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
  const client = new EmbeddingClient({ modelFolder, threads: 1 });
  const model = await client.load();
  const folder = fileURLToPath(new URL('../../../.tools/bench', import.meta.url));
  const cache = new VectorCache({ folder, model: describeModel(model), dimensions: model.dimensions });
  const keys = texts.map((text) => createHash('sha256').update(text).digest());
  const missing = keys.flatMap((key, position) => (cache.get(key) === undefined ? [position] : []));
  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH);
    const embeddings = await client.embed(
      batch.map((position) => texts[position] ?? ''),
      'bulk',
    );
    cache.put(
      batch.flatMap((position, at) => {
        const key = keys[position];
        const cached = embeddings[at];
        return key === undefined || cached === undefined ? [] : [{ key, cached }];
      }),
    );
  }
  const vectors = keys.flatMap((key) => cache.get(key)?.vector ?? []);
  cache.close();
  await client.dispose();
  return vectors;
}
