import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { hashOf } from '../../../server/src/core/records/contentHash.ts';
import { CommandWorkspace, SHARED_DATA } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

interface LabelledText {
  text: string;
  label: string;
}

/** How many examples of each class are stored, and every how many-th test row is asked. */
const EXAMPLES_PER_CLASS = 8;
const QUERY_STEP = 5;

function readCsv(file: string): LabelledText[] {
  const rows: string[][] = parse(readFileSync(path.join(SHARED_DATA, 'banking77', file)));
  return rows.slice(1).map(([text = '', label = '']) => ({ text, label }));
}

/** The same few rows of each class on every machine, in no order of the source's. */
function fewOfEachClass(rows: readonly LabelledText[]): LabelledText[] {
  const classes = Map.groupBy(rows, ({ label }) => label);
  return [...classes.values()].flatMap((members) =>
    members
      .toSorted((one, other) => (hashOf(one.text) < hashOf(other.text) ? -1 : 1))
      .slice(0, EXAMPLES_PER_CLASS),
  );
}

/** The first result of each query, by the product's own search. */
async function search(queries: readonly string[], ...argv: string[]): Promise<(JsonObject | undefined)[]> {
  const input = queries.map((text) => `${JSON.stringify({ text })}\n`).join('');
  const { out, error, code } = await workspace.run(['search', '--batch', '-', '--k', '5', ...argv], input);
  expect(`${String(code)} ${error}`).toBe('0 ');
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
  expect(answers).toHaveLength(queries.length);
  return answers.map(({ results }) => (results as JsonObject[])[0]);
}

/** The share of queries that the model alone answers rightly: the label of the record with the highest cosine. */
async function modelAccuracy(
  records: readonly LabelledText[],
  queries: readonly LabelledText[],
): Promise<number> {
  const modelFolder = findModelFolder();
  if (modelFolder === undefined) throw new Error('The embedding model is missing: run npm run setup.');
  const client = new EmbeddingClient({ modelFolder, threads: 1 });
  try {
    const embed = async (texts: readonly LabelledText[]): Promise<Float32Array[]> => {
      const embeddings = await client.embed(
        texts.map(({ text }) => text),
        'bulk',
      );
      return embeddings.map((embedding) => embedding?.vector ?? new Float32Array());
    };
    const stored = await embed(records);
    const asked = await embed(queries);
    return share(asked, (vector, at) => records[nearest(vector, stored)]?.label === queries[at]?.label);
  } finally {
    await client.dispose();
  }
}

function nearest(query: Float32Array, vectors: readonly Float32Array[]): number {
  const cosines = vectors.map((vector) =>
    vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0),
  );
  return cosines.indexOf(Math.max(...cosines));
}

function share<T>(items: readonly T[], isRight: (item: T, at: number) => boolean): number {
  return items.filter(isRight).length / items.length;
}

function show(figures: Record<string, number>): void {
  process.stdout.write(`\n${JSON.stringify(figures)}\n`);
}

test('Banking77, 8 examples of each class: the nearest record has the right label as often as by the model alone', async () => {
  const stored = fewOfEachClass(readCsv('train.csv'));
  expect(stored).toHaveLength(77 * EXAMPLES_PER_CLASS);
  const queries = readCsv('test.csv').filter((_, at) => at % QUERY_STEP === 0);
  workspace.write('few.jsonl', stored.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const map = ['--map', 'input.text=text', '--map', 'expected_output.intent=label'];
  await workspace.run(['import', 'few.jsonl', '--kind', 'example', ...map]);
  const labelOf = new Map(stored.map(({ text, label }) => [text.replace(/\s+/g, ' ').trim(), label]));
  const accuracy = (found: readonly (JsonObject | undefined)[]): number =>
    share(found, (result, at) => labelOf.get(textOf(result?.['inputText'])) === queries[at]?.label);

  const texts = queries.map(({ text }) => text);
  const product = accuracy(await search(texts));
  const keywords = accuracy(await search(texts, '--no-embedding'));
  const model = await modelAccuracy(stored, queries);
  show({ queries: queries.length, product, model, keywords });
  expect(product).toBeGreaterThan(model - 0.02);
  expect(product).toBeGreaterThan(0.56 + 0.1);
  expect(product).toBeGreaterThanOrEqual(keywords);
}, 600_000);

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/** A row of the question file; each offers one function. */
interface FunctionQuestion {
  question: { role: string; content: string }[][];
  function: [{ name: string }];
}

test('BFCL: a question finds its function among 85 more often than by BM25', async () => {
  const file = path.join(SHARED_DATA, 'bfcl-function-calling', 'BFCL_v4_live_simple.json');
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FunctionQuestion);
  const asked = rows.map(({ question, function: [wanted] }) => ({
    text: question[0]?.find(({ role }) => role === 'user')?.content ?? '',
    wanted,
  }));
  const functions = new Map(asked.map(({ wanted }) => [wanted.name, wanted]));
  expect(functions.size).toBe(85);
  workspace.write(
    'functions.jsonl',
    [...functions.values()].map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
  const map = ['content=.', 'name=name'].flatMap((entry) => ['--map', entry]);
  await workspace.run(['import', 'functions.jsonl', '--kind', 'databit', '--key', 'name', ...map]);

  const texts = asked.map(({ text }) => text);
  const hits = (found: readonly (JsonObject | undefined)[]): number =>
    share(found, (result, at) => result?.['name'] === asked[at]?.wanted.name);
  const product = hits(await search(texts));
  const keywords = hits(await search(texts, '--no-embedding'));
  show({ questions: asked.length, product, keywords });
  expect(product).toBeGreaterThan(0.48);
}, 600_000);
