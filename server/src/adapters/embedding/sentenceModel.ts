import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { unitVector } from '../../core/search/vectorIndex.ts';
import type { Embedding } from './embeddingProvider.ts';
import type { ModelFiles } from './modelFolder.ts';

/** The part of the tokenizer library that is used: its own declarations cannot be resolved under `nodenext`. */
interface Tokenizer {
  encode(text: string): { ids: number[]; tokens: string[] };
}

interface TokenizerLibrary {
  Tokenizer: new (tokenizer: object, configuration: object) => Tokenizer;
}

function isTokenizerLibrary(library: unknown): library is TokenizerLibrary {
  return typeof library === 'object' && library !== null && 'Tokenizer' in library;
}

/** A text cut into the model's tokens. */
export interface TokenisedText {
  ids: readonly number[];
  coverage: number;
}

/** A sentence embedding model in ONNX form: WordPiece tokens in, mean-pooled unit vectors out. */
export class SentenceModel {
  readonly #files: ModelFiles;
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;

  constructor(files: ModelFiles, session: InferenceSession, tokenizer: Tokenizer) {
    this.#files = files;
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  static async load(files: ModelFiles, threads: number): Promise<SentenceModel> {
    const session = await InferenceSession.create(files.weights, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    const library: unknown = await import('@huggingface/tokenizers');
    if (!isTokenizerLibrary(library)) throw new TypeError('The tokenizer library is not the expected one.');
    const tokenizer = new library.Tokenizer(
      readJson(files.tokenizer),
      readJson(files.tokenizerConfiguration),
    );
    return new SentenceModel(files, session, tokenizer);
  }

  tokenise(text: string): TokenisedText {
    const limit = this.#files.model.maximumTokens;
    // No token is shorter than a character: characters far beyond the limit cannot matter, but take time.
    const { ids, tokens } = this.#tokenizer.encode(text.slice(0, limit * 64));
    const last = ids.at(-1) ?? 0;
    const cut = ids.length > limit ? [...ids.slice(0, limit - 1), last] : ids;
    return { ids: cut, coverage: vocabularyCoverage(tokens.slice(1, limit - 1)) };
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

/**
 * Mean over the words of 1 / pieces, where a word outside the vocabulary counts 0. Punctuation does not count, nor do
 * words with digits: numbers and codes say nothing about the language. 1 where there are no words.
 */
export function vocabularyCoverage(tokens: readonly string[]): number {
  let words = 0;
  let covered = 0;
  for (const pieces of wordsOf(tokens)) {
    if (!/\p{L}/u.test(pieces[0] ?? '') || pieces.some((piece) => /\p{N}/u.test(piece))) continue;
    words += 1;
    if (pieces[0] !== '[UNK]') covered += 1 / pieces.length;
  }
  return words === 0 ? 1 : covered / words;
}

/** The pieces of each word. */
function wordsOf(tokens: readonly string[]): string[][] {
  const words: string[][] = [];
  for (const token of tokens) {
    const last = words.at(-1);
    if (token.startsWith('##') && last !== undefined) last.push(token);
    else words.push([token]);
  }
  return words;
}

function readJson(file: string): object {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new TypeError(`${file} holds no JSON object.`);
  return value;
}
