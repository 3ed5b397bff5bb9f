import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { CommandWorkspace, MAIN } from './commandLine.ts';

const DATASET = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42';
let workspace: CommandWorkspace;
beforeAll(async () => {
  workspace = new CommandWorkspace();
  const rows = Array.from({ length: 40 }, (_, at) => ({
    t: `text ${String(at)}`,
    d: at % 2 === 0 ? 'even' : 'odd',
  }));
  workspace.write('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const map = ['input.text=t', 'expected_output=\'x, "y"\'', 'domain=d', 'search_keys=:["a", "b"]'];
  await workspace.run([
    'import',
    'rows.jsonl',
    '--kind',
    'example',
    ...map.flatMap((entry) => ['--map', entry]),
  ]);
  workspace.write('bits.jsonl', '{"t": "a bit"}\n');
  await workspace.run(['import', 'bits.jsonl', '--kind', 'databit', '--map', 'content.text=t']);
  workspace.write(
    'even.dataset.yaml',
    `dataset_id: ${DATASET}\nversion: 1\nname: Even\nmembers: { field: domain, eq: even }\nsplits: { seed: 1, weights: { train: 1, test: 1 } }\n`,
  );
  workspace.write('bad.example.yaml', 'version: 1\ninput: .nan\n');
});
afterAll(() => {
  workspace.dispose();
});

async function lines(...argv: string[]): Promise<string[]> {
  return (await workspace.run(['export', ...argv])).out.trim().split('\n');
}

test('a dataset by name or id, with its splits', async () => {
  const all = (await lines('--dataset', 'Even')).map((line) => JSON.parse(line) as JsonObject);
  expect(all).toHaveLength(20);
  expect(new Set(all.map(({ split }) => split))).toEqual(new Set(['train', 'test']));
  const train = await lines('--dataset', DATASET.toUpperCase(), '--split', 'train');
  expect(train).toHaveLength(all.filter(({ split }) => split === 'train').length);
});

test('chosen columns as CSV', async () => {
  const [head, first] = await lines(
    '--kind',
    'example',
    '--format',
    'csv',
    '--column',
    'text=input.text',
    '--column',
    'label=expected_output',
    '--column',
    'search_keys',
  );
  expect(head).toBe('text,label,search_keys');
  expect(first).toMatch(/^text \d+,"x, ""y""","\[""a"",""b""\]"$/);
});

test('one JSON list', async () => {
  const { out } = await workspace.run(['export', '--kind', 'databit', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject([{ content: { text: 'a bit' }, version: 1 }]);
});

test('both kinds are told apart, and what cannot be exported is named', async () => {
  const { out, code, error } = await workspace.run(['export']);
  const kinds = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as JsonObject)['kind']);
  expect(kinds.filter((kind) => kind === 'databit')).toHaveLength(1);
  expect(kinds).toHaveLength(41);
  expect(error).toBe('bad.example.yaml:1: left out, because the record is not JSON or has no id\n');
  expect(code).toBe(1);
});

test('a Parquet file has typed columns', async () => {
  await workspace.run(['export', '--kind', 'example', '--out', 'all.parquet']);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${workspace.folder}/all.parquet'`);
  const types = new Map(result.getRowsJson().map(([name, type]) => [name, type]));
  expect(Object.fromEntries(types)).toMatchObject({
    version: 'BIGINT',
    'input.text': 'VARCHAR',
    search_keys: 'VARCHAR[]',
  });
  connection.closeSync();
});

test.each([
  [['--dataset', 'Odd'], 'There is no dataset "Odd"; there are "Even".'],
  [['--split', 'train'], 'A split belongs to a dataset; say which with --dataset.'],
  [['--format', 'parquet'], 'Parquet needs --out FILE.'],
  [['--column', 'text=inptu.text'], 'None of the records has the field "inptu.text"; nothing was written.'],
  [['--out', 'x.txt'], 'x.txt has no known extension; say --format jsonl, json, csv, parquet.'],
  [['--out', 'rows.jsonl/x.csv'], 'could not be written'],
])('%j is answered by one sentence and code 2', async (argv, sentence) => {
  const { code, error } = await workspace.run(['export', ...argv]);
  expect(error).toContain(sentence);
  expect(code).toBe(2);
});

test.each(['csv', 'parquet'])('records of several shapes come back from %s', async (format) => {
  const other = new CommandWorkspace();
  other.write(
    'a.databit.yaml',
    [
      `databit_id: 01930d2e-0000-7000-8000-00000000000a\nversion: 1\ncontent: { text: precious }\nlabels: { topic: a }\n`,
      `databit_id: 01930d2e-0000-7000-8000-00000000000b\nversion: 1\ncontent: plain\n`,
    ].join('---\n'),
  );
  await other.run(['export', '--kind', 'databit', '--out', `mixed.${format}`]);
  rmSync(path.join(other.folder, 'a.databit.yaml'));
  expect((await other.run(['import', `mixed.${format}`, '--kind', 'databit'])).code).toBe(0);
  const { out } = await other.run(['export', '--kind', 'databit']);
  const contents = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as JsonObject)['content']);
  expect(contents).toEqual([{ text: 'precious' }, 'plain']);
  other.dispose();
});

test.runIf(process.platform === 'linux')(
  'an output that cannot be written is one sentence and code 2',
  () => {
    const { stderr, status } = spawnSync(
      'bash',
      ['-c', '"$0" "$1" export --kind example > /dev/full', process.execPath, MAIN],
      { cwd: workspace.folder, encoding: 'utf8' },
    );
    expect([stderr, status]).toEqual(['databits: The output could not be written (ENOSPC).\n', 2]);
  },
);

test('exactly the records of a list of ids, with a word about those that are not there', async () => {
  const all = (await workspace.run(['export', '--kind', 'example'])).out.trim().split('\n');
  const ids = all.slice(3, 6).map((line) => (JSON.parse(line) as { example_id: string }).example_id);
  const gone = '01930d2e-7b5a-7c31-9a44-00000000dead';
  workspace.write('ids.txt', [...ids.map((id) => id.toUpperCase()), gone, ''].join('\n'));
  const result = await workspace.run(['export', '--ids', 'ids.txt', '--column', 'id=example_id']);
  const exported = result.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(exported).toEqual(ids);
  expect(result.error).toContain(`${gone}: no record has this id`);
  expect(result.code).toBe(1);
  workspace.write('none.txt', ' ');
  expect(await workspace.run(['export', '--ids', 'none.txt'])).toMatchObject({ code: 2 });
});

test('ids that are all known end with 0, one that is not with 1', async () => {
  const other = new CommandWorkspace();
  const [known, unknown] = ['01930d2e-7b5a-7c31-9a44-00000000000a', '01930d2e-7b5a-7c31-9a44-00000000000b'];
  other.write('a.databit.yaml', `databit_id: ${known}\nversion: 1\ncontent: a\n`);
  other.write('known.txt', known);
  other.write('both.txt', `${known}\n${unknown}\n`);
  expect(await other.run(['export', '--ids', 'known.txt'])).toMatchObject({ code: 0, error: '' });
  const both = await other.run(['export', '--ids', 'both.txt']);
  expect(both).toMatchObject({ code: 1, error: `${unknown}: no record has this id\n` });
  expect(both.out.trim().split('\n')).toHaveLength(1);
  const file = await other.run(['export', '--ids', 'known.txt', '--out', 'one.jsonl']);
  expect(file).toMatchObject({ code: 0, error: 'one.jsonl: 1 record.\n' });
  other.dispose();
});
