import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import {
  describeModel,
  type EmbeddingProvider,
} from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';
import { findStaticModel, StaticModel } from '../../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { vectorKey } from '../../../server/src/adapters/index/vectorKey.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { timeOnce } from '../support/measure.ts';
import { usesDefaultModel } from './serverSession.ts';

const SAMPLE = 1000;

/** The model that answers at a size, in this process's own hands. */
export function benchModel(size: number): EmbeddingProvider {
  const modelFolder = findModelFolder();
  if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
  if (usesDefaultModel(size)) return new EmbeddingClient({ modelFolder, threads: 1 });
  return new StaticModel(findStaticModel(modelFolder) ?? modelFolder);
}

/** Texts per second of the model alone, over texts from all parts of the list. */
export async function rawRate(texts: readonly string[]): Promise<number> {
  const model = benchModel(texts.length);
  await model.load();
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  const sample = texts.filter((_, number) => number % step === 0);
  await model.embed(sample.slice(0, 50), 'bulk');
  const time = await timeOnce(() => model.embed(sample, 'bulk'));
  await model.dispose();
  return sample.length / (time / 1000);
}

/** The cache of the default model's vectors in a folder for caches, as the product reads and writes it. */
export async function vectorCache(cacheFolder: string): Promise<VectorCache> {
  const model = benchModel(1);
  const loaded = await model.load();
  await model.dispose();
  const { dimensions } = loaded;
  return new VectorCache({ folder: cacheFolder, model: describeModel(loaded), dimensions });
}

/** What a vector of an example's text is kept under. */
export function keyOf(text: string): Buffer {
  return vectorKey(text, 'example', searchRecipe({}));
}
