import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordEdits } from '../../../shared/src/protocol/writing.ts';
import { applyEdits } from '../../../server/src/adapters/writing/applyEdits.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';
import { git } from '../support/git.ts';

const id = (end: string): string => `01930d2e-7b5a-7c31-9a44-0000000000${end}`;
const [A, B, C, BIT, SET] = [id('0a'), id('0b'), id('0c'), id('b1'), id('d1')];

const example = (own: string, text: string): string =>
  `example_id: ${own} # ${text}\nversion: 1\ninput: { text: ${text} }\nexpected_output: 1\n`;

const FILES = {
  'a.example.yaml': `${example(A, 'first')}---\n${example(B, 'second')}`,
  'c.example.yaml': `%YAML 1.2\n---\n${example(C, 'third')}`,
  'img/bit.databit.yaml': `databit_id: ${BIT}\nversion: 1\nsource_uri: cat.png\ncontent: { uri: cat.png }\n`,
  'img/cat.png': 'x',
  'all.dataset.yaml': `dataset_id: ${SET}\nversion: 1\nmembers: { ids: [${C}] }\n`,
};

let fixture: EngineFixture;
const text = (name: string): string => readFileSync(fileURLToPath(fixture.uri(name)), 'utf8');

beforeEach(async () => {
  fixture = await startEngine(FILES, { keywordOnly: true });
});
afterEach(async () => {
  await fixture.close();
});

function move(ids: string[], name: string): Promise<RecordEdits> {
  return fixture.engine.call('records/move', { ids, uri: fixture.uri(name) }, neverCancelled);
}

/** Applies a plan and waits until the index has the records where it puts them. */
async function apply({ files, edited }: RecordEdits): Promise<void> {
  applyEdits(files);
  fixture.engine.pathsChanged(files.map(({ uri }) => uri));
  for (const { id: own, uri } of edited) {
    await fixture.until(async () => {
      const record = await fixture.engine.call('records/get', { id: own }, neverCancelled);
      return record?.uri === uri;
    });
  }
}

test('a derived record stands behind its source, and knows it', async () => {
  const plan = await fixture.engine.call('records/derive', { id: A, method: 'shortened' }, neverCancelled);
  const [derived] = plan.edited;
  await apply(plan);
  const [, copy = ''] = text('a.example.yaml').split('---\n');
  expect(copy).toContain(`example_id: ${derived?.id ?? ''} # first\n`);
  expect(copy).toContain(`group: ${A}\n`);
  expect(copy).toMatch(
    /- example_id: \S+\n {6}version: 1\n {6}content_hash: [0-9a-f]{64}\n {6}method: shortened\n/,
  );
  expect(text('a.example.yaml').endsWith(`---\n${example(B, 'second')}`)).toBe(true);
  expect((await fixture.find('first')).length).toBe(2);
  const dataset = await fixture.engine.call('records/derive', { id: SET }, neverCancelled);
  expect(dataset.refused).toMatchObject([{ id: SET, reason: expect.stringContaining('lineage') as string }]);
});

test('the comment at the head of a file stays with the file', async () => {
  fixture.folder.write(
    'workspace/headed.example.yaml',
    `# All about parcels.\r\n\n# Really.\n${example(id('1a'), 'headed')}`,
  );
  fixture.engine.pathsChanged([fixture.uri('headed.example.yaml')]);
  await fixture.until(async () => (await fixture.find('headed')).length > 0);
  const plan = await fixture.engine.call('records/derive', { id: id('1a') }, neverCancelled);
  await apply(plan);
  const after = text('headed.example.yaml').replaceAll('\r\n', '\n');
  expect(after.match(/# All about parcels|# Really/g)).toHaveLength(2);
  expect(after).toContain(`---\nexample_id: ${plan.edited[0]?.id ?? ''} # headed\n`);
});

test('records move as they are, to a file that is there or not; an empty file goes', async () => {
  const plan = await move([B], 'new/b.example.yaml');
  // Where writing stops half-way the record is in both files.
  expect(plan.files.map(({ uri }) => uri)).toEqual(['new/b.example.yaml', 'a.example.yaml'].map(fixture.uri));
  await apply(plan);
  expect(text('new/b.example.yaml')).toBe(example(B, 'second'));
  expect(text('a.example.yaml')).toBe(example(A, 'first'));
  await apply(await move([B, A, A], 'new/b.example.yaml'));
  expect(text('new/b.example.yaml')).toBe(`${example(B, 'second')}---\n${example(A, 'first')}`);
  expect(existsSync(fileURLToPath(fixture.uri('a.example.yaml')))).toBe(false);
  expect((await move([A], 'new/b.example.yaml')).unchanged).toEqual([A]);
});

test('what a move cannot keep right is refused', async () => {
  expect((await move([C], 'a.example.yaml')).refused).toMatchObject([{ id: C }]);
  await expect(move([A, BIT], 'b.example.yaml')).rejects.toThrow('records of one kind');
  await expect(move([A], 'b.databit.yaml')).rejects.toThrow('.example.yaml');
  await expect(move([A], '../b.example.yaml')).rejects.toThrow('outside');
});

test('relative paths go on leading to their files, which is a version once for each branch', async () => {
  const root = fileURLToPath(fixture.uri(''));
  git(root, 'init');
  git(root, 'add', '.');
  git(root, 'commit', '-m', 'first');
  const moved = (folder: string, version: number): string =>
    `databit_id: ${BIT}\nversion: ${String(version)}\nsource_uri: ${folder}cat.png\ncontent: { uri: ${folder}cat.png }\n`;
  await apply(await move([BIT], 'bits/bit.databit.yaml'));
  expect(text('bits/bit.databit.yaml')).toBe(moved('../img/', 2));
  await apply(await move([BIT], 'bit.databit.yaml'));
  expect(text('bit.databit.yaml')).toBe(moved('img/', 2));
});

test('the splits of a dataset can be tried before they are written', async () => {
  const splits = { seed: 1, weights: { train: 0, test: 1 } };
  const tried = await fixture.engine.call('datasets/splits', { id: SET, splits }, neverCancelled);
  expect(tried).toMatchObject({ total: 1, splits: { train: 0, val: 0, test: 1 } });
});
