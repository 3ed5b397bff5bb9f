import { afterAll, beforeAll, expect, test } from 'vitest';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { measure, prepareQuality, type PreparedSet } from '../../bench/support/quality.ts';
import { mean, METRICS } from '../../bench/support/qualityMetrics.ts';
import { qualitySets, type QualitySet } from '../../bench/support/qualitySets.ts';
import { scoresOf, separations } from '../../bench/support/separation.ts';

/** A sample of each public set with the real model, made anew each time. All of it: `npm run bench:quality`. */
const MOST_TEXTS = 90;
const MOST_QUERIES = 40;
/** Sets that differ from others in their size or in few queries only. */
const LEFT_OUT = ['banking77, all of train', 'banking77, at least 25 words'];
const SETS = qualitySets().filter(({ name }) => !LEFT_OUT.includes(name));
let client: EmbeddingClient;
const prepared = new Map<string, PreparedSet>();

/** Long paragraphs take the model a tenth of a second each. */
function sampleOf(set: QualitySet): QualitySet {
  const share = set.subject === 'encyclopedia' ? 3 : 1;
  const texts = set.texts.slice(0, MOST_TEXTS / share);
  const labels = new Set(texts.map(({ label }) => label));
  const queries = set.queries.filter(({ label }) => labels.has(label)).slice(0, MOST_QUERIES);
  return { ...set, texts, queries };
}

beforeAll(async () => {
  client = new EmbeddingClient({ modelFolder: findModelFolder() ?? 'missing', threads: 1 });
  const model = await client.load();
  for (const set of SETS.map(sampleOf)) {
    const embed = (rows: QualitySet['texts']): ReturnType<EmbeddingClient['embed']> =>
      client.embed(
        rows.map(({ text }) => text),
        'bulk',
      );
    const made = prepareQuality(set, model, await embed(set.texts), await embed(set.queries));
    prepared.set(set.name, made);
  }
}, 600_000);

afterAll(async () => {
  await client.dispose();
});

const NAMES = SETS.map(({ name }) => name);

test.each(NAMES)('%s: hybrid loses to neither part', (name) => {
  const made = prepared.get(name);
  if (made === undefined) throw new Error(`${name} is not prepared.`);
  const [keyword, vector, hybrid] = (['keyword', 'vector', 'hybrid'] as const).map((part) => {
    const figures = measure(made, part);
    return METRICS.map((metric) => mean(figures.map((row) => row[metric])));
  });
  expect(made.set.queries.length).toBeGreaterThan(20);
  for (const [metric, value] of (hybrid ?? []).entries()) {
    // One query of a sample of forty is 0.025.
    expect(value).toBeGreaterThan(Math.max(keyword?.[metric] ?? 1, vector?.[metric] ?? 1) - 0.03);
  }
});

test('Russian paragraphs: a model that is blind to the script does not drag the keywords down', () => {
  const made = prepared.get('xquad ru');
  if (made === undefined) throw new Error('xquad ru is not prepared.');
  const [keyword = 0, vector = 1, hybrid = 0] = (['keyword', 'vector', 'hybrid'] as const).map((part) =>
    mean(measure(made, part).map(({ hit1 }) => hit1)),
  );
  expect(vector).toBeLessThan(0.5);
  expect(keyword).toBeGreaterThan(0.85);
  expect(hybrid).toBeGreaterThan(keyword - 0.01);
});

test('questions of other subjects score below those that have an answer', () => {
  const found = separations(scoresOf([...prepared.values()])).filter(({ asked }) => asked === 'all');
  expect(found).toHaveLength(NAMES.length);
  for (const { set, auroc } of found) expect([set, auroc > 0.75]).toEqual([set, true]);
});
