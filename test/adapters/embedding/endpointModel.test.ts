import { afterEach, expect, test } from 'vitest';
import {
  EndpointModel,
  type EndpointModelOptions,
} from '../../../server/src/adapters/embedding/endpointModel.ts';
import { bodyOf, startLoopback, type Loopback } from '../support/loopback.ts';

interface Asked {
  path: string;
  authorization: string | undefined;
  input: string[];
  model: string;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Never answers. */
  silent?: boolean;
}

interface Stub {
  asked: Asked[];
  model: (options?: Partial<EndpointModelOptions>) => EndpointModel;
}

let loopback: Loopback | undefined;
afterEach(async () => {
  await loopback?.close();
  loopback = undefined;
});

const vectorsFor = (input: readonly string[]): object => ({
  // Out of order, as services may answer.
  data: input.map((text, index) => ({ index, embedding: [text.length, 1, 0] })).reverse(),
});

/** A service that answers the first requests as told, then right. */
async function stub(...answers: readonly Answer[]): Promise<Stub> {
  const asked: Asked[] = [];
  const rest = [...answers];
  loopback = await startLoopback(async (request, response) => {
    const { input, model } = JSON.parse(await bodyOf(request)) as { input: string[]; model: string };
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization, input, model });
    const { status = 200, headers = {}, body = vectorsFor(input), silent = false } = rest.shift() ?? {};
    if (silent) return;
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { url } = loopback;
  const model = (options: Partial<EndpointModelOptions> = {}): EndpointModel =>
    new EndpointModel({
      ...{ url: `${url}/v1/`, name: 'tiny', key: 'secret', queryPrefix: '', passagePrefix: '' },
      refusal: () => undefined,
      times: { timeout: 300, firstWait: 1 },
      ...options,
    });
  return { asked, model };
}

test('texts are sent in batches with the key, and vectors come back in the order of the texts', async () => {
  const { asked, model } = await stub();
  const made = model({ queryPrefix: 'q: ', passagePrefix: 'p: ' });
  const loaded = await made.load();
  expect([loaded.id, loaded.dimensions, loaded.pooling, loaded.passagePrefix]).toEqual([
    'tiny',
    3,
    'remote',
    'p: ',
  ]);
  const texts = Array.from({ length: 100 }, (_, at) => (at === 7 ? '  ' : 'x'.repeat(at)));
  const embeddings = await made.embed(texts, 'bulk');
  expect(asked.map(({ path, authorization, input }) => [path, authorization, input.length])).toEqual([
    ['/v1/embeddings', 'Bearer secret', 1],
    ['/v1/embeddings', 'Bearer secret', 64],
    ['/v1/embeddings', 'Bearer secret', 34],
  ]);
  // The first and the eighth text are blank.
  expect(embeddings.flatMap((embedding, at) => (embedding === undefined ? [at] : []))).toEqual([0, 7]);
  const length = Math.hypot(3 + 99, 1);
  expect(embeddings[99]?.vector[0]).toBeCloseTo((3 + 99) / length, 5);
  await made.embed(['asked'], 'query');
  expect(asked.at(-1)?.input).toEqual(['q: asked']);
});

test.each([
  ['too many requests', { status: 429, headers: { 'retry-after': '0' } }],
  ['a failing service', { status: 503 }],
  ['a service that does not answer', { silent: true }],
])('%s is asked again', async (_name, answer) => {
  const { asked, model } = await stub(answer, answer);
  expect((await model().load()).dimensions).toBe(3);
  expect(asked.length).toBe(3);
});

const FAILURES: [name: string, answers: Answer[], sentence: RegExp, requests: number][] = [
  ['a wrong key', [{ status: 401 }], /refused the key \(401\): set another one\.$/, 1],
  ['an unknown model', [{ status: 404 }], /has no such model or address \(404\)/, 1],
  [
    'a service that fails for good',
    Array<Answer>(9).fill({ status: 500 }),
    /is overloaded or failing \(500\)\.$/,
    5,
  ],
  ['no JSON', [{ body: '<html>' }], /answered no JSON\.$/, 1],
  ['something else', [{ body: { data: [{ embedding: 'AAAA' }] } }], /something else than vectors\.$/, 1],
  ['fewer vectors', [{ body: { data: [] } }], /answered 0 vectors for 1 texts: check/, 1],
  [
    'a redirection',
    [{ status: 307, headers: { location: 'http://127.0.0.1:9/' } }],
    /sends elsewhere; its new address has to be agreed to/,
    1,
  ],
];

test.each(FAILURES)('%s is a sentence', async (_name, answers, sentence, requests) => {
  const { asked, model } = await stub(...answers);
  await expect(model().load()).rejects.toThrow(sentence);
  expect(asked.length).toBe(requests);
  // The next call tries again.
  expect((await model().load()).dimensions).toBe(3);
});

test('vectors that are zero or no numbers are none', async () => {
  const body = {
    data: [
      [0, 0, 0],
      [null, 1, 0],
      [1, 0, 0],
    ].map((embedding, index) => ({ index, embedding })),
  };
  const { model } = await stub({}, { body });
  const made = model();
  await made.load();
  const embeddings = await made.embed(['a', 'b', 'c'], 'bulk');
  expect(embeddings.slice(0, 2)).toEqual([undefined, undefined]);
  expect(embeddings[2]?.vector).toEqual(Float32Array.from([1, 0, 0]));
});

test('nothing is sent without consent, without trust, or with a key over an open network', async () => {
  const { asked, model } = await stub();
  await expect(model({ refusal: () => 'Not agreed.' }).load()).rejects.toThrow('Not agreed.');
  await expect(model({ url: 'http://example.invalid/v1' }).load()).rejects.toThrow(/use an https address/);
  await expect(model({ url: 'file:///etc' }).load()).rejects.toThrow(/is not a web address/);
  expect(asked).toEqual([]);
});

test('what was asked for is given up when the model is disposed of', async () => {
  const { model } = await stub(...Array<Answer>(9).fill({ silent: true }));
  const made = model({ times: { timeout: 60_000, firstWait: 60_000 } });
  const answer = made.load();
  await made.dispose();
  await expect(answer).rejects.toThrow(/cannot be reached/);
});
