import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';

/** A process of its own that reads a workspace, says so, and keeps the index as it ends. */
const [root = '', cacheFolder = ''] = process.argv.slice(2);
const engine = createIndexEngine({
  roots: [root],
  exclude: [],
  cacheFolder,
  embedding: { enabled: false, threads: 1 },
  trusted: true,
});
await engine.start();
process.stdout.write('started\n');
await engine.dispose();
