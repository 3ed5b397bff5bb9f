import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { findStaticModel, StaticModel } from '../../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { timeOnce } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { seconds, type Findings } from './part.ts';

/** Enough for steady rates; more of the same tells nothing. */
const MOST_FILES = 20;

/** Rates of bulk analysis beside parsing alone, and of the quick model, on one thread. */
export async function analysis(workspace: BenchWorkspace): Promise<Findings> {
  const files = Array.from({ length: Math.min(MOST_FILES, Math.ceil(workspace.size / 1000)) }, (_, at) =>
    workspace.file(at),
  ).map((file) => ({ uri: workspace.uriOf(file), text: readFileSync(file, 'utf8') }));
  const records = files.reduce((sum, { text }) => sum + splitDocuments(text).length, 0);
  const rate = async (call: (uri: string, text: string) => unknown): Promise<number> => {
    for (const { uri, text } of files.slice(0, 3)) call(uri, text);
    const time = await timeOnce(() => {
      for (const { uri, text } of files) call(uri, text);
    });
    return records / seconds(time);
  };
  const values = (_: string, text: string): unknown =>
    splitDocuments(text).map((segment) => load(segment.text.replace(/^---/, '')));
  return {
    figures: {
      'parse.bulk': await rate(analyseFile),
      'parse.jsyaml': await rate(values),
      'parse.yaml': await rate((_, text) => parseAllDocuments(text)),
      'quick.rate': await quickRate(workspace.texts.slice(0, 20_000)),
    },
  };
}

async function quickRate(texts: readonly string[]): Promise<number> {
  const modelFolder = findModelFolder() ?? '';
  const model = new StaticModel(findStaticModel(modelFolder) ?? modelFolder);
  await model.embed(texts.slice(0, 500));
  return texts.length / seconds(await timeOnce(() => model.embed(texts)));
}
