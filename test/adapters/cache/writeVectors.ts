import { createHash } from 'node:crypto';
import { VectorCache } from '../../../server/src/adapters/cache/vectorCache.ts';

/** A process of its own that writes vectors one by one and names each that it wrote. */
const [folder = '', from, to, quiet] = process.argv.slice(2);
const cache = new VectorCache({ folder, model: 'tiny', dimensions: 4 });
for (let number = Number(from); number < Number(to); number += 1) {
  const key = createHash('sha256').update(String(number)).digest();
  cache.put([{ key, cached: { vector: Float32Array.from([number, 1, -1, 0.5]), coverage: 0.25 } }]);
  if (quiet === undefined) process.stdout.write(`${String(number)}\n`);
}
if (cache.problem !== undefined) process.stdout.write(cache.problem);
cache.close();
