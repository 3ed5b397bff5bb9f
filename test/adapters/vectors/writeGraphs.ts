import { writeFileSync } from 'node:fs';
import { writeGraph } from '../../../server/src/adapters/vectors/graph/graphFiles.ts';

/** A process of its own that writes one graph after the other and names each that it wrote. */
const [folder = ''] = process.argv.slice(2);
for (let round = 1; ; round += 1) {
  const name = writeGraph(
    { folder, key: 'killed', dimensions: 4 },
    (file) => writeFileSync(file, Buffer.alloc(1 << 20, round)),
    new Float64Array(10_000).fill(round),
  );
  process.stdout.write(`${name}\n`);
}
