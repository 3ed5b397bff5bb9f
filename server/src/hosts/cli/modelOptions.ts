import type { Command } from 'commander';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { EmbeddingChoice } from '../../../../shared/src/protocol/embedding.ts';
import { EMBEDDING_KEY_VARIABLE } from '../../../../shared/src/protocol/lsp.ts';
import { KNOWN_MODELS } from '../../adapters/embedding/knownModels.ts';
import type { IndexEngineOptions } from '../../adapters/index/indexEngine.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { takeSecret } from '../../adapters/secrets.ts';
import { wholeNumber } from './parseOption.ts';

/** The options of commands that embed. */
export interface ModelOptions {
  model?: string;
  modelName?: string;
  pooling?: string;
  queryPrefix?: string;
  passagePrefix?: string;
  maxTokens?: number;
  keyVariable?: string;
  sendTexts?: boolean;
}

/** What of the engine's options says which model embeds. */
export type EmbeddingSettings = Pick<IndexEngineOptions['embedding'], 'choice' | 'key'>;

export const MODEL_HELP = `
Models: "shipped" (the default), "quick" (the small static model alone), the name of a downloaded model (databits models),
the folder of an ONNX model, or the address of an OpenAI-compatible service with --model-name. A service gets the texts
of all examples and DataBits, and is used only with --send-texts; its key is read from the variable ${EMBEDDING_KEY_VARIABLE}, or from
the one that --key-variable names.`;

/** Adds the options that choose the embedding model. */
export function addModelOptions(command: Command): Command {
  return command
    .option('--model <which>', 'the embedding model: shipped, quick, a name, a folder or an address')
    .option('--model-name <name>', 'the model’s name at the service')
    .option('--pooling <how>', 'how token vectors become one: mean or cls')
    .option('--query-prefix <text>', 'text before each query')
    .option('--passage-prefix <text>', 'text before each record')
    .option('--max-tokens <number>', 'cut texts after so many tokens', wholeNumber(8))
    .option('--key-variable <name>', 'environment variable with the service’s key')
    .option('--send-texts', 'agree that texts are sent to the service');
}

/** The model that the options choose. Throws an OperationalError where they name none. */
export function readModelOptions(options: ModelOptions): EmbeddingSettings {
  const { pooling, queryPrefix, passagePrefix, maxTokens } = options;
  if (pooling !== undefined && pooling !== 'mean' && pooling !== 'cls') {
    throw new OperationalError('--pooling is mean or cls.');
  }
  const choice: EmbeddingChoice = {
    ...placeOf(options),
    ...(pooling === undefined ? {} : { pooling }),
    ...(queryPrefix === undefined ? {} : { queryPrefix }),
    ...(passagePrefix === undefined ? {} : { passagePrefix }),
    ...(maxTokens === undefined ? {} : { maximumTokens: maxTokens }),
  };
  if (choice.source !== 'endpoint') return { choice };
  const key = takeSecret(options.keyVariable ?? EMBEDDING_KEY_VARIABLE);
  return { choice, ...(key === undefined ? {} : { key }) };
}

function placeOf({ model = 'shipped', modelName, sendTexts = false }: ModelOptions): EmbeddingChoice {
  if (model === 'shipped' || model === 'quick') return { source: model };
  if (/^https?:\/\//.test(model)) {
    if (modelName === undefined)
      throw new OperationalError('Give the model’s name at the service with --model-name.');
    return { source: 'endpoint', url: model, name: modelName, ...(sendTexts ? { agreedUrl: model } : {}) };
  }
  if (KNOWN_MODELS.some(({ name }) => name === model)) return { source: 'download', name: model };
  const folder = path.resolve(model);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    return { source: 'folder', folder };
  const names = ['shipped', 'quick', ...KNOWN_MODELS.map(({ name }) => name)].join(', ');
  throw new OperationalError(`There is no model ${model}: give ${names}, a folder, or a web address.`);
}
