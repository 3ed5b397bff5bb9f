import { afterEach, expect, test } from 'vitest';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import type { IndexEngineOptions } from '../../../server/src/adapters/index/indexEngine.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder } from '../support/folder.ts';
import { bodyOf, startLoopback, type Loopback } from '../support/loopback.ts';

/** A model that loads only when the test lets it: a service that holds its answers back. */
interface SlowModel {
  release: () => void;
  embedding: IndexEngineOptions['embedding'];
}

let made: EngineFixture | undefined;
let loopback: Loopback | undefined;
afterEach(async () => {
  await made?.close();
  await loopback?.close();
});

async function slowModel(): Promise<SlowModel> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  loopback = await startLoopback(async (request, response) => {
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    await released;
    const data = input.map((text, index) => ({
      index,
      embedding: /parcel|shipment/.test(text) ? [1, 0] : [0, 1],
    }));
    response.end(JSON.stringify({ data }));
  });
  const { url } = loopback;
  const choice = { source: 'endpoint' as const, url, name: 'slow', agreedUrl: url };
  return { release, embedding: { enabled: true, threads: 1, choice } };
}

const SHOP = {
  'a.example.yaml': exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
};

test('a host that asks again hears at once what words find, and is told when meaning can be asked', async () => {
  const { release, embedding } = await slowModel();
  made = await startEngine(SHOP, { embedding, modelFolder: temporaryFolder().path, waitForModel: false });
  const answer = await made.search({ text: 'money back' });
  expect([answer.mode, answer.results.map(({ name }) => name)]).toEqual(['keyword-only', ['refund']]);
  expect(answer.notice).toBe(
    'Found by keywords only. The embedding model is being loaded: results by meaning follow.',
  );
  const before = made.statuses.length;
  release();
  await made.until(
    () =>
      made?.statuses.slice(before).some(({ model, embedded }) => model !== undefined && embedded === 2) ===
      true,
  );
  const later = await made.search({ text: 'shipment' });
  expect([later.mode, later.results[0]?.name, later.notice]).toEqual(['hybrid', 'parcel', undefined]);
});

test('while the better model is being loaded the quick one answers, and says so', async () => {
  const { release, embedding } = await slowModel();
  made = await startEngine(SHOP, {
    embedding,
    modelFolder: findModelFolder() ?? 'missing',
    waitForModel: false,
  });
  const engine = made;
  await engine.until(async () => (await engine.search({ text: 'shipment' })).model === STATIC_MODEL_ID);
  expect((await engine.search({ text: 'shipment' })).notice).toBe(
    'Answered by the quick model. The better model is being loaded.',
  );
  release();
  await engine.until(async () => (await engine.search({ text: 'shipment' })).notice === undefined);
});

test('a host that asks once waits for the model', async () => {
  const { release, embedding } = await slowModel();
  made = await startEngine(SHOP, { embedding, modelFolder: temporaryFolder().path });
  const order: string[] = [];
  const answered = made.search({ text: 'my parcel' }).then((answer) => {
    order.push('answered');
    return answer;
  });
  // Other questions are answered meanwhile.
  await made.engine.readRecord('none');
  order.push('released');
  release();
  expect((await answered).results[0]?.name).toBe('parcel');
  expect(order).toEqual(['released', 'answered']);
});
