import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { VectorCache } from '../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel } from '../../server/src/adapters/embedding/embeddingProvider.ts';
import { findStaticModel, StaticModel } from '../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { printTable } from './support/measure.ts';
import { prepareQuality, separationOf, shareFound, type Part, type PreparedSet } from './support/quality.ts';
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

const quick = new StaticModel(findStaticModel(modelFolder) ?? modelFolder);
const prepared: PreparedSet[] = [];
const preparedQuick: PreparedSet[] = [];
for (const set of qualitySets()) {
  prepared.push(await prepareQuality(set, { client, cache, hash }));
  preparedQuick.push(await prepareQuality(set, { client: quick, cache: undefined, hash }));
}

const parts = ['keyword', 'vector', 'hybrid'] as const;
const quickParts = ['vector', 'hybrid'] as const;
const figures = (made: PreparedSet, names: readonly Part[], k: number): string[] =>
  names.map((part) => shareFound(made, part, k).toFixed(3));
const heads = (k: number): string[] => [
  ...parts.map((part) => `${part} @${String(k)}`),
  ...quickParts.map((part) => `quick ${part} @${String(k)}`),
];
printTable(
  'Retrieval: share of queries with a right record among the first',
  ['set', 'queries', ...heads(1), ...heads(5)],
  prepared.map((made, position) => [
    made.set.name,
    String(made.set.queries.length),
    ...[1, 5].flatMap((k) => [
      ...figures(made, parts, k),
      ...figures(preparedQuick[position] ?? made, quickParts, k),
    ]),
  ]),
);
for (const [name, sets] of [
  ['', prepared],
  [', quick model', preparedQuick],
] as const) {
  printTable(
    `“No good match”: queries of the set against queries of the other sets${name}`,
    ['set', 'AUROC', 'said of answerable queries', 'not said of the others'],
    sets.map((made) => {
      const others = sets.filter((other) => other !== made);
      const { auroc, falseAlarms, misses } = separationOf(made, others);
      return [made.set.name, auroc.toFixed(3), falseAlarms.toFixed(3), misses.toFixed(3)];
    }),
  );
}
cache.close();
await client.dispose();
