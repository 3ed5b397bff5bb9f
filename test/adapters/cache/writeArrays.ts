import { writeArrayFile } from '../../../server/src/adapters/cache/arrayFile.ts';

/** A process of its own that writes a file of 4 MB again and again, each time with another number in all places. */
const [file = '', once] = process.argv.slice(2);
for (let round = Date.now() % 1_000_000; ; round += 1) {
  try {
    await writeArrayFile(file, { arrays: { numbers: new Uint32Array(1 << 20).fill(round) }, json: {} });
    process.stdout.write('.');
  } catch (error) {
    process.stdout.write(String(error));
  }
  if (once !== undefined) break;
}
