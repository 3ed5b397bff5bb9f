import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OperationalError } from '../operationalError.ts';
import type { EmbeddingModel } from './embeddingProvider.ts';
import { rememberedSha256 } from './fileHashes.ts';

/** A model on disk: what it is and where its parts are. */
export interface ModelFiles {
  model: EmbeddingModel;
  folder: string;
  weights: string;
  tokenizer: string;
  tokenizerConfiguration: string;
}

/** The models that we know, with the hashes of what decides their vectors. */
const KNOWN_MODELS = [
  {
    id: 'all-MiniLM-L6-v2',
    precision: 'q4',
    pooling: 'mean',
    dimensions: 384,
    maximumTokens: 256,
    weights: 'onnx/model_q4.onnx',
    sha256: {
      'onnx/model_q4.onnx': 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
      'onnx/model_q4.onnx_data': '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
      'tokenizer.json': '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    },
  },
] as const;

/**
 * Finds the model in a folder (or up to three folders below) and checks its hashes. A check that passed is remembered
 * in `memory` by size and time of change. Throws an OperationalError where there is no model or it is damaged.
 */
export function openModelFolder(root: string, memory?: string): ModelFiles {
  const folder = findModel(root, 3);
  if (folder === undefined) {
    throw new OperationalError(
      `There is no embedding model in ${root}: run \`npm run setup\`, or install the extension again.`,
    );
  }
  const known = KNOWN_MODELS.find((model) => existsSync(path.join(folder, model.weights)));
  if (known === undefined) {
    throw new OperationalError(`The embedding model in ${folder} is not one that this version knows.`);
  }
  for (const [file, expected] of Object.entries(known.sha256))
    checkFile(path.join(folder, file), expected, memory);
  const { id, precision, pooling, dimensions, maximumTokens } = known;
  const revision = known.sha256['onnx/model_q4.onnx_data'].slice(0, 12);
  return {
    model: {
      id,
      revision,
      precision,
      pooling,
      dimensions,
      maximumTokens,
      queryPrefix: '',
      passagePrefix: '',
    },
    folder,
    weights: path.join(folder, known.weights),
    tokenizer: path.join(folder, 'tokenizer.json'),
    tokenizerConfiguration: path.join(folder, 'tokenizer_config.json'),
  };
}

function findModel(folder: string, depth: number): string | undefined {
  if (existsSync(path.join(folder, 'tokenizer.json')) && existsSync(path.join(folder, 'onnx'))) return folder;
  if (depth === 0 || !existsSync(folder)) return undefined;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const found = entry.isDirectory() ? findModel(path.join(folder, entry.name), depth - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkFile(file: string, expected: string, memory: string | undefined): void {
  if (!existsSync(file)) throw damaged(file, 'it is missing');
  if (rememberedSha256(file, memory) !== expected) throw damaged(file, 'its hash is not the expected one');
}

function damaged(file: string, why: string): OperationalError {
  return new OperationalError(
    `The embedding model's file ${file} cannot be used, ${why}: run \`npm run setup\`, or install the extension again.`,
  );
}
