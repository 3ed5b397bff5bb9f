import { afterEach, expect, test } from 'vitest';
import { DatasetWatch } from '../../../server/src/adapters/index/datasetWatch.ts';
import {
  StoredDocument,
  StoredFile,
  type ContentSource,
} from '../../../server/src/adapters/index/storedFile.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import type { DatasetFindings } from '../../../server/src/core/examination/findings.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';

/** A watch over files that are written here. */
class WatchedFiles {
  readonly found: DatasetFindings[] = [];
  readonly watch: DatasetWatch;
  isSettled = true;
  smallestSplit = 0;
  readonly #files = new Map<string, StoredFile>();

  constructor() {
    this.watch = new DatasetWatch({
      store: { files: () => this.#files.values() },
      settings: () => ({
        ...{ smallestSplit: this.smallestSplit, largestImbalance: 10 },
        ...{ findsLeaks: true, findsNearDuplicates: false },
      }),
      readHead: () => Promise.resolve(undefined),
      isSettled: () => this.isSettled,
      onFindings: (findings) => this.found.push(findings),
      quiet: 10,
    });
  }

  write(uri: string, text: string): void {
    const { file, values } = analyseFile(uri, text);
    const kind = kindOfUri(uri) ?? 'example';
    const stored = new StoredFile({ uri, kind, problems: [] }, false);
    for (const [at, document] of file.documents.entries()) {
      const { facts } = document;
      const contents: ContentSource = { document: () => document, value: () => values[at] };
      const start = { line: 0, character: 0 };
      const key = JSON.stringify(values[at]);
      const summary = { key, line: 0, isRecord: facts !== undefined, id: facts?.id, start };
      stored.documents.push(new StoredDocument(stored, summary, contents));
    }
    this.#files.set(uri, stored);
    this.watch.changed();
  }

  async untilFound(count: number): Promise<DatasetFindings | undefined> {
    const end = Date.now() + 20_000;
    while (this.found.length < count && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return this.found[count - 1];
  }
}

let files: WatchedFiles | undefined;
afterEach(() => files?.watch.dispose());

const example = (id: string, input: string): string =>
  `example_id: ${id}\nversion: 1\ninput: ${input}\nexpected_output: x\n`;
const dataset = (pins: string): string =>
  `dataset_id: d\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1, test: 1 }, assign: { ${pins} } }\n`;
const hundred = (first: string): string =>
  Array.from({ length: 100 }, (_, at) =>
    example(`r${String(at)}`, at === 0 ? first : `text ${String(at)}`),
  ).join('---\n');

test('an edit reads the edited record, and a dataset all of them', async () => {
  files = new WatchedFiles();
  files.write('file:///a.example.yaml', hundred('text 1'));
  files.write('file:///d.dataset.yaml', dataset('r0: train, r1: test'));
  const first = await files.untilFound(1);
  expect(first?.leaks.map(({ train, how }) => [train, how])).toEqual([['r0', 'same-input']]);
  expect(files.watch.read).toBe(100);
  files.write('file:///a.example.yaml', hundred('other'));
  expect((await files.untilFound(2))?.leaks).toEqual([]);
  expect(files.watch.read).toBe(101);
  files.write('file:///d.dataset.yaml', dataset('r0: test, r1: test'));
  expect((await files.untilFound(3))?.datasets[0]?.members).toBe(100);
  expect(files.watch.read).toBe(201);
  files.smallestSplit = 1000;
  files.watch.changed();
  expect((await files.untilFound(4))?.datasets[0]?.smallSplits).toEqual(['test']);
  expect(files.watch.read).toBe(201);
});

test('nothing is looked at before files are read, and nothing told that was told', async () => {
  files = new WatchedFiles();
  files.isSettled = false;
  files.write('file:///a.example.yaml', hundred('text 1'));
  files.write('file:///d.dataset.yaml', dataset('r0: train'));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(files.watch.read).toBe(0);
  files.isSettled = true;
  await files.untilFound(1);
  files.write('file:///b.template.yaml', 'template_id: t\nversion: 1\n');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(files.found).toHaveLength(1);
});
