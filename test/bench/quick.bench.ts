import { rmSync } from 'node:fs';
import path from 'node:path';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { findStaticModel, StaticModel } from '../../server/src/adapters/embedding/staticModel.ts';
import { createIndexEngine } from '../../server/src/adapters/index/createIndexEngine.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { neverCancelled } from '../../server/src/core/cancellation.ts';
import { bankingWorkspace } from './support/bankingWorkspace.ts';
import { benchSize, milliseconds, printTable, timeOnce } from './support/measure.ts';

/** How soon a new workspace is searchable by meaning: the quick model beside the better one, which is stopped then. */
const size = benchSize();
const modelFolder = findModelFolder();
if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
const workspace = bankingWorkspace(size);

const quick = new StaticModel(findStaticModel(modelFolder) ?? modelFolder);
const better = new EmbeddingClient({ modelFolder, threads: 1 });
const loaded = await timeOnce(() => quick.load());
await better.load();
/** Texts per second, and per second of this process's processor time. */
async function quickRate(): Promise<string[]> {
  const texts = workspace.texts.slice(0, 10_000);
  await quick.embed(texts.slice(0, 500));
  const before = process.cpuUsage();
  const time = await timeOnce(() => quick.embed(texts));
  const { user, system } = process.cpuUsage(before);
  return [texts.length / (time / 1000), texts.length / ((user + system) / 1e6)].map((rate) =>
    rate.toFixed(0),
  );
}
const [wall = '', processor = ''] = await quickRate();
const sample = workspace.texts.slice(0, 500);
const betterRate = sample.length / ((await timeOnce(() => better.embed(sample, 'bulk'))) / 1000);
await better.dispose();

const engine = createIndexEngine({
  roots: [workspace.folder],
  exclude: [],
  cacheFolder: path.join(workspace.folder, '..', 'cache'),
  modelFolder,
  embedding: { enabled: true, threads: 1 },
  trusted: true,
});
const scanned = await timeOnce(() => engine.start());
const filled = await timeOnce(async () => {
  for (;;) {
    const { models, searchable } = await engine.call('index/status', {}, neverCancelled);
    if (models?.at(-1)?.embedded === searchable) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
const answer = await engine.call('search/run', { text: 'my card has not arrived' }, neverCancelled);
await engine.dispose();
rmSync(path.join(workspace.folder, '..'), { recursive: true, force: true });

printTable(
  `The quick model, ${String(size)} records`,
  ['what', 'figure'],
  [
    ['loading it', `${milliseconds(loaded)} ms`],
    ['texts per second', wall],
    ['texts per second of processor time', processor],
    ['texts per second of the better model', betterRate.toFixed(0)],
    ['files analysed, searchable by keywords', `${milliseconds(scanned)} ms`],
    ['searchable by meaning with the quick model', `${milliseconds(scanned + filled)} ms`],
    ['answered then by', answer.model ?? 'keywords only'],
  ],
);
