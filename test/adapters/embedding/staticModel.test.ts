import fc from 'fast-check';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Embedding } from '../../../server/src/adapters/embedding/embeddingProvider.ts';
import { findStaticModel, StaticModel } from '../../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = findStaticModel(findModelFolder() ?? '') ?? 'missing';
const model = new StaticModel(folder);

function cosine(left: Embedding | undefined, right: Embedding | undefined): number {
  return left?.vector.reduce((sum, value, at) => sum + value * (right?.vector[at] ?? 0), 0) ?? NaN;
}

test('a paraphrase is nearer than another topic', async () => {
  const [asked, paraphrase, other] = await model.embed([
    'How do I reset my password?',
    'I forgot my login and need a new one',
    'The cat sleeps on the sofa',
  ]);
  expect(cosine(asked, asked)).toBeCloseTo(1, 5);
  expect(cosine(asked, paraphrase)).toBeGreaterThan(0.33);
  expect(cosine(asked, other)).toBeLessThan(0.15);
});

test('whatever the text, its vector has length 1 or there is none, and it is the same among others', async () => {
  const texts = fc.array(
    fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('refund my money')),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      const together = await model.embed(some);
      expect(together.length).toBe(some.length);
      for (const [position, text] of some.entries()) {
        const [alone] = await model.embed([text]);
        expect(alone?.vector).toEqual(together[position]?.vector);
        if (alone !== undefined) expect(cosine(alone, alone)).toBeCloseTo(1, 4);
      }
    }),
    { numRuns: 50 },
  );
});

test('texts without words have no vector, and long ones are cut', async () => {
  const [empty, spaces, long, longer] = await model.embed([
    '',
    ' \n',
    'word '.repeat(600),
    'word '.repeat(100_000),
  ]);
  expect([empty, spaces]).toEqual([undefined, undefined]);
  expect(longer?.vector).toEqual(long?.vector);
});

test('other work gets its turn while many texts are embedded', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await model.embed(
    Array.from({ length: 20_000 }, (_, number) => `text number ${String(number)} of the many`),
  );
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('a table that is cut off is refused with a sentence', async () => {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  const file = path.join(copy.path, 'model.safetensors');
  const bytes = readFileSync(file);
  for (const length of [0, 100, bytes.length - 1]) {
    writeFileSync(file, bytes.subarray(0, length));
    await expect(new StaticModel(copy.path).load()).rejects.toThrow(
      /^The quick model .* cannot be read \(.*\): run `npm run setup`/,
    );
  }
  copy.remove();
});
