import { InferenceSession, Tensor } from 'onnxruntime-node';
import { unitVector } from '../../core/search/vectorIndex.ts';
import { OperationalError } from '../operationalError.ts';
import type { Embedding, EmbeddingModel, EmbeddingPriority } from './embeddingProvider.ts';
import type { ModelFiles } from './modelFolder.ts';
import { Tokeniser, type TokenisedText } from './tokeniser.ts';

/** A sentence embedding model in ONNX form: tokens in, pooled unit vectors out. */
export class SentenceModel {
  readonly #files: ModelFiles;
  readonly #session: InferenceSession;
  readonly #tokeniser: Tokeniser;

  constructor(files: ModelFiles, session: InferenceSession, tokeniser: Tokeniser) {
    this.#files = files;
    this.#session = session;
    this.#tokeniser = tokeniser;
  }

  static async load(files: ModelFiles, threads: number): Promise<SentenceModel> {
    const session = await InferenceSession.create(files.weights, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    return new SentenceModel(files, session, await Tokeniser.load(files));
  }

  /** The model with the dimensions that it really has: it answers a short text. */
  async describe(): Promise<EmbeddingModel> {
    const [embedding] = await this.embed([this.tokenise('a text', 'bulk')]);
    if (embedding === undefined) {
      throw new OperationalError(
        `The model ${this.#files.model.id} gives no usable vector for a plain text: choose another model.`,
      );
    }
    return { ...this.#files.model, dimensions: embedding.vector.length };
  }

  tokenise(text: string, priority: EmbeddingPriority): TokenisedText {
    const { maximumTokens, queryPrefix, passagePrefix } = this.#files.model;
    // A blank text stays one: a prefix alone has no meaning.
    const prefix = text.trim() === '' ? '' : priority === 'query' ? queryPrefix : passagePrefix;
    return this.#tokeniser.tokenise(prefix + text, maximumTokens);
  }

  /** Embeds texts in one run of the model, padded to the longest. */
  async embed(texts: readonly TokenisedText[]): Promise<(Embedding | undefined)[]> {
    const width = Math.max(...texts.map((text) => text.ids.length));
    const output = await this.#session.run(this.#inputs(texts, width));
    const hidden = output['last_hidden_state'] ?? output['token_embeddings'];
    const pooled = output['sentence_embedding'];
    return texts.map((text, row) => {
      const vector =
        hidden === undefined
          ? rowOf(pooled, row, texts.length)
          : this.#pool(valuesOf(hidden), { first: row * width, rows: text.ids.length }, texts.length * width);
      const unit = unitVector(vector);
      return unit && { vector: unit, coverage: text.coverage };
    });
  }

  #inputs(texts: readonly TokenisedText[], width: number): Record<string, Tensor> {
    const ids = new BigInt64Array(texts.length * width);
    const mask = new BigInt64Array(texts.length * width);
    for (const [row, text] of texts.entries()) {
      for (const [column, id] of text.ids.entries()) {
        ids[row * width + column] = BigInt(id);
        mask[row * width + column] = 1n;
      }
    }
    const shape = [texts.length, width];
    const tensors: Record<string, BigInt64Array> = {
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: new BigInt64Array(texts.length * width),
    };
    // Not every model has token types.
    const names = this.#session.inputNames.filter((name) => name in tensors);
    return Object.fromEntries(
      names.map((name) => [name, new Tensor('int64', tensors[name] ?? new BigInt64Array(), shape)]),
    );
  }

  #pool(
    hidden: Float32Array,
    { first, rows }: { first: number; rows: number },
    allRows: number,
  ): Float32Array {
    const columns = hidden.length / allRows;
    const start = first * columns;
    if (this.#files.model.pooling === 'cls') return hidden.slice(start, start + columns);
    const sum = new Float32Array(columns);
    for (let at = start; at < start + rows * columns; at += 1) {
      const column = (at - start) % columns;
      sum[column] = (sum[column] ?? 0) + (hidden[at] ?? 0);
    }
    return sum;
  }
}

function valuesOf(tensor: Tensor | undefined): Float32Array {
  const values = tensor?.data;
  if (values instanceof Float32Array) return values;
  throw new OperationalError('The embedding model gives no vectors of 32-bit numbers: choose another model.');
}

function rowOf(pooled: Tensor | undefined, row: number, rows: number): Float32Array {
  const values = valuesOf(pooled);
  const columns = values.length / rows;
  return values.slice(row * columns, (row + 1) * columns);
}
