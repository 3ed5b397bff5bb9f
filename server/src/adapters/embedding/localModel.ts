import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EmbeddingChoice } from '../../../../shared/src/protocol/embedding.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { readDownloadReceipt } from './downloadReceipt.ts';
import { rememberedSha256 } from './fileHashes.ts';
import { MODEL_FAMILIES } from './knownModels.ts';
import type { ModelFiles } from './modelFolder.ts';

/** What a person's settings say about a model; the rest comes from its files. */
export type ModelOverrides = Pick<
  EmbeddingChoice,
  'pooling' | 'queryPrefix' | 'passagePrefix' | 'maximumTokens' | 'sha256'
>;

/** Where the weights may be, the best for a processor first, with what their names say of them. */
const WEIGHTS: readonly (readonly [file: string, precision: string])[] = [
  ['onnx/model_quantized.onnx', 'q8'],
  ['onnx/model_q4.onnx', 'q4'],
  ['onnx/model_fp16.onnx', 'fp16'],
  ['onnx/model.onnx', 'fp32'],
  ['model_quantized.onnx', 'q8'],
  ['model.onnx', 'fp32'],
];
/** Where nothing else is said, and at most: longer texts cost time by the square. */
const DEFAULT_TOKENS = 512;
const MOST_TOKENS = 8192;

/**
 * Reads a model that lies in a folder as the hub's ONNX repositories do. Its revision is the hash of weights and
 * tokenizer; `dimensions` is 0 until the model ran. Throws an OperationalError that says what is missing.
 */
export function openLocalModel(folder: string, overrides: ModelOverrides, memory?: string): ModelFiles {
  const found = WEIGHTS.find(([file]) => existsSync(path.join(folder, file)));
  const tokenizer = path.join(folder, 'tokenizer.json');
  if (found === undefined || !existsSync(tokenizer)) {
    throw new OperationalError(
      `The folder ${folder} holds no embedding model: it needs tokenizer.json and onnx/model.onnx (or model_quantized.onnx).`,
    );
  }
  const [weights, precision] = found;
  const hashes = hashFiles(folder, weights, memory);
  checkHashes(folder, weights, hashes, overrides.sha256);
  const id = nameOf(folder);
  const family = MODEL_FAMILIES.find(({ name }) => name.test(id));
  return {
    model: {
      id,
      revision: createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 12),
      precision,
      pooling: overrides.pooling ?? poolingOf(folder) ?? family?.pooling ?? failPooling(folder),
      dimensions: 0,
      maximumTokens: overrides.maximumTokens ?? tokensOf(folder),
      queryPrefix: overrides.queryPrefix ?? family?.queryPrefix ?? '',
      passagePrefix: overrides.passagePrefix ?? family?.passagePrefix ?? '',
    },
    folder,
    weights: path.join(folder, weights),
    tokenizer,
    tokenizerConfiguration: path.join(folder, 'tokenizer_config.json'),
  };
}

function hashFiles(folder: string, weights: string, memory: string | undefined): Record<string, string> {
  const files = [weights, `${weights}_data`, 'tokenizer.json'].filter((file) =>
    existsSync(path.join(folder, file)),
  );
  try {
    return Object.fromEntries(files.map((file) => [file, rememberedSha256(path.join(folder, file), memory)]));
  } catch (error) {
    throw new OperationalError(`The embedding model in ${folder} cannot be read: ${sentenceOf(error)}.`);
  }
}

function checkHashes(
  folder: string,
  weights: string,
  hashes: Readonly<Record<string, string>>,
  wanted: string | undefined,
): void {
  if (wanted !== undefined && hashes[weights] !== wanted.toLowerCase()) {
    throw new OperationalError(
      `The embedding model ${path.join(folder, weights)} does not have the hash of the settings: it is another model, or damaged.`,
    );
  }
  const recorded = readDownloadReceipt(folder)?.sha256 ?? {};
  const changed = Object.keys(recorded).find((file) => file in hashes && hashes[file] !== recorded[file]);
  if (changed === undefined) return;
  throw new OperationalError(
    `The downloaded model's file ${path.join(folder, changed)} is no longer what was downloaded: delete the folder and download the model again.`,
  );
}

function nameOf(folder: string): string {
  const said = readFields(path.join(folder, 'config.json'))['_name_or_path'];
  const name = typeof said === 'string' && /[a-z]/i.test(said) ? path.basename(said) : '';
  const known = [path.basename(path.resolve(folder)), name].find((one) =>
    MODEL_FAMILIES.some((family) => family.name.test(one)),
  );
  return known ?? path.basename(path.resolve(folder));
}

/** As sentence-transformers writes it. */
function poolingOf(folder: string): 'mean' | 'cls' | undefined {
  const pooling = readFields(path.join(folder, '1_Pooling', 'config.json'));
  if (pooling['pooling_mode_cls_token'] === true) return 'cls';
  return pooling['pooling_mode_mean_tokens'] === true ? 'mean' : undefined;
}

function failPooling(folder: string): never {
  throw new OperationalError(
    `The model in ${folder} does not say how its token vectors become one: set databits.embedding.model.pooling (or --pooling) to mean or cls.`,
  );
}

function tokensOf(folder: string): number {
  const said = [
    readFields(path.join(folder, 'sentence_bert_config.json'))['max_seq_length'],
    readFields(path.join(folder, 'tokenizer_config.json'))['model_max_length'],
    readFields(path.join(folder, 'config.json'))['max_position_embeddings'],
  ].filter((value) => typeof value === 'number' && value >= 8);
  // XLM-R counts two positions more than it has; tokenizers say "infinite" with 1e30.
  return Math.min(MOST_TOKENS, DEFAULT_TOKENS, ...said.map(Number));
}

function readFields(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    // Not there or not JSON: it says nothing.
    return {};
  }
}
