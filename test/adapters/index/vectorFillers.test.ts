import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  Embedding,
  EmbeddingModel,
  EmbeddingPriority,
  EmbeddingProvider,
} from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { fillingPhase } from '../../../server/src/adapters/index/embeddingStatus.ts';
import { Gate } from '../../../server/src/adapters/index/gate.ts';
import { SlotKeys } from '../../../server/src/adapters/index/slotKeys.ts';
import { VectorFiller } from '../../../server/src/adapters/index/vectorFiller.ts';
import { VectorFillers } from '../../../server/src/adapters/index/vectorFillers.ts';
import { searchRecipe } from '../../../server/src/core/records/searchText.ts';
import { SearchIndex } from '../../../server/src/core/search/searchIndex.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

/** A model of the test's own at the port: it counts its work, and can be held. */
class CountingModel implements EmbeddingProvider {
  readonly gate = new Gate();
  readonly #id: string;
  loads = 0;
  disposals = 0;
  requests = 0;
  texts = 0;

  constructor(id: string) {
    this.#id = id;
  }

  load(): Promise<EmbeddingModel> {
    this.loads += 1;
    return Promise.resolve({
      id: this.#id,
      revision: '1',
      precision: 'int8',
      pooling: 'mean',
      dimensions: 2,
      maximumTokens: 256,
      queryPrefix: '',
      passagePrefix: '',
    });
  }

  async embed(texts: readonly string[], _priority: EmbeddingPriority): Promise<Embedding[]> {
    this.requests += 1;
    await this.gate.passed;
    this.texts += texts.length;
    return texts.map((text) => {
      const angle = createHash('sha256').update(text).digest().readUInt16LE(0);
      return { vector: Float32Array.of(Math.cos(angle), Math.sin(angle)), coverage: 1 };
    });
  }

  dispose(): Promise<void> {
    this.disposals += 1;
    return Promise.resolve();
  }
}

const RECIPE = searchRecipe({});
let folder: TemporaryFolder;
let index: SearchIndex;
let keys: SlotKeys;
let better: CountingModel;
let quick: CountingModel;
let fillers: VectorFillers;

beforeEach(() => {
  folder = temporaryFolder();
  index = new SearchIndex();
  keys = new SlotKeys();
  [better, quick] = [new CountingModel('better'), new CountingModel('quick')];
  fillers = new VectorFillers(
    [better, quick].map((provider, rank) => {
      const options = { index, keys, provider, rank, isQuick: provider === quick, cacheFolder: folder.path };
      return new VectorFiller({ ...options, priorityOf: () => 0, onProgress: () => undefined }, RECIPE);
    }),
    undefined,
  );
});

afterEach(() => {
  fillers.close();
  folder.remove();
});

/** Records with texts of their own. */
function add(count: number): void {
  for (let added = 0; added < count; added += 1) {
    const text = `text ${String(index.slots)}`;
    const record = { kind: 'example', id: text, name: text, uri: 'file:///a', unsaved: false } as const;
    fillers.add(
      index.add({ ...record, position: { line: 0, character: 0 }, value: { input: text } }, RECIPE),
    );
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

test('the better model begins while the quick one still works', async () => {
  add(200);
  quick.gate.close();
  const done = fillers.fill();
  await until(() => better.texts === 200);
  expect(quick.texts).toBe(0);
  quick.gate.open();
  await done;
  expect([quick.texts, better.texts]).toEqual([200, 200]);
});

test('a model has the next request while it works on one, and no more than that', async () => {
  add(300);
  better.gate.close();
  const done = fillers.fill();
  await until(() => quick.texts === 300);
  expect(better.requests).toBe(2);
  better.gate.open();
  await done;
  expect([better.requests, better.texts]).toEqual([5, 300]);
});

test('the quick model is given up when nothing waits, and comes back with what its cache knows', async () => {
  add(200);
  await fillers.fill();
  await fillers.releaseUnneeded();
  expect(index.vectorSets.map(({ model }) => model)).toEqual(['better']);
  expect(quick.disposals).toBe(1);
  // A branch switch: more than the better model embeds within a moment.
  add(100);
  better.gate.close();
  void fillers.continue();
  await until(() => index.vectorSets[1]?.waiting === 0);
  expect([quick.loads, quick.texts, index.vectorSets[1]?.vectors.size]).toEqual([2, 300, 300]);
  better.gate.open();
  await until(() => !fillers.isBusy);
});

test('the quick model stays while the better one is held', async () => {
  add(100);
  fillers.pause();
  void fillers.continue();
  await until(() => quick.texts === 100);
  await fillers.releaseUnneeded();
  expect(quick.disposals).toBe(0);
});

test('where the better model knows everything the quick one is not even loaded', async () => {
  add(20);
  await fillers.load();
  await fillers.fill();
  expect([better.texts, quick.loads, quick.texts]).toEqual([20, 0, 0]);
});

test('the phase is "embedding" from the moment when a record waits', async () => {
  add(3);
  await fillers.load();
  expect(fillingPhase(fillers)).toBe('embedding');
  await fillers.continue();
  expect(fillingPhase(fillers)).toBe('ready');
  add(1);
  expect(fillingPhase(fillers)).toBe('embedding');
  await fillers.continue();
  expect(fillingPhase(fillers)).toBe('ready');
  fillers.cancel();
  add(1);
  expect(fillingPhase(fillers)).toBe('cancelled');
});
