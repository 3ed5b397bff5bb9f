import { InferenceSession, Tensor } from 'onnxruntime-node';
import { unitVector } from '../../core/search/vectorIndex.ts';
import type { Embedding } from './embeddingProvider.ts';
import type { ModelFiles } from './modelFolder.ts';
import { Tokeniser, type TokenisedText } from './tokeniser.ts';

/** A sentence embedding model in ONNX form: WordPiece tokens in, mean-pooled unit vectors out. */
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

  tokenise(text: string): TokenisedText {
    return this.#tokeniser.tokenise(text, this.#files.model.maximumTokens);
  }

  /** Embeds texts in one run of the model, padded to the longest. */
  async embed(texts: readonly TokenisedText[]): Promise<(Embedding | undefined)[]> {
    const width = Math.max(...texts.map((text) => text.ids.length));
    const ids = new BigInt64Array(texts.length * width);
    const mask = new BigInt64Array(texts.length * width);
    for (const [row, text] of texts.entries()) {
      for (const [column, id] of text.ids.entries()) {
        ids[row * width + column] = BigInt(id);
        mask[row * width + column] = 1n;
      }
    }
    const shape = [texts.length, width];
    const output = await this.#session.run({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(texts.length * width), shape),
    });
    const hidden = output['last_hidden_state']?.data;
    if (!(hidden instanceof Float32Array)) throw new TypeError('The model gives no last_hidden_state.');
    return texts.map((text, row) => {
      const vector = unitVector(this.#meanOf(hidden, row * width, text.ids.length));
      return vector && { vector, coverage: text.coverage };
    });
  }

  #meanOf(hidden: Float32Array, firstRow: number, rows: number): Float32Array {
    const { dimensions } = this.#files.model;
    const sum = new Float32Array(dimensions);
    for (let row = firstRow; row < firstRow + rows; row += 1) {
      for (let at = 0; at < dimensions; at += 1) {
        sum[at] = (sum[at] ?? 0) + (hidden[row * dimensions + at] ?? 0);
      }
    }
    return sum;
  }
}
