import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';

/**
 * A process of its own that builds an index and says how many vectors it has. Tests kill it: it never ends by
 * itself, or a quick build would be over before the test has heard of its first vector.
 */
const [root = '', cacheFolder = ''] = process.argv.slice(2);
const engine = createIndexEngine({
  roots: [root],
  exclude: [],
  cacheFolder,
  modelFolder: findModelFolder() ?? 'missing',
  embedding: { enabled: true, threads: 1 },
  trusted: true,
});
engine.onStatus(({ embedded }) => process.stdout.write(`${String(embedded)}\n`));
await engine.start();
await engine.call('index/build', {}, neverCancelled);
setInterval(() => undefined, 60_000);
