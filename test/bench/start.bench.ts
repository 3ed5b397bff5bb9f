import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { VectorCache } from '../../server/src/adapters/cache/vectorCache.ts';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { describeModel } from '../../server/src/adapters/embedding/embeddingProvider.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { vectorKey } from '../../server/src/adapters/index/vectorKey.ts';
import { searchRecipe } from '../../server/src/core/records/searchText.ts';
import { unitVector } from '../../server/src/core/search/vectorIndex.ts';
import { bankingWorkspace } from './support/bankingWorkspace.ts';
import { benchSize, milliseconds, printTable } from './support/measure.ts';
import { startSession } from './support/startSession.ts';

/**
 * Starts of the index, cold and warm, and changes of files, each in a process of its own. The vectors are of random
 * direction and put into the cache beforehand: the time of the model is another benchmark's. Times run from the start
 * of the process, so that loading the program from source counts too.
 */
const size = benchSize();
const workspace = bankingWorkspace(size);
const cache = path.join(workspace.folder, '..', 'cache');
const modelFolder = findModelFolder() ?? '';
/** A word of the function's name, which every record has. */
const EVERYWHERE = { word: 'classify_intent', count: size };

interface Started {
  searchable: number;
  embedded?: number;
  told: number;
  longestBlock: number;
  work: { parsed: number; reused: number };
}
interface Followed {
  searchable: number;
  parsed: number;
}

async function fillVectors(): Promise<void> {
  const client = new EmbeddingClient({ modelFolder, threads: 1 });
  const model = await client.load();
  await client.dispose();
  const { dimensions } = model;
  const vectors = new VectorCache({ folder: cache, model: describeModel(model), dimensions });
  const recipe = searchRecipe({});
  for (let first = 0; first < size; first += 1000) {
    vectors.put(
      workspace.texts.slice(first, first + 1000).flatMap((text) => {
        const numbers = new Float32Array(randomBytes(dimensions)).map((byte) => byte - 127.5);
        const vector = unitVector(numbers);
        const key = vectorKey(text, 'example', recipe);
        return vector === undefined ? [] : [{ key, cached: { vector, coverage: 1 } }];
      }),
    );
  }
  vectors.close();
}

function startRow(
  name: string,
  { searchable, embedded, told, longestBlock, work }: Started,
  megabytes: readonly number[],
): string[] {
  const times = [searchable, embedded ?? NaN, told, longestBlock].map(milliseconds);
  return [name, ...times, String(work.parsed), ...megabytes.map((size) => size.toFixed(0))];
}

/** Puts a word that nothing else has into some records of the first files; answers what was changed. */
function mark(records: number, word: string): { uris: string[]; restore: () => void } {
  const before = new Map<string, string>();
  let left = records;
  for (let file = 0; left > 0; file += 1) {
    const name = path.join(workspace.folder, `part${String(file)}.example.yaml`);
    const text = readFileSync(name, 'utf8');
    before.set(name, text);
    const changed = text.replace(/^input: \{ text: "/gm, (start) => {
      left -= 1;
      return left < 0 ? start : `${start}${word} `;
    });
    writeFileSync(name, changed);
  }
  const restore = (): void => {
    for (const [name, text] of before) writeFileSync(name, text);
  };
  return { uris: [...before.keys()].map((name) => pathToFileURL(name).toString()), restore };
}

const starts: string[][] = [];
for (const [name, model, filled] of [
  ['cold, keywords only', '', false],
  ['warm, keywords only', '', false],
  ['no snapshot, records and vectors in the cache', modelFolder, true],
  ['warm', modelFolder, false],
  ['warm, again', modelFolder, false],
] as const) {
  if (filled) {
    await fillVectors();
    rmSync(path.join(cache, 'workspaces'), { recursive: true });
  }
  const session = startSession(workspace.folder, cache, model);
  const started = await session.ask<Started>({ ask: 'start', ...EVERYWHERE });
  const megabytes = [
    await session.ask<number>({ ask: 'memory' }),
    await session.ask<number>({ ask: 'quietMemory' }),
  ];
  starts.push(startRow(name, started, megabytes));
  await session.end();
}
printTable(
  `Starts, ${String(size)} records in files of 200`,
  [
    'start',
    'searchable by keywords',
    'by meaning',
    'host knows all',
    'host blocked at most',
    'parsed',
    'PSS MB at once',
    'when quiet',
  ],
  starts,
);

const session = startSession(workspace.folder, cache);
await session.ask<Started>({ ask: 'start', ...EVERYWHERE });
const changes: string[][] = [];
const follow = async (name: string, uris: string[], word: string, count: number): Promise<void> => {
  const { searchable, parsed } = await session.ask<Followed>({ ask: 'follow', uris, word, count });
  changes.push([name, milliseconds(searchable), String(parsed)]);
};
const one = mark(1, 'zyzzyva');
await follow('one record changed', one.uris, 'zyzzyva', 1);
const many = Math.min(1000, size);
const branch = mark(many, 'quokka');
await follow(`branch switch that changes ${String(many)} records`, branch.uris, 'quokka', many);
branch.restore();
await follow('and back', branch.uris, 'quokka', 0);
for (const uri of branch.uris) rmSync(new URL(uri));
await follow('their files deleted', branch.uris, 'zyzzyva', 0);
printTable('Changes: told → found by search', ['what', 'ms', 'documents parsed'], changes);
const begin = performance.now();
const { total } = await session.ask<{ total: number }>({ ask: 'verify' });
const verified = performance.now() - begin;
process.stdout.write(`\nindex verify: ${String(total)} differences in ${milliseconds(verified)} ms\n`);
await session.end();
rmSync(path.join(workspace.folder, '..'), { recursive: true, force: true });
