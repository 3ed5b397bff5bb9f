import { load } from 'js-yaml';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { analyseFile } from '../../server/src/core/document/analyseFile.ts';
import { splitDocuments } from '../../server/src/core/document/split.ts';
import { bankingWorkspace } from './support/bankingWorkspace.ts';
import { benchSize, printTable, timeOnce } from './support/measure.ts';

/** Records per second of bulk analysis (parse, validate, facts, hashes) beside parsing alone. */
const size = benchSize();
const { folder } = bankingWorkspace(size);
const files = readdirSync(folder).map((name) => path.join(folder, name));
const texts = files.map((file) => ({
  uri: pathToFileURL(file).toString(),
  text: readFileSync(file, 'utf8'),
}));

async function rate(call: (uri: string, text: string) => unknown): Promise<string> {
  // The first pass warms up, the second counts.
  for (const { uri, text } of texts.slice(0, 5)) call(uri, text);
  const time = await timeOnce(() => {
    for (const { uri, text } of texts) call(uri, text);
  });
  return (size / (time / 1000)).toFixed(0);
}

printTable(
  `Analysis of ${String(size)} records in ${String(files.length)} files`,
  ['what', 'records per second'],
  [
    ['bulk analysis: parse, validate, facts, hashes', await rate(analyseFile)],
    [
      'js-yaml alone',
      await rate((_, text) => splitDocuments(text).map((segment) => load(segment.text.replace(/^---/, '')))),
    ],
    ['yaml alone, with positions', await rate((_, text) => parseAllDocuments(text))],
  ],
);
rmSync(path.join(folder, '..'), { recursive: true, force: true });
