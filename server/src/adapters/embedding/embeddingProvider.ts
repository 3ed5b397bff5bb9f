/** What decides a vector besides its text. Vectors of different models are never compared. */
export interface EmbeddingModel {
  /** For example `all-MiniLM-L6-v2`. */
  id: string;
  /** The weights' revision or hash. */
  revision: string;
  /** For example `q4`. */
  precision: string;
  /** `remote`: the service does it. */
  pooling: 'mean' | 'cls' | 'remote';
  dimensions: number;
  /** Texts are cut after so many tokens. */
  maximumTokens: number;
  /** Put before queries and before records; empty for most models. */
  queryPrefix: string;
  passagePrefix: string;
}

/** A text's meaning as the model sees it. */
export interface Embedding {
  /** Length 1. */
  vector: Float32Array;
  /**
   * How well the model's vocabulary covers the text, 0 to 1: the mean over its words of 1 / pieces. About 0.9 for
   * English, below 0.4 for languages and scripts that the model was not trained on.
   */
  coverage: number;
}

/** Queries overtake the bulk of records, and have another prefix in some models. */
export type EmbeddingPriority = 'query' | 'bulk';

/** Turns texts into vectors. Failures reject with an `OperationalError`. */
export interface EmbeddingProvider {
  /** Loads the model, once. */
  load(): Promise<EmbeddingModel>;
  /** One embedding per text, in order. An entry is `undefined` where the text gives no vector (it is empty). */
  embed(texts: readonly string[], priority: EmbeddingPriority): Promise<(Embedding | undefined)[]>;
  dispose(): Promise<void>;
}

/** The length and prefixes of the shipped model; others are named in its line. */
const USUAL_TOKENS = 256;

/** One line that names all that decides a vector, for cache keys. What is usual is not named, so that keys stay. */
export function describeModel(model: EmbeddingModel): string {
  const { id, revision, precision, pooling, dimensions, maximumTokens, queryPrefix, passagePrefix } = model;
  const line = [id, revision, precision, pooling, String(dimensions)];
  if (maximumTokens !== USUAL_TOKENS) line.push(`${String(maximumTokens)} tokens`);
  if (queryPrefix !== '' || passagePrefix !== '') line.push(JSON.stringify([queryPrefix, passagePrefix]));
  return line.join('/');
}
