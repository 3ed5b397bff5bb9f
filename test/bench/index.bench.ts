import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SearchFilters, SearchParams } from '../../shared/src/protocol/search.ts';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { createIndexEngine } from '../../server/src/adapters/index/createIndexEngine.ts';
import type { IndexEngine } from '../../server/src/adapters/index/indexEngine.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { neverCancelled } from '../../server/src/core/cancellation.ts';
import { KeywordIndex } from '../../server/src/core/search/keywordIndex.ts';
import { ExactVectorIndex, unitVector } from '../../server/src/core/search/vectorIndex.ts';
import { bankingWorkspace } from './support/bankingWorkspace.ts';
import {
  benchSize,
  milliseconds,
  printTable,
  timeEach,
  timeOnce,
  type Quantiles,
} from './support/measure.ts';
import { bankingRows } from './support/qualitySets.ts';

/** Speed of the index on real texts beside the plain alternatives, in one run. */
const size = benchSize();
const modelFolder = findModelFolder();
if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
const model = modelFolder;
const workspace = bankingWorkspace(size);
const cacheFolder = path.join(workspace.folder, '..', 'cache');
const queries = bankingRows('test')
  .filter((_, row) => row % 31 === 0)
  .map(({ text }) => text);
const row = (name: string, { p50, p95 }: Quantiles): string[] => [name, milliseconds(p50), milliseconds(p95)];

function open(): IndexEngine {
  const embedding = { enabled: true, threads: 1 };
  return createIndexEngine({
    roots: [workspace.folder],
    exclude: [],
    cacheFolder,
    modelFolder: model,
    embedding,
    trusted: true,
  });
}

async function benchCold(): Promise<void> {
  const client = new EmbeddingClient({ modelFolder: model, threads: 1 });
  await client.load();
  const sample = workspace.texts.slice(0, Math.min(size, 1500));
  const raw = sample.length / ((await timeOnce(() => client.embed(sample, 'bulk'))) / 1000);
  await client.dispose();
  const engine = open();
  const scanned = await timeOnce(() => engine.start());
  const built = await timeOnce(() => engine.call('index/build', {}, neverCancelled));
  await engine.dispose();
  const rate = size / (built / 1000);
  printTable(
    `Cold index, ${String(size)} records`,
    ['what', 'figure'],
    [
      ['files analysed, searchable by keywords', `${milliseconds(scanned)} ms`],
      ['embedded and searchable by meaning', `${milliseconds(scanned + built)} ms`],
      ['texts per second', rate.toFixed(1)],
      ['texts per second of the model alone', raw.toFixed(1)],
      ['share of the model alone', `${((rate / raw) * 100).toFixed(0)} %`],
    ],
  );
}

async function benchWarm(): Promise<IndexEngine> {
  const engine = open();
  const scanned = await timeOnce(() => engine.start());
  const filled = await timeOnce(async () => {
    while ((await engine.call('index/status', {}, neverCancelled)).embedded < size) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  printTable(
    `Warm start, ${String(size)} records`,
    ['what', 'ms'],
    [
      ['searchable by keywords', milliseconds(scanned)],
      ['searchable by meaning', milliseconds(scanned + filled)],
    ],
  );
  return engine;
}

async function benchSearch(engine: IndexEngine): Promise<void> {
  const filters: [name: string, filters: SearchFilters][] = [
    ['hybrid, no filter', {}],
    ['hybrid, filter admits 5 %', { statuses: ['draft'] }],
    ['hybrid, filter admits 0.1 %', { tags: ['tag7'] }],
  ];
  const search = (params: SearchParams): Promise<unknown> =>
    engine.call('search/run', params, neverCancelled);
  // The second time the query's vector is known: this is the search alone, with its way between the threads.
  for (const text of queries) await search({ text });
  const rows: string[][] = [];
  for (const [name, filter] of filters) {
    rows.push(
      row(`${name}, with counts`, await timeEach(queries, (text) => search({ text, filters: filter }))),
    );
    rows.push(row(name, await timeEach(queries, (text) => search({ text, filters: filter, facets: false }))));
  }
  printTable(`Search over ${String(size)} records, k = 10`, ['what', 'p50 ms', 'p95 ms'], rows);
}

/** The two parts by themselves beside what one would write first. Vectors are of random direction: only time counts. */
async function benchParts(): Promise<void> {
  const dimensions = 384;
  const vectors = new ExactVectorIndex(dimensions);
  const flat = new Float32Array(size * dimensions);
  for (let slot = 0; slot < size; slot += 1) {
    const vector = unitVector(Float32Array.from({ length: dimensions }, () => Math.random() - 0.5));
    if (vector === undefined) continue;
    flat.set(vector, slot * dimensions);
    vectors.set(slot, vector);
  }
  const targets = queries.map((_, number) => flat.slice(number * dimensions, (number + 1) * dimensions));
  const keywords = new KeywordIndex();
  const built = await timeOnce(() => {
    for (const [slot, text] of workspace.texts.entries()) keywords.set(slot, [{ text, weight: 1 }]);
  });
  const words = fullText('unicode61');
  const trigrams = fullText('trigram');
  printTable(
    `Parts over ${String(size)} records`,
    ['what', 'p50 ms', 'p95 ms'],
    [
      row('vectors: exact scan', await timeEach(targets, (target) => vectors.nearest(target, 10))),
      row(
        'vectors: plain loop and sort',
        await timeEach(targets, (target) => plainNearest(flat, target, dimensions)),
      ),
      row(
        'keywords: BM25 of words and trigrams',
        await timeEach(queries, (text) => keywords.search(text, 10)),
      ),
      row('keywords: SQLite FTS5, words', await timeEach(queries, words.search)),
      row('keywords: SQLite FTS5, trigrams', await timeEach(queries, trigrams.search)),
    ],
  );
  printTable(
    'Building the keyword index',
    ['what', 'ms'],
    [
      ['BM25 of words and trigrams', milliseconds(built)],
      ['SQLite FTS5, words', milliseconds(words.built)],
      ['SQLite FTS5, trigrams', milliseconds(trigrams.built)],
    ],
  );
}

function plainNearest(flat: Float32Array, target: Float32Array, dimensions: number): number[] {
  const scores = Array.from({ length: size }, (_, slot) => {
    let sum = 0;
    for (let at = 0; at < dimensions; at += 1) sum += (flat[slot * dimensions + at] ?? 0) * (target[at] ?? 0);
    return { slot, sum };
  });
  return scores
    .sort((left, right) => right.sum - left.sum)
    .slice(0, 10)
    .map(({ slot }) => slot);
}

function fullText(tokenizer: string): { built: number; search: (text: string) => unknown } {
  const start = performance.now();
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [slot, text] of workspace.texts.entries()) insert.run(slot, text);
  database.exec('COMMIT');
  const built = performance.now() - start;
  const select = database.prepare(
    'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 10',
  );
  const search = (text: string): unknown =>
    select.all(
      termsFor(text, tokenizer)
        .map((term) => `"${term}"`)
        .join(' OR '),
    );
  return { built, search };
}

function termsFor(text: string, tokenizer: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['x'];
  if (tokenizer !== 'trigram') return words;
  return words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3)),
  );
}

await benchCold();
const engine = await benchWarm();
await benchSearch(engine);
await engine.dispose();
await benchParts();
rmSync(path.join(workspace.folder, '..'), { recursive: true, force: true });
