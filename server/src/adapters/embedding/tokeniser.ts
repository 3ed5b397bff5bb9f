import { readFileSync } from 'node:fs';

/** The part of the tokenizer library that is used: its own declarations cannot be resolved under `nodenext`. */
interface LibraryTokenizer {
  encode(text: string): { ids: number[]; tokens: string[] };
}

interface TokenizerLibrary {
  Tokenizer: new (tokenizer: object, configuration: object) => LibraryTokenizer;
}

function isTokenizerLibrary(library: unknown): library is TokenizerLibrary {
  return typeof library === 'object' && library !== null && 'Tokenizer' in library;
}

/** Where a tokenizer's two files are. */
export interface TokeniserFiles {
  tokenizer: string;
  tokenizerConfiguration: string;
}

/** A text cut into a model's tokens, the special ones at both ends included. */
export interface TokenisedText {
  ids: readonly number[];
  /** How well the vocabulary covers the text, see {@link vocabularyCoverage}. */
  coverage: number;
}

/** Cuts texts into a model's tokens. */
export class Tokeniser {
  readonly #library: LibraryTokenizer;
  /** False for vocabularies of all languages, whose pieces say nothing about what the model knows. */
  readonly #isWordPiece: boolean;

  constructor(library: LibraryTokenizer, isWordPiece: boolean) {
    this.#library = library;
    this.#isWordPiece = isWordPiece;
  }

  static async load(files: TokeniserFiles): Promise<Tokeniser> {
    const library: unknown = await import('@huggingface/tokenizers');
    if (!isTokenizerLibrary(library)) throw new TypeError('The tokenizer library is not the expected one.');
    const tokenizer = readJson(files.tokenizer);
    const isWordPiece = 'model' in tokenizer && JSON.stringify(tokenizer.model).includes('"##');
    return new Tokeniser(
      new library.Tokenizer(tokenizer, readJson(files.tokenizerConfiguration)),
      isWordPiece,
    );
  }

  /** At most `limit` tokens; the last one stays the special one at the end. */
  tokenise(text: string, limit: number): TokenisedText {
    // No token is shorter than a character: characters far beyond the limit cannot matter, but take time.
    const { ids, tokens } = this.#library.encode(text.slice(0, limit * 64));
    const last = ids.at(-1) ?? 0;
    const cut = ids.length > limit ? [...ids.slice(0, limit - 1), last] : ids;
    return { ids: cut, coverage: this.#isWordPiece ? vocabularyCoverage(tokens.slice(1, limit - 1)) : 1 };
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
