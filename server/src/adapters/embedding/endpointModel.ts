import { unitVector } from '../../core/search/vectorIndex.ts';
import { OperationalError } from '../operationalError.ts';
import type { Embedding, EmbeddingModel, EmbeddingPriority, EmbeddingProvider } from './embeddingProvider.ts';
import { postWithRetries, type RetryTimes } from './postWithRetries.ts';

export interface EndpointModelOptions {
  /** Base address, for example `https://api.example.com/v1`. */
  url: string;
  /** The model's name at the service. */
  name: string;
  /** Sent as a bearer token; never kept or logged. */
  key: string | undefined;
  queryPrefix: string;
  passagePrefix: string;
  /** Texts leave the machine: a reason not to send them, as a sentence, or `undefined`. Asked before each request. */
  refusal(): string | undefined;
  times?: RetryTimes;
}

/** Texts per request. */
const BATCH = 64;
/** Texts are cut at so many tokens, taken as four characters each. */
const MAXIMUM_TOKENS = 8000;
const CHARACTERS_PER_TOKEN = 4;

/** An OpenAI-compatible service (`POST /embeddings`). Its answers are looked at as anything from outside. */
export class EndpointModel implements EmbeddingProvider {
  readonly #options: EndpointModelOptions;
  readonly #stop = new AbortController();
  #loading: Promise<EmbeddingModel> | undefined;

  constructor(options: EndpointModelOptions) {
    this.#options = options;
  }

  /** Asks for the vector of a word, which tells the size. A failure is forgotten, so that the next call tries again. */
  load(): Promise<EmbeddingModel> {
    this.#loading ??= this.#describe().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async embed(texts: readonly string[], priority: EmbeddingPriority): Promise<(Embedding | undefined)[]> {
    const { queryPrefix, passagePrefix } = this.#options;
    const prefix = priority === 'query' ? queryPrefix : passagePrefix;
    const embeddings: (Embedding | undefined)[] = texts.map(() => undefined);
    // Services refuse empty texts.
    const positions = [...texts.keys()].filter((position) => texts[position]?.trim() !== '');
    for (let start = 0; start < positions.length; start += BATCH) {
      const batch = positions.slice(start, start + BATCH);
      const vectors = await this.#ask(batch.map((position) => cut(prefix + (texts[position] ?? ''))));
      for (const [index, position] of batch.entries()) {
        const unit = unitVector(Float32Array.from(vectors[index] ?? []));
        embeddings[position] = unit && { vector: unit, coverage: 1 };
      }
    }
    return embeddings;
  }

  dispose(): Promise<void> {
    this.#stop.abort();
    return Promise.resolve();
  }

  async #describe(): Promise<EmbeddingModel> {
    const [vector = []] = await this.#ask(['text']);
    const { url, name, queryPrefix, passagePrefix } = this.#options;
    return {
      id: name,
      revision: new URL(url).host,
      precision: 'remote',
      pooling: 'remote',
      dimensions: vector.length,
      maximumTokens: MAXIMUM_TOKENS,
      queryPrefix,
      passagePrefix,
    };
  }

  async #ask(input: readonly string[]): Promise<number[][]> {
    const { url, name, key, times } = this.#options;
    const refused = this.#options.refusal() ?? whyUnsafe(url, key);
    if (refused !== undefined) throw new OperationalError(refused);
    const answer = await postWithRetries(
      `${url.replace(/\/+$/, '')}/embeddings`,
      { body: { model: name, input, encoding_format: 'float' }, key, signal: this.#stop.signal },
      times,
    );
    return readVectors(answer, input.length, new URL(url).host);
  }
}

function cut(text: string): string {
  return text.slice(0, MAXIMUM_TOKENS * CHARACTERS_PER_TOKEN).toWellFormed();
}

/** A key must not cross a network where anyone can read it. */
function whyUnsafe(url: string, key: string | undefined): string | undefined {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return `The embedding service's address ${url} is not a web address: correct databits.embedding.model.url.`;
  }
  const { protocol, hostname } = new URL(url);
  const isHere = ['localhost', '[::1]'].includes(hostname) || hostname.startsWith('127.');
  if (protocol === 'https:' || isHere || key === undefined) return undefined;
  return `The embedding service's key is not sent to ${url}, because others could read it on the way: use an https address.`;
}

/** The vectors of an answer, in the order of the texts. Throws a sentence for anything else than one for each text. */
function readVectors(answer: unknown, count: number, host: string): number[][] {
  const data: unknown[] =
    typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data)
      ? answer.data
      : [];
  const vectors = new Map<number, number[]>();
  for (const [position, entry] of data.entries()) {
    if (!isEntry(entry))
      throw new OperationalError(`The embedding service ${host} answered something else than vectors.`);
    // JSON has no NaN: services write null, and the vector is then none.
    vectors.set(
      entry.index ?? position,
      entry.embedding.map((value) => value ?? NaN),
    );
  }
  const inOrder = Array.from({ length: count }, (_, position) => vectors.get(position) ?? []);
  if (inOrder.some((vector) => vector.length === 0) || data.length !== count) {
    throw new OperationalError(
      `The embedding service ${host} answered ${String(data.length)} vectors for ${String(count)} texts: check that its model is an embedding model.`,
    );
  }
  return inOrder;
}

function isEntry(entry: unknown): entry is { index?: number; embedding: (number | null)[] } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'embedding' in entry &&
    Array.isArray(entry.embedding) &&
    entry.embedding.length > 0 &&
    entry.embedding.every((value) => typeof value === 'number' || value === null) &&
    (!('index' in entry) || typeof entry.index === 'number')
  );
}
