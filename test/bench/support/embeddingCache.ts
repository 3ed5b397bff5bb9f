import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  describeModel,
  type Embedding,
  type EmbeddingProvider,
} from '../../../server/src/adapters/embedding/embeddingProvider.ts';

/** Texts embedded by one call, and how many of them were not in the cache. */
export interface EmbeddedTexts {
  embeddings: readonly (Embedding | undefined)[];
  fresh: number;
}

/**
 * Embeds a list of texts, or takes the vectors of an earlier run with the same model and texts from a file in the
 * system's folder for temporary files. For figures of quality, which do not depend on when vectors were made.
 */
export async function embedCached(
  provider: EmbeddingProvider,
  texts: readonly string[],
): Promise<EmbeddedTexts> {
  const model = await provider.load();
  const key = createHash('sha256')
    .update(JSON.stringify([describeModel(model), texts]))
    .digest('hex');
  const folder = path.join(tmpdir(), 'databits-quality');
  const file = path.join(folder, `${key.slice(0, 32)}.f32`);
  const width = model.dimensions + 1;
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    if (numbers.length === texts.length * width)
      return { embeddings: texts.map((_, row) => unpack(numbers, row, width)), fresh: 0 };
  }
  const embeddings = await provider.embed(texts, 'bulk');
  const numbers = new Float32Array(texts.length * width).fill(NaN);
  for (const [row, embedding] of embeddings.entries()) {
    if (embedding === undefined) continue;
    numbers.set(embedding.vector, row * width);
    numbers[row * width + width - 1] = embedding.coverage;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${String(process.pid)}`, numbers);
  renameSync(`${file}.${String(process.pid)}`, file);
  return { embeddings, fresh: texts.length };
}

function unpack(numbers: Float32Array, row: number, width: number): Embedding | undefined {
  const vector = numbers.slice(row * width, row * width + width - 1);
  const coverage = numbers[row * width + width - 1] ?? NaN;
  return Number.isNaN(coverage) ? undefined : { vector, coverage };
}
