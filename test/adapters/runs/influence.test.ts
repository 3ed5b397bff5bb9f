import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { Influence } from '../../../shared/src/protocol/influence.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { hash, id, receipt } from '../../core/feedback/receipts.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

const TEXTS = {
  a: 'Where is my parcel? It should have come yesterday.',
  b: 'How do I bake sourdough bread?',
  c: 'My package has not arrived, can you track it?',
  d: 'The parcel is late. Where is it?',
};
const EXAMPLES = Object.entries(TEXTS)
  .map(([end, text]) => `example_id: ${id(end)}\nversion: 1\ninput: "${text}"\nexpected_output: x\n`)
  .join('---\n');
const HASHES = parseAllDocuments(EXAMPLES).map((document) =>
  contentHash(document.toJS() as JsonObject, definitionOf('example')),
);
const used = (end: string): { id: string; content_hash: string } => ({
  ...{ id: id(end), content_hash: HASHES['abcd'.indexOf(end)] ?? hash('0') },
});
const [known, gone] = [used('b'), { id: id('f'), content_hash: hash('0') }];
const effect = { estimate: 0.2, low: 0.1, high: 0.3, evaluations: 60, enough_evidence: true };
const RECEIPT = {
  ...receipt('1'),
  members: {
    train: [{ ...used('a'), content_hash: hash('0') }, known, used('c'), gone],
    val: [used('d')],
    test: [],
  },
  program: [
    {
      ...{ predictor: 'self', instructions: 'Say.' },
      demos: [{ ...demoOf('c'), inputs: {}, outputs: {}, augmented: false }],
    },
  ],
  attribution: {
    randomised: {
      ...{ size: 1, planned: 4, subsets: [], rows: 1 },
      effects: [{ ...demoOf('c'), ...effect }],
    },
  },
};

function demoOf(end: string): { example_id: string; content_hash: string } {
  return { example_id: id(end), content_hash: used(end).content_hash };
}

let fixture: EngineFixture;
beforeAll(async () => {
  const specification = `spec_id: ${id('e1')}\ntemplate: ${id('e0')}\ndataset: ${id('e0')}\noptimizer: { name: Evaluate }\nmetric: { name: exact }\n`;
  fixture = await startEngine({
    ...{ 'a.example.yaml': EXAMPLES, 's.run.yaml': specification },
    's.1.result.json': JSON.stringify(RECEIPT),
  });
  await fixture.build();
});
afterAll(() => fixture.close());

const ask = (row: string, runId = id('1')): Promise<Influence> =>
  fixture.engine.call('runs/influence', { runId, row }, neverCancelled);

test('the nearest examples come first, with what the run knows of them', async () => {
  const { row, nearest, unknown, model } = await ask(id('d').toUpperCase());
  expect([row.id, unknown, typeof model]).toEqual([id('d'), 1, 'string']);
  // The one about bread is last; the example that changed since says so.
  const ends = nearest.map(({ id: found, isDemo, isCurrent, effect: told }) =>
    [found.slice(-1), isDemo && 'demo', !isCurrent && 'changed', told?.verdict].filter(Boolean).join(' '),
  );
  expect(ends.slice(0, 2).sort()).toEqual(['a changed', 'c demo helps']);
  expect(ends[2]).toBe('b');
  const cosines = nearest.map(({ cosine }) => cosine);
  expect(cosines).toEqual(cosines.toSorted((one, other) => other - one));
});

test('lineages are told what runs say of records: effects of their present content, and uses', async () => {
  const found = await fixture.engine.attributionsOf([id('a'), id('c')], neverCancelled);
  expect([...found]).toEqual([
    [
      id('c'),
      {
        effect: {
          ...{ runId: id('1'), method: 'randomised', verdict: 'helps', estimate: 0.2, low: 0.1, high: 0.3 },
        },
        uses: 1,
      },
    ],
  ]);
});

test('what is no row of val or test, and a run without a receipt, are refused', async () => {
  await expect(ask(id('a'))).rejects.toThrow('is no row of val or test of this run.');
  await expect(ask(id('d'), id('2'))).rejects.toThrow('No receipt beside a run specification tells of a run');
});
