import type { Embedding } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { goodness, type QueryVector } from '../../../server/src/core/search/fusion.ts';
import { rankParts } from '../../../server/src/core/search/matches.ts';
import { search } from '../../../server/src/core/search/search.ts';
import type { SearchSource } from '../../../server/src/core/search/searchSource.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { literalQuery } from '../../../server/src/core/search/searchQuery.ts';
import { PlainBm25 } from './plainBm25.ts';
import { figuresOf, type QueryFigures } from './qualityMetrics.ts';
import type { QualitySet } from './qualitySets.ts';

export const PARTS = ['floor', 'keyword', 'vector', 'hybrid'] as const;
/** `floor` is plain BM25; the others are the product's parts. */
export type Part = (typeof PARTS)[number];

/** A set with its texts indexed as the product does it, and the vectors of its queries. */
export interface PreparedSet {
  set: QualitySet;
  source: SearchSource;
  queries: readonly (Embedding | undefined)[];
  /** The vectors of the set's texts, in their order. */
  texts: readonly (Embedding | undefined)[];
  model: { id: string; dimensions: number };
}

/** Indexes a set. `texts` and `queries`: the vectors of the set's texts and queries, in their order. */
export function prepareQuality(
  set: QualitySet,
  model: { id: string; dimensions: number },
  texts: readonly (Embedding | undefined)[],
  queries: readonly (Embedding | undefined)[],
): PreparedSet {
  const index = new SearchIndex();
  index.useVectors(model.dimensions);
  const recipe = searchRecipe({});
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
    const embedding = texts[position];
    if (embedding !== undefined) index.setVector(slot, embedding.vector, embedding.coverage);
  }
  return { set, source: { index, recipe, revision: 0, model: model.id }, queries, texts, model };
}

/** How well a part answers each query of the set. */
export function measure({ set, source, queries }: PreparedSet, part: Part): QueryFigures[] {
  const floor = new PlainBm25(part === 'floor' ? set.texts.map(({ text }) => text) : []);
  const relevant = new Map<string, number>();
  for (const { label } of set.texts) relevant.set(label, (relevant.get(label) ?? 0) + 1);
  return set.queries.map(({ text, label }, position) => {
    const found =
      part === 'floor'
        ? floor.search(text, 10).map((number) => set.texts[number]?.label ?? '')
        : part === 'vector'
          ? nearestLabels(source, queries[position])
          : foundLabels(source, text, part === 'hybrid' ? queries[position] : undefined);
    return figuresOf(found, label, relevant.get(label) ?? 0);
  });
}

function foundLabels(source: SearchSource, text: string, vector: QueryVector | undefined): string[] {
  const { results } = search(source, { text, literal: true, limit: 10, facets: false }, vector);
  return results.map(({ name }) => name);
}

function nearestLabels({ index }: SearchSource, vector: Embedding | undefined): string[] {
  if (vector === undefined) return [];
  const slots = index.vectors?.nearest(vector.vector, 10).slots ?? [];
  return slots.map((slot) => index.record(slot)?.name ?? '');
}

/** How good the best results of each query are by their raw scores: what "no good match" is decided by. */
export function goodnessOf(
  { source }: PreparedSet,
  asked: readonly { text: string; vector: Embedding | undefined }[],
): number[] {
  return asked.map(({ text, vector }) => {
    const { keywords, vectors } = rankParts(source, literalQuery(text), vector);
    return goodness(keywords, vectors);
  });
}
