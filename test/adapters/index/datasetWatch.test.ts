import { afterEach, expect, test } from 'vitest';
import { DatasetWatch } from '../../../server/src/adapters/index/datasetWatch.ts';
import {
  StoredDocument,
  StoredFile,
  type ContentSource,
} from '../../../server/src/adapters/index/storedFile.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import type { DatasetFindings } from '../../../server/src/core/examination/findings.ts';
import type { HeadRecords } from '../../../server/src/core/examination/movedMembers.ts';
import { ExactVectorIndex } from '../../../server/src/core/search/vectorIndex.ts';
import { VectorSet } from '../../../server/src/core/search/vectorSet.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';

import type { JsonObject } from '../../../shared/src/json.ts';

/** A watch over files that are written here. */
class WatchedFiles {
  readonly found: DatasetFindings[] = [];
  readonly watch: DatasetWatch;
  isSettled = true;
  smallestSplit = 0;
  head: HeadRecords | undefined;
  vectors: VectorSet | undefined;
  /** Values that were read, for any reason. */
  values = 0;
  readonly #files = new Map<string, StoredFile>();
  /** By the key of the content. */
  readonly #slots = new Map<string, number>();

  constructor() {
    this.watch = new DatasetWatch({
      store: { files: () => this.#files.values() },
      settings: () => ({
        ...{ smallestSplit: this.smallestSplit, largestImbalance: 10 },
        ...{ findsLeaks: true, findsNearDuplicates: false },
      }),
      vectors: () => this.vectors,
      readHead: () => Promise.resolve(this.head),
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
      const value = (): JsonObject | undefined => {
        this.values += 1;
        return values[at];
      };
      const contents: ContentSource = { document: () => document, value };
      const start = { line: 0, character: 0 };
      const key = JSON.stringify(values[at]);
      const summary = { key, line: 0, isRecord: facts !== undefined, id: facts?.id, start };
      const made = new StoredDocument(stored, summary, contents);
      made.slot = this.#slots.get(key) ?? this.#slots.size;
      this.#slots.set(key, made.slot);
      stored.documents.push(made);
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
  expect(files.watch.work.read).toBe(100);
  files.write('file:///a.example.yaml', hundred('other'));
  expect((await files.untilFound(2))?.leaks).toEqual([]);
  // The text of the first record, and the one that it was equal to.
  expect(files.watch.work).toEqual({ read: 101, settled: 102 });
  files.write('file:///d.dataset.yaml', dataset('r0: test, r1: test'));
  expect((await files.untilFound(3))?.datasets[0]?.members).toBe(100);
  expect(files.watch.work.read).toBe(201);
  files.smallestSplit = 1000;
  files.watch.changed();
  expect((await files.untilFound(4))?.datasets[0]?.smallSplits).toEqual(['test']);
  expect(files.watch.work.read).toBe(201);
});

test('nothing is looked at before files are read, and nothing told that was told', async () => {
  files = new WatchedFiles();
  files.isSettled = false;
  files.write('file:///a.example.yaml', hundred('text 1'));
  files.write('file:///d.dataset.yaml', dataset('r0: train'));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(files.watch.work.read).toBe(0);
  files.isSettled = true;
  await files.untilFound(1);
  files.write('file:///b.template.yaml', 'template_id: t\nversion: 1\n');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(files.found).toHaveLength(1);
});

test('what moves with a dataset that differs from HEAD is counted once for files that are as in HEAD', async () => {
  files = new WatchedFiles();
  const before = { members: { field: 'kind', eq: 'example' }, splits: { seed: 1, weights: { val: 1 } } };
  files.head = {
    changed: new Set(['file:///d.dataset.yaml']),
    records: [],
    datasets: [{ id: 'd', value: before }],
  };
  files.write('file:///a.example.yaml', hundred('text 1'));
  files.write('file:///b.example.yaml', example('other', 'another text'));
  files.write('file:///d.dataset.yaml', dataset('r0: train'));
  const moved = (findings: DatasetFindings | undefined): number =>
    findings?.datasets[0]?.moves?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  expect(moved(await files.untilFound(1))).toBe(101);
  files.values = 0;
  files.write(
    'file:///b.example.yaml',
    `${example('other', 'another text')}---\n${example('more', 'some text')}`,
  );
  expect(moved(await files.untilFound(2))).toBe(102);
  // The dataset, the new record, and both records of the file for the moves.
  expect(files.values).toBe(4);
});

test('vectors that come later join what means the same', async () => {
  files = new WatchedFiles();
  files.write(
    'file:///a.example.yaml',
    [example('r0', 'where is my parcel now'), example('r1', 'where is my letter now')].join('---\n'),
  );
  files.write('file:///d.dataset.yaml', dataset('r0: train, r1: test'));
  expect((await files.untilFound(1))?.leaks).toEqual([]);
  const vectors = new ExactVectorIndex(2);
  files.vectors = new VectorSet('all-MiniLM-L6-v2', 0, vectors);
  for (const slot of [0, 1]) files.vectors.set(slot, Float32Array.of(1, 0), 1);
  files.watch.changed();
  expect((await files.untilFound(2))?.leaks.map(({ how }) => how)).toEqual(['near-input']);
  expect(files.watch.work.read).toBe(2);
});
