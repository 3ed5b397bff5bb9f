import { afterEach, expect, test } from 'vitest';
import type { EmbeddingChoice } from '../../../shared/src/protocol/embedding.ts';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { bodyOf, startLoopback, type Loopback } from '../support/loopback.ts';

type Vectors = (texts: readonly string[]) => unknown[];

let made: EngineFixture | undefined;
let loopback: Loopback | undefined;
afterEach(async () => {
  await made?.close();
  await loopback?.close();
  made = undefined;
  loopback = undefined;
});

const SHOP = {
  'a.example.yaml': exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
};
const right: Vectors = (texts) => texts.map((text) => (/parcel|shipment/.test(text) ? [1, 0.1] : [0, 1]));

/** A service whose answers the test can change, and an engine that uses it. */
async function start(options: { trusted?: boolean; agreed?: boolean } = {}): Promise<{
  engine: EngineFixture;
  service: { vectors: Vectors; requests: number };
}> {
  const { trusted = true, agreed = true } = options;
  const service = { vectors: right, requests: 0 };
  loopback = await startLoopback(async (request, response) => {
    service.requests += 1;
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    const data = service.vectors(input).map((embedding, index) => ({ index, embedding }));
    response.end(JSON.stringify({ data }));
  });
  const { url } = loopback;
  const choice: EmbeddingChoice = {
    source: 'endpoint',
    url,
    name: 'tiny',
    ...(agreed ? { agreedUrl: url } : {}),
  };
  made = await startEngine(SHOP, { trusted, embedding: { enabled: true, threads: 1, choice } });
  return { engine: made, service };
}

const BAD: [name: string, vectors: Vectors, sentence: RegExp][] = [
  [
    'vectors of another size',
    (texts) => texts.map((text) => (text === 'text' ? [1, 0] : [1, 0, 0])),
    /a vector of 3 numbers where 2 belong/,
  ],
  ['fewer vectors', (texts) => (texts.length === 1 ? [[1, 0]] : [[1, 0]]), /answered 1 vectors for 2 texts/],
];

test.each(BAD)(
  '%s are a sentence; the quick model answers, and nothing is lost',
  async (_name, vectors, sentence) => {
    const { engine, service } = await start();
    await engine.build();
    service.vectors = vectors;
    engine.folder.write(
      'workspace/b.example.yaml',
      exampleFile({ login: 'I cannot log in', invoice: 'Send me the invoice' }),
    );
    const failed = await engine.build();
    expect(failed.notice).toMatch(sentence);
    expect(failed.models?.map(({ id, waiting }) => `${id} ${String(waiting)}`)).toEqual([
      'tiny 2',
      `${STATIC_MODEL_ID} 0`,
    ]);
    const answer = await engine.search({ text: 'log in' });
    expect([answer.model, answer.results[0]?.name]).toEqual([STATIC_MODEL_ID, 'login']);
    expect(answer.notice).toMatch(sentence);
    service.vectors = right;
    const repaired = await engine.build();
    expect([repaired.notice, repaired.models?.[0]?.waiting]).toEqual([undefined, 0]);
    expect((await engine.search({ text: 'shipment' })).model).toBe('tiny');
  },
);

test('zero vectors and NaN are told, and their records are found by words', async () => {
  const { engine, service } = await start();
  service.vectors = (texts) =>
    texts.map((text) => (/money/.test(text) ? [0, 0] : /invoice/.test(text) ? [null, 1] : [1, 0]));
  engine.folder.write('workspace/b.example.yaml', exampleFile({ invoice: 'Send me the invoice' }));
  await engine.until(async () => (await engine.build()).notice !== undefined);
  const status = await engine.build();
  expect(status.notice).toMatch(
    /^The model tiny gives no usable vector for \d texts?: found by keywords only\.$/,
  );
  expect(status.models?.[0]?.waiting).toBe(0);
  expect((await engine.find('invoice'))[0]).toBe('invoice');
});

test('without consent nothing is sent', async () => {
  const { engine, service } = await start({ agreed: false });
  const status = await engine.build();
  expect(status.notice).toMatch(/^The quick model answers\. Texts would be sent to http.*: agree with/);
  expect(service.requests).toBe(0);
});

test('in Restricted Mode nothing is sent and nothing downloaded; trust lets it go on by itself', async () => {
  const { engine, service } = await start({ trusted: false });
  const status = await engine.build();
  expect([service.requests, status.notice]).toEqual([
    0,
    'The quick model answers. An embedding service is used only in a trusted workspace: texts would leave the machine.',
  ]);
  const download = engine.engine.call(
    'models/download',
    { name: 'bge-small-en-v1.5', agreed: true },
    neverCancelled,
  );
  await expect(download).rejects.toThrow('Models are downloaded only in a trusted workspace.');
  engine.engine.setTrusted(true);
  await engine.until(async () => (await engine.search({ text: 'shipment' })).model === 'tiny');
  expect((await engine.find('shipment'))[0]).toBe('parcel');
});
