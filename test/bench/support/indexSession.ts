import { createIndexEngine } from '../../../server/src/adapters/index/createIndexEngine.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import { treeMegabytes } from './processMemory.ts';

/**
 * A process of its own that is to the index what the language server is: it starts it, searches, keeps what it hears
 * of records, and follows changes. It takes lines of JSON and answers each with one.
 */
const [root = '', cacheFolder = '', modelFolder = ''] = process.argv.slice(2);
const started = performance.now();
const since = (): number => performance.now() - started;
const records = createRecordIndex();
const engine = createIndexEngine({
  roots: [root],
  exclude: [],
  cacheFolder,
  ...(modelFolder === '' ? {} : { modelFolder }),
  embedding: { enabled: modelFolder !== '', threads: 1 },
  trusted: true,
  waitForModel: false,
});
let longestBlock = 0;
engine.onFiles((files, deleted) => {
  const start = performance.now();
  for (const file of files) records.setFile(file);
  for (const uri of deleted) records.deleteFile(uri);
  longestBlock = Math.max(longestBlock, performance.now() - start);
});

const found = async (text: string): Promise<number> =>
  (await engine.call('search/run', { text, facets: false }, neverCancelled)).total;
const status = (): ReturnType<typeof engine.call<'index/status'>> =>
  engine.call('index/status', {}, neverCancelled);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Starts, and says when a search for a word that every record has answered with all of them. */
async function start({ word, count }: { word: string; count: number }): Promise<unknown> {
  const whole = engine.start();
  await until(async () => (await found(word)) >= count);
  const searchable = since();
  let embedded: number | undefined;
  if (modelFolder !== '') {
    await until(async () => (await status()).embedded >= count);
    embedded = since();
  }
  await whole;
  return { searchable, embedded, told: since(), longestBlock, work: (await status()).work };
}

/** Megabytes when everything is done, and the index has been quiet for so long that it was written and gave memory back. */
async function quietMemory(): Promise<number> {
  await until(async () => (await status()).phase === 'ready');
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  return treeMegabytes(process.pid);
}

/** Tells of changed files, and says when a search finds what is new in them. */
async function follow({
  uris,
  word,
  count,
}: {
  uris: string[];
  word: string;
  count: number;
}): Promise<unknown> {
  const before = (await status()).work;
  const begin = performance.now();
  engine.pathsChanged(uris);
  await until(async () => (await found(word)) === count);
  const searchable = performance.now() - begin;
  const after = (await status()).work;
  return { searchable, parsed: (after?.parsed ?? 0) - (before?.parsed ?? 0) };
}

process.stdin.setEncoding('utf8');
let text = '';
for await (const chunk of process.stdin as AsyncIterable<string>) {
  text += chunk;
  const lines = text.split('\n');
  text = lines.pop() ?? '';
  for (const line of lines) {
    const question = JSON.parse(line) as { ask: string } & Parameters<typeof follow>[0];
    let answer: unknown;
    if (question.ask === 'start') answer = await start(question);
    else if (question.ask === 'follow') answer = await follow(question);
    else if (question.ask === 'memory') answer = treeMegabytes(process.pid);
    else if (question.ask === 'quietMemory') answer = await quietMemory();
    else if (question.ask === 'verify') answer = await engine.call('index/verify', {}, neverCancelled);
    else {
      const begin = performance.now();
      await engine.dispose();
      answer = performance.now() - begin;
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
