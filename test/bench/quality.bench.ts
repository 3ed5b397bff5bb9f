import { VectorCache } from '../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel, type Embedding } from '../../server/src/adapters/embedding/embeddingProvider.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { searchRecipe } from '../../server/src/core/records/searchText.ts';
import { goodness } from '../../server/src/core/search/fusion.ts';
import { search, rankParts } from '../../server/src/core/search/search.ts';
import { SearchIndex } from '../../server/src/core/search/searchIndex.ts';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { printTable } from './support/measure.ts';
import { qualitySets, type QualitySet } from './support/qualitySets.ts';

/** Search quality on public sets: each part alone, both together, and whether "nothing fits" is told. */
interface Prepared {
  set: QualitySet;
  source: Parameters<typeof search>[0];
  queries: (Embedding | undefined)[];
}

const modelFolder = findModelFolder();
if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
const client = new EmbeddingClient({ modelFolder, threads: 1 });
const model = await client.load();
// Vectors of earlier runs are taken from here.
const folder = fileURLToPath(new URL('../../.tools/bench', import.meta.url));
const cache = new VectorCache({ folder, model: describeModel(model), dimensions: model.dimensions });

async function embed(texts: readonly string[]): Promise<(Embedding | undefined)[]> {
  const keys = texts.map((text) => createHash('sha256').update(text).digest());
  const known: (Embedding | undefined)[] = keys.map((key) => cache.get(key));
  const missing = [...texts.keys()].filter((position) => known[position] === undefined);
  const fresh = await client.embed(
    missing.map((position) => texts[position] ?? ''),
    'bulk',
  );
  for (const [index, position] of missing.entries()) {
    const embedding = fresh[index];
    const key = keys[position];
    known[position] = embedding;
    if (embedding !== undefined && key !== undefined) cache.put([{ key, cached: embedding }]);
  }
  return known;
}

async function prepare(set: QualitySet): Promise<Prepared> {
  const index = new SearchIndex();
  index.useVectors(model.dimensions);
  const recipe = searchRecipe({});
  const embeddings = await embed(set.texts.map(({ text }) => text));
  for (const [position, { text, label }] of set.texts.entries()) {
    const place = { uri: `file:///${String(position)}`, position: { line: 0, character: 0 } };
    const record = {
      kind: 'databit' as const,
      id: String(position),
      name: label,
      value: { content: text },
      unsaved: false,
    };
    const slot = index.add({ ...record, ...place }, recipe);
    const embedding = embeddings[position];
    if (embedding !== undefined) index.setVector(slot, embedding.vector, embedding.coverage);
  }
  const queries = await embed(set.queries.map(({ text }) => text));
  return { set, source: { index, recipe, revision: 0, model: model.id }, queries };
}

type Part = 'keyword' | 'vector' | 'hybrid';

/** Share of queries with a right record among the first k. */
function hits({ set, source, queries }: Prepared, part: Part, k: number): number {
  const found = set.queries.filter(({ text, label }, position) => {
    const vector = queries[position];
    const labels =
      part === 'vector'
        ? (vector === undefined ? [] : (source.index.vectors?.nearest(vector.vector, k).slots ?? [])).map(
            (slot) => source.index.record(slot)?.name,
          )
        : search(
            source,
            { text, limit: k, facets: false },
            part === 'hybrid' ? vector : undefined,
          ).results.map(({ name }) => name);
    return labels.includes(label);
  });
  return found.length / set.queries.length;
}

/** Probability that a query of the set scores better than one of another set, which nothing here answers. */
function separation(
  own: Prepared,
  others: readonly Prepared[],
): { auroc: number; falseAlarms: number; misses: number } {
  const scoreOf = (text: string, vector: Embedding | undefined): number => {
    const { keywords, vectors } = rankParts(own.source, text, vector);
    return goodness(keywords, vectors);
  };
  const good = own.set.queries.map(({ text }, position) => scoreOf(text, own.queries[position]));
  const bad = others.flatMap(({ set, queries }) =>
    set.queries.flatMap(({ text }, position) =>
      position % 4 === 0 ? [scoreOf(text, queries[position])] : [],
    ),
  );
  let wins = 0;
  for (const score of good) for (const other of bad) wins += score > other ? 1 : score === other ? 0.5 : 0;
  return {
    auroc: wins / (good.length * bad.length),
    falseAlarms: good.filter((score) => score < 1).length / good.length,
    misses: bad.filter((score) => score >= 1).length / bad.length,
  };
}

const prepared: Prepared[] = [];
for (const set of qualitySets()) prepared.push(await prepare(set));
const parts = ['keyword', 'vector', 'hybrid'] as const;
const figures = (made: Prepared, k: number): string[] => parts.map((part) => hits(made, part, k).toFixed(3));
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
    const { auroc, falseAlarms, misses } = separation(
      made,
      prepared.filter((other) => other !== made),
    );
    return [made.set.name, auroc.toFixed(3), falseAlarms.toFixed(3), misses.toFixed(3)];
  }),
);
cache.close();
await client.dispose();
