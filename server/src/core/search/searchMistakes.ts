import type { QueryEmbedding, SearchParams } from '../../../../shared/src/protocol/search.ts';
import type { QueryVector } from './fusion.ts';
import { readQuery } from './searchQuery.ts';
import { unitVector } from './vectorIndex.ts';

/** The model that answers, as far as a caller's vector has to fit it. */
export interface AnsweringModel {
  /** Absent where there are no vectors. */
  model?: string | undefined;
  dimensions: number | undefined;
}

/** Why parameters that fit the schema cannot be answered together, as a sentence; absent where they can. */
export function mistakeIn(params: SearchParams): string | undefined {
  const { text, similarTo, embedding, like = [], unlike = [] } = params;
  const examples = (similarTo === undefined ? 0 : 1) + like.length + unlike.length;
  if (embedding !== undefined && ((text ?? '').trim() !== '' || examples > 0)) {
    return 'Search by an embedding, or by a text and records, not by both.';
  }
  if (unlike.length > 0 && !hasQuery(params)) {
    return 'Say what the results should be like, by a text or records, besides what they should be unlike.';
  }
  const isSorted = params.sort !== undefined && params.sort.by !== 'relevance';
  if (isSorted && params.diversity !== undefined) {
    return 'A varied order is an order of its own: leave out the sort or the diversity.';
  }
  if (params.minimum !== undefined && !hasQuery(params)) {
    return 'A minimum score needs a text, a vector or records to search by.';
  }
  return undefined;
}

/** True where something ranks: what is excluded from the results alone does not. */
function hasQuery(params: SearchParams): boolean {
  const { similarTo, embedding, like = [] } = params;
  const { text, prefixes } = readQuery(params);
  const hasWords = text !== '' || prefixes.length > 0;
  return hasWords || similarTo !== undefined || embedding !== undefined || like.length > 0;
}

/** A caller's vector, made ready to be compared with those of the index, or the sentence that says why it cannot be. */
export function readEmbedding(
  { vector, model }: QueryEmbedding,
  answering: AnsweringModel,
): QueryVector | { mistake: string } {
  if (answering.model === undefined || answering.dimensions === undefined) {
    return { mistake: 'No embedding model is loaded: search by a text instead of an embedding.' };
  }
  if (model !== answering.model) {
    const message = `The embedding was made by ${model}, but ${answering.model} answers: vectors of two models cannot be compared.`;
    return { mistake: message };
  }
  if (vector.length !== answering.dimensions) {
    const [has, needs] = [String(vector.length), String(answering.dimensions)];
    return { mistake: `The embedding has ${has} numbers; vectors of ${model} have ${needs}.` };
  }
  const wrong = vector.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) return { mistake: `Number ${String(wrong + 1)} of the embedding is not finite.` };
  const unit = unitVector(Float32Array.from(vector));
  if (unit === undefined) {
    return { mistake: 'The embedding has no direction: all its numbers are zero, or too large to add up.' };
  }
  return { vector: unit, coverage: 1 };
}
