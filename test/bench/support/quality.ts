import type { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';
import type {
  Embedding,
  EmbeddingProvider,
} from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { goodness } from '../../../server/src/core/search/fusion.ts';
import { rankParts, search, type SearchSource } from '../../../server/src/core/search/search.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import type { QualitySet } from './qualitySets.ts';

/** The model, with the vectors that earlier runs kept. */
export interface Embedder {
  client: EmbeddingProvider;
  /** Absent where embedding is as quick as looking up. */
  cache: VectorCache | undefined;
  hash: (text: string) => Buffer;
}

/** A set with its texts indexed as the product does it, and the vectors of its queries. */
export interface PreparedSet {
  set: QualitySet;
  source: SearchSource;
  queries: readonly (Embedding | undefined)[];
}

export async function prepareQuality(set: QualitySet, embedder: Embedder): Promise<PreparedSet> {
  const model = await embedder.client.load();
  const index = new SearchIndex();
  index.useVectors(model.dimensions);
  const recipe = searchRecipe({});
  const embeddings = await embedAll(
    set.texts.map(({ text }) => text),
    embedder,
  );
  for (const [position, { text, label }] of set.texts.entries()) {
    const slot = index.add(
      {
        kind: 'databit',
        id: String(position),
        name: label,
        uri: `file:///${String(position)}`,
        position: { line: 0, character: 0 },
        value: { content: text },
        unsaved: false,
      },
      recipe,
    );
    const embedding = embeddings[position];
    if (embedding !== undefined) index.setVector(slot, embedding.vector, embedding.coverage);
  }
  const queries = await embedAll(
    set.queries.map(({ text }) => text),
    embedder,
  );
  return { set, source: { index, recipe, revision: 0, model: model.id }, queries };
}

async function embedAll(texts: readonly string[], embedder: Embedder): Promise<(Embedding | undefined)[]> {
  const { client, cache, hash } = embedder;
  const keys = texts.map(hash);
  const known: (Embedding | undefined)[] = keys.map((key) => cache?.get(key));
  const missing = [...texts.keys()].filter((position) => known[position] === undefined);
  const fresh = await client.embed(
    missing.map((position) => texts[position] ?? ''),
    'bulk',
  );
  const kept = missing.flatMap((position, index) => {
    const embedding = fresh[index];
    const key = keys[position];
    known[position] = embedding;
    return embedding === undefined || key === undefined ? [] : [{ key, cached: embedding }];
  });
  cache?.put(kept);
  return known;
}

export type Part = 'keyword' | 'vector' | 'hybrid';

/** Share of the queries with a right record among the first k. */
export function shareFound({ set, source, queries }: PreparedSet, part: Part, k: number): number {
  const found = set.queries.filter(({ text, label }, position) => {
    const vector = queries[position];
    const names =
      part === 'vector'
        ? nearestNames(source, vector, k)
        : search(
            source,
            { text, limit: k, facets: false },
            part === 'hybrid' ? vector : undefined,
          ).results.map(({ name }) => name);
    return names.includes(label);
  });
  return found.length / set.queries.length;
}

function nearestNames({ index }: SearchSource, vector: Embedding | undefined, k: number): string[] {
  if (vector === undefined) return [];
  const slots = index.vectors?.nearest(vector.vector, k).slots ?? [];
  return slots.map((slot) => index.record(slot)?.name ?? '');
}

/** How well "no good match" tells the set's own queries from those of other sets, which nothing here answers. */
export interface Separation {
  /** Probability that an own query scores better than a foreign one. */
  auroc: number;
  /** Share of own queries that are told to have no good match. */
  falseAlarms: number;
  /** Share of foreign queries that are not told so. */
  misses: number;
}

export function separationOf(own: PreparedSet, others: readonly PreparedSet[]): Separation {
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
