import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unitVector } from '../../core/search/vectorIndex.ts';
import { OperationalError } from '../operationalError.ts';
import type { Embedding, EmbeddingModel, EmbeddingProvider } from './embeddingProvider.ts';
import { readSafetensors } from './safetensors.ts';
import { Tokeniser } from './tokeniser.ts';

/** The quick model's name, as answers show it. */
export const STATIC_MODEL_ID = 'static-MiniLM-L6-v2';
const MAXIMUM_TOKENS = 512;
const UNKNOWN_TOKEN = 100;
/** Milliseconds of work after which other work gets its turn. */
const SLICE = 4;

/** The folder of the quick model below the models' folder; `undefined` where there is none. */
export function findStaticModel(modelFolder: string): string | undefined {
  const folder = path.join(modelFolder, 'static');
  return existsSync(path.join(folder, 'model.safetensors')) ? folder : undefined;
}

interface Loaded {
  model: EmbeddingModel;
  tokeniser: Tokeniser;
  rows: Int8Array;
  scales: Float32Array;
}

/**
 * A table with a vector for each token; a text's vector is their sum. Some 40,000 short texts a second without a
 * library of machine code: it runs where it is asked, and gives way to other work every few milliseconds.
 */
export class StaticModel implements EmbeddingProvider {
  readonly #folder: string;
  #loading: Promise<Loaded> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async load(): Promise<EmbeddingModel> {
    this.#loading ??= loadTable(this.#folder);
    return (await this.#loading).model;
  }

  async embed(texts: readonly string[]): Promise<(Embedding | undefined)[]> {
    await this.load();
    const loaded = await this.#loading;
    if (loaded === undefined) return [];
    const embeddings: (Embedding | undefined)[] = [];
    let start = performance.now();
    for (const text of texts) {
      embeddings.push(embedText(loaded, text));
      if (performance.now() - start < SLICE) continue;
      await new Promise((resolve) => setImmediate(resolve));
      start = performance.now();
    }
    return embeddings;
  }

  dispose(): Promise<void> {
    this.#loading = undefined;
    return Promise.resolve();
  }
}

async function loadTable(folder: string): Promise<Loaded> {
  const file = path.join(folder, 'model.safetensors');
  const tensors = readSafetensors(file);
  const embeddings = tensors.get('embeddings');
  const scales = tensors.get('scales');
  const [rows = 0, dimensions = 0] = embeddings?.shape ?? [];
  if (
    embeddings?.dtype !== 'I8' ||
    scales?.dtype !== 'F32' ||
    embeddings.bytes.length !== rows * dimensions
  ) {
    throw new OperationalError(
      `The quick model ${file} is not one that this version knows: run \`npm run setup\`, or install the extension again.`,
    );
  }
  const tokeniser = await Tokeniser.load({
    tokenizer: path.join(folder, 'tokenizer.json'),
    tokenizerConfiguration: path.join(folder, 'tokenizer_config.json'),
  });
  return {
    model: {
      id: STATIC_MODEL_ID,
      revision: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12),
      precision: 'int8',
      pooling: 'mean',
      dimensions,
      maximumTokens: MAXIMUM_TOKENS,
      queryPrefix: '',
      passagePrefix: '',
    },
    tokeniser,
    rows: new Int8Array(embeddings.bytes.buffer),
    scales: new Float32Array(scales.bytes.buffer),
  };
}

function embedText({ model, tokeniser, rows, scales }: Loaded, text: string): Embedding | undefined {
  const { dimensions } = model;
  const { ids, coverage } = tokeniser.tokenise(text, MAXIMUM_TOKENS);
  const sum = new Float32Array(dimensions);
  // The first and the last token are the special ones of the transformer.
  for (let at = 1; at < ids.length - 1; at += 1) {
    const id = ids[at] ?? UNKNOWN_TOKEN;
    const scale = scales[id];
    if (id === UNKNOWN_TOKEN || scale === undefined) continue;
    const start = id * dimensions;
    for (let column = 0; column < dimensions; column += 1) {
      sum[column] = (sum[column] as number) + (rows[start + column] as number) * scale;
    }
  }
  const vector = unitVector(sum);
  return vector && { vector, coverage };
}
