import type { KnownModel } from '../../../../shared/src/protocol/embedding.ts';

/** How a model family wants to be used. */
export interface ModelFamily {
  /** Matches the model's name. */
  name: RegExp;
  pooling: 'mean' | 'cls';
  queryPrefix: string;
  passagePrefix: string;
}

/** By their model cards. The first that matches counts. */
export const MODEL_FAMILIES: readonly ModelFamily[] = [
  {
    name: /bge-(?:small|base|large)-en/i,
    pooling: 'cls',
    queryPrefix: 'Represent this sentence for searching relevant passages: ',
    passagePrefix: '',
  },
  {
    name: /(?:^|[-_/])e5-(?:small|base|large)/i,
    pooling: 'mean',
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
  },
  { name: /all-(?:MiniLM|mpnet)/i, pooling: 'mean', queryPrefix: '', passagePrefix: '' },
];

/** What is downloaded of a repository. */
export const DOWNLOADED_FILES = {
  required: ['onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json', 'config.json'],
} as const;

const MEGABYTE = 1_000_000;

/**
 * The models that can be downloaded. Their hashes are not known here: the first download records them, or the person
 * gives one. Speeds are of models of the same shape with eight-bit weights (docs/decisions/0027).
 */
export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    name: 'bge-small-en-v1.5',
    description: 'English, twice the layers of the shipped model.',
    licence: 'MIT',
    repository: 'Xenova/bge-small-en-v1.5',
    dimensions: 384,
    bytes: 35 * MEGABYTE,
    memory: 300 * MEGABYTE,
    textsPerSecond: 65,
  },
  {
    name: 'bge-base-en-v1.5',
    description: 'English, for small and middle stores.',
    licence: 'MIT',
    repository: 'Xenova/bge-base-en-v1.5',
    dimensions: 768,
    bytes: 111 * MEGABYTE,
    memory: 400 * MEGABYTE,
    textsPerSecond: 20,
  },
  {
    name: 'bge-large-en-v1.5',
    description: 'English, for small stores or much time.',
    licence: 'MIT',
    repository: 'Xenova/bge-large-en-v1.5',
    dimensions: 1024,
    bytes: 338 * MEGABYTE,
    memory: 600 * MEGABYTE,
    textsPerSecond: 7,
  },
  {
    name: 'multilingual-e5-small',
    description: 'About a hundred languages.',
    licence: 'MIT',
    repository: 'Xenova/multilingual-e5-small',
    dimensions: 384,
    bytes: 136 * MEGABYTE,
    memory: 600 * MEGABYTE,
    textsPerSecond: 60,
  },
];
