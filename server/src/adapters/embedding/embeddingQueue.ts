import type { FromEmbeddingProcess, ToEmbeddingProcess } from './embeddingMessages.ts';
import type { Embedding } from './embeddingProvider.ts';
import type { SentenceModel } from './sentenceModel.ts';
import type { TokenisedText } from './tokeniser.ts';
import { sentenceOf } from '../operationalError.ts';

type EmbedRequest = Extract<ToEmbeddingProcess, { type: 'embed' }>;

interface Job {
  id: number;
  texts: TokenisedText[];
  /** Positions of texts that are still to be embedded, longest last. */
  rest: number[];
  embeddings: (Embedding | undefined)[];
}

/** One run of the model takes at most so many texts and so many padded tokens: a query never waits long for it. */
const MOST_TEXTS = 8;
const MOST_TOKENS = 768;

/** Runs requests through a model in small batches of like length; queries go before everything else. */
export class EmbeddingQueue {
  readonly #model: SentenceModel;
  readonly #answer: (message: FromEmbeddingProcess) => void;
  readonly #queries: Job[] = [];
  readonly #bulk: Job[] = [];
  #running = false;

  constructor(model: SentenceModel, answer: (message: FromEmbeddingProcess) => void) {
    this.#model = model;
    this.#answer = answer;
  }

  add(request: EmbedRequest): void {
    const texts = request.texts.map((text) => this.#model.tokenise(text, request.priority));
    // Empty texts have no meaning: [CLS] and [SEP] alone would give a vector that says nothing.
    const rest = [...texts.keys()].filter((position) => (texts[position]?.ids.length ?? 0) > 2);
    rest.sort((left, right) => (texts[left]?.ids.length ?? 0) - (texts[right]?.ids.length ?? 0));
    const job = { id: request.id, texts, rest, embeddings: texts.map(() => undefined) };
    (request.priority === 'query' ? this.#queries : this.#bulk).push(job);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let job = this.#next(); job !== undefined; job = this.#next()) {
      try {
        await this.#step(job);
        if (job.rest.length > 0) continue;
        this.#answer({ type: 'embedded', id: job.id, embeddings: job.embeddings });
      } catch (error) {
        this.#answer({ type: 'failed', id: job.id, reason: sentenceOf(error) });
      }
      this.#drop(job);
    }
    this.#running = false;
  }

  #next(): Job | undefined {
    return this.#queries[0] ?? this.#bulk[0];
  }

  #drop(job: Job): void {
    for (const queue of [this.#queries, this.#bulk]) {
      const position = queue.indexOf(job);
      if (position >= 0) queue.splice(position, 1);
    }
  }

  async #step(job: Job): Promise<void> {
    const batch: number[] = [];
    while (batch.length < MOST_TEXTS) {
      const position = job.rest[0];
      if (position === undefined) break;
      const tokens = (job.texts[position]?.ids.length ?? 0) * (batch.length + 1);
      if (batch.length > 0 && tokens > MOST_TOKENS) break;
      batch.push(position);
      job.rest.shift();
    }
    if (batch.length === 0) return;
    const texts = batch.flatMap((position) => job.texts[position] ?? []);
    const embeddings = await this.#model.embed(texts);
    for (const [index, position] of batch.entries()) job.embeddings[position] = embeddings[index];
  }
}
