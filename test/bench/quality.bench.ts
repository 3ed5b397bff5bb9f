import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { VectorCache } from '../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel } from '../../server/src/adapters/embedding/embeddingProvider.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { printTable } from './support/measure.ts';
import { prepareQuality, separationOf, shareFound, type PreparedSet } from './support/quality.ts';
import { qualitySets } from './support/qualitySets.ts';

/** Search quality on public sets: each part alone, both together, and whether "nothing fits" is told. */
const modelFolder = findModelFolder();
if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
const client = new EmbeddingClient({ modelFolder, threads: 1 });
const model = await client.load();
// Vectors of earlier runs are taken from here: this measures quality, not speed.
const folder = fileURLToPath(new URL('../../.tools/bench', import.meta.url));
const cache = new VectorCache({ folder, model: describeModel(model), dimensions: model.dimensions });
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

const prepared: PreparedSet[] = [];
for (const set of qualitySets()) prepared.push(await prepareQuality(set, { client, cache, hash }));

const parts = ['keyword', 'vector', 'hybrid'] as const;
const figures = (made: PreparedSet, k: number): string[] =>
  parts.map((part) => shareFound(made, part, k).toFixed(3));
printTable(
  'Retrieval: share of queries with a right record among the first',
  ['set', 'queries', ...parts.map((part) => `${part} @1`), ...parts.map((part) => `${part} @5`)],
  prepared.map((made) => [
    made.set.name,
    String(made.set.queries.length),
    ...figures(made, 1),
    ...figures(made, 5),
  ]),
);
printTable(
  '“No good match”: queries of the set against queries of the other sets',
  ['set', 'AUROC', 'said of answerable queries', 'not said of the others'],
  prepared.map((made) => {
    const others = prepared.filter((other) => other !== made);
    const { auroc, falseAlarms, misses } = separationOf(made, others);
    return [made.set.name, auroc.toFixed(3), falseAlarms.toFixed(3), misses.toFixed(3)];
  }),
);
cache.close();
await client.dispose();
