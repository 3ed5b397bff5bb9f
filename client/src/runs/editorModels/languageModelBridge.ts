import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerOf, errorOf, readQuestion, type ChatQuestion } from './chatCompletions.ts';
import { ChatModelError, type ChatModel, type FindChatModels } from './chatModels.ts';

/** What one run is given to reach the models; it ends with the run. */
export interface BridgeLease {
  /** For the run's process: never on a command line. */
  environment: Readonly<Record<string, string>>;
  release(): void;
}

/** Bytes of a request beyond which nobody asks a model. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Serves the editor's language models by OpenAI's protocol on loopback, while a run needs them. Each run has a key of its own,
 * which is worth nothing once the run has ended; the last one that ends closes the server.
 */
export class LanguageModelBridge {
  readonly #find: FindChatModels;
  /** Digests of the keys that are valid. */
  readonly #keys = new Set<Buffer>();
  #server: Promise<{ server: Server; port: number }> | undefined;

  constructor(find: FindChatModels) {
    this.#find = find;
  }

  async lease(): Promise<BridgeLease> {
    const key = randomBytes(32).toString('base64url');
    const digest = digestOf(key);
    this.#keys.add(digest);
    this.#server ??= this.#listen();
    const { port } = await this.#server;
    return {
      environment: {
        DATABITS_EDITOR_MODELS: `http://127.0.0.1:${String(port)}/v1`,
        DATABITS_EDITOR_MODELS_KEY: key,
      },
      release: () => {
        this.#keys.delete(digest);
        if (this.#keys.size === 0) this.dispose();
      },
    };
  }

  dispose(): void {
    this.#keys.clear();
    void this.#server?.then(({ server }) => {
      server.close();
      server.closeAllConnections();
    });
    this.#server = undefined;
  }

  #listen(): Promise<{ server: Server; port: number }> {
    const server = createServer((request, response) => {
      void this.#serve(request, response);
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (typeof address === 'object' && address !== null) resolve({ server, port: address.port });
        else reject(new Error('The bridge to the editor’s models has no port.'));
      });
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const controller = new AbortController();
    // The run was cancelled, or waited long enough: the model need not go on.
    response.on('close', () => {
      controller.abort();
    });
    try {
      send(response, 200, await this.#answer(request, controller.signal));
    } catch (error) {
      const told =
        error instanceof ChatModelError
          ? error
          : new ChatModelError(500, 'server_error', error instanceof Error ? error.message : String(error));
      send(response, told.status, errorOf(told));
    }
  }

  async #answer(request: IncomingMessage, signal: AbortSignal): Promise<object> {
    // A page of a browser can neither send the key nor name this host.
    if (!this.#isKnown(request))
      throw new ChatModelError(401, 'invalid_api_key', 'The key is none of a run.');
    const place = `${request.method ?? ''} ${request.url ?? ''}`;
    if (place === 'GET /v1/models') {
      const models = await this.#find();
      const data = models.map(({ family }) => ({ id: family, object: 'model', owned_by: 'vscode' }));
      return { object: 'list', data };
    }
    if (place !== 'POST /v1/chat/completions')
      throw new ChatModelError(404, 'not_found', `There is no ${place} here.`);
    const question = readQuestion(await bodyOf(request));
    const [model] = await this.#find(question.family);
    if (model === undefined)
      throw new ChatModelError(
        404,
        'model_not_found',
        `The editor has no language model ${question.family}: sign in to an extension that has it, or choose another one.`,
      );
    return askModel(model, question, signal);
  }

  #isKnown({ headers }: IncomingMessage): boolean {
    const isOurs = /^127\.0\.0\.1:\d+$/.test(headers.host ?? '');
    const digest = digestOf((headers.authorization ?? '').replace(/^Bearer /, ''));
    // All are compared, in a time that says nothing.
    const same = [...this.#keys].filter((key) => timingSafeEqual(key, digest));
    return isOurs && same.length > 0;
  }
}

async function askModel(model: ChatModel, question: ChatQuestion, signal: AbortSignal): Promise<object> {
  const { messages, options, count } = question;
  const texts: string[] = [];
  for (let at = 0; at < count; at++) texts.push(await model.ask(messages, options, signal));
  const counts = await Promise.all(
    [...messages.map(({ text }) => text), ...texts].map((text) => model.countTokens(text)),
  );
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const tokens = {
    sent: count * sum(counts.slice(0, messages.length)),
    received: sum(counts.slice(messages.length)),
  };
  return answerOf(model.family, texts, tokens);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new ChatModelError(413, 'too_large', 'The request is larger than 16 MB.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, value: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
