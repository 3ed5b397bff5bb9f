import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';

/** A process of its own that reads a workspace and says, as a line of JSON, what it found for a text and what went wrong. */
const [root = '', cacheFolder = '', text = ''] = process.argv.slice(2);
const engine = createIndexEngine({
  roots: [root],
  exclude: [],
  cacheFolder,
  embedding: { enabled: false, threads: 1 },
  trusted: true,
});
await engine.start();
const { total } = await engine.call('search/run', { text, limit: 1 }, neverCancelled);
const { total: differences } = await engine.call('index/verify', {}, neverCancelled);
const { notice, work } = await engine.call('index/status', {}, neverCancelled);
await engine.dispose();
process.stdout.write(`${JSON.stringify({ total, differences, notice, work })}\n`);
