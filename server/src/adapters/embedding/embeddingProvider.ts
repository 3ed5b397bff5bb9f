/** What decides a vector besides its text. Vectors of different models are never compared. */
export interface EmbeddingModel {
  /** For example `all-MiniLM-L6-v2`. */
  id: string;
  /** The weights' revision or hash. */
  revision: string;
  /** For example `q4`. */
  precision: string;
  pooling: 'mean' | 'cls';
  dimensions: number;
  /** Texts are cut after so many tokens. */
  maximumTokens: number;
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

/** Queries overtake the bulk of records. */
export type EmbeddingPriority = 'query' | 'bulk';

/** Turns texts into vectors. Failures reject with an `OperationalError`. */
export interface EmbeddingProvider {
  /** Loads the model, once. */
  load(): Promise<EmbeddingModel>;
  /** One embedding per text, in order. An entry is `undefined` where the text gives no vector (it is empty). */
  embed(texts: readonly string[], priority: EmbeddingPriority): Promise<(Embedding | undefined)[]>;
  dispose(): Promise<void>;
}

/** One line that names model, revision, precision and pooling, for cache keys and answers. */
export function describeModel(model: EmbeddingModel): string {
  return [model.id, model.revision, model.precision, model.pooling, String(model.dimensions)].join('/');
}
