import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bankingTexts } from './support/bankingWorkspace.ts';
import { benchSize, milliseconds, printTable } from './support/measure.ts';
import { startSession } from './support/startSession.ts';

/** A workspace of as many files as records: starts, and all files but one deleted at once. Keywords only. */
const size = benchSize();
const folder = mkdtempSync(path.join(tmpdir(), 'databits-files-'));
const root = path.join(folder, 'workspace');
const files = bankingTexts(size).map(({ text }, number) => {
  const place = path.join(root, `d${String(number % 500)}`);
  if (number < 500) mkdirSync(place, { recursive: true });
  const file = path.join(place, `r${String(number)}.example.yaml`);
  const id = `01930d2e-7b5a-7c31-9a44-${number.toString(16).padStart(12, '0')}`;
  const input = `input: { text: ${JSON.stringify(text)} }\nexpected_output: { intent: none }`;
  writeFileSync(file, `example_id: ${id}\nversion: 1\nfunction_name: classify_intent\n${input}\n`);
  return file;
});
const EVERYWHERE = { word: 'classify_intent', count: size };

interface Started {
  searchable: number;
  told: number;
  longestBlock: number;
}

const lines: string[][] = [];
const cache = path.join(folder, 'cache');
for (const name of ['cold', 'warm']) {
  const session = startSession(root, cache);
  const { searchable, told, longestBlock } = await session.ask<Started>({ ask: 'start', ...EVERYWHERE });
  const memory = await session.ask<number>({ ask: 'memory' });
  lines.push([name, ...[searchable, told, longestBlock].map(milliseconds), memory.toFixed(0)]);
  await session.end();
}
printTable(
  `Starts, ${String(size)} files of one record`,
  ['start', 'searchable by keywords', 'host knows all', 'host blocked at most', 'PSS MB'],
  lines,
);

const session = startSession(root, cache);
await session.ask<Started>({ ask: 'start', ...EVERYWHERE });
const [kept = '', ...gone] = files;
for (const file of gone) rmSync(file);
const uris = gone.map((file) => pathToFileURL(file).toString());
const { searchable, parsed } = await session.ask<{ searchable: number; parsed: number }>({
  ask: 'follow',
  uris,
  word: 'classify_intent',
  count: 1,
});
const { total } = await session.ask<{ total: number }>({ ask: 'verify' });
printTable(
  `${String(gone.length)} files deleted at once, ${path.basename(kept)} stays`,
  ['what', 'figure'],
  [
    ['told → search is right', `${milliseconds(searchable)} ms`],
    ['documents parsed', String(parsed)],
    ['differences found by index verify', String(total)],
  ],
);
await session.end();
rmSync(folder, { recursive: true, force: true });
