import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { CommandWorkspace, type CommandResult } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeAll(async () => {
  workspace = new CommandWorkspace();
  const rows = [
    ['Where is my parcel?', 'track_parcel', 'delivery'],
    ['My package has not arrived yet', 'track_parcel', 'delivery'],
    ['I want my money back', 'refund', 'billing'],
    ['The invoice shows the wrong amount', 'invoice', 'billing'],
    ['How do I change my password?', 'password', 'account'],
  ];
  workspace.write('rows.csv', `text,label,domain\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const map = [
    'input.text=text',
    'expected_output.intent=label',
    'domain=domain',
    "function_name='classify'",
  ];
  await workspace.run([
    'import',
    'rows.csv',
    '--kind',
    'example',
    ...map.flatMap((entry) => ['--map', entry]),
  ]);
  workspace.write('facts.jsonl', '{"t": "Parcels are delivered within two days"}\n');
  await workspace.run(['import', 'facts.jsonl', '--kind', 'databit', '--map', 'content.text=t']);
});
afterAll(() => {
  workspace.dispose();
});

function answersOf({ out }: CommandResult): JsonObject[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
}

function texts(answer: JsonObject | undefined): unknown[] {
  return ((answer?.['results'] ?? []) as JsonObject[]).map(({ inputText }) => inputText);
}

describe('search', () => {
  test('finds by meaning, and says where and why', async () => {
    const { out, code, error } = await workspace.run(['search', 'reimbursement, please', '--k', '1']);
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/1\. I want my money back {2}\d\.\d{3} {2}vector: cosine 0\.\d{3}/);
    expect(out).toContain('imported/rows-0001.example.yaml:');
  });

  test('--explain says how the vectors were compared', async () => {
    const { out } = await workspace.run(['search', 'parcel', '--k', '1', '--explain']);
    expect(out).toMatch(
      /Plan: hybrid, vectors by scan \(exact\): 6 looked at, 6 compared in full precision; search /,
    );
    expect(out).toMatch(/6 of 6 vectors wanted\. Expected: comparing all below 0\.01 ms\./);
    const filtered = await workspace.run(['search', 'parcel', '--domain', 'account', '--json']);
    expect(answersOf({ ...filtered, out: filtered.out.replaceAll('\n', '') })[0]?.['plan']).toMatchObject({
      exact: true,
      scanned: 1,
    });
    const words = await workspace.run(['search', 'parcel', '--no-embedding', '--explain']);
    expect(words.out).toMatch(/Plan: keyword-only, no vectors compared; /);
  });

  test('answers JSON, filtered', async () => {
    const { out } = await workspace.run([
      'search',
      'parcel',
      '--json',
      '--domain',
      'billing',
      '--kind',
      'example',
    ]);
    const answer = JSON.parse(out) as JsonObject;
    expect(answer).toMatchObject({ mode: 'hybrid', model: expect.stringContaining('MiniLM') as string });
    expect((answer['results'] as JsonObject[]).every(({ domain }) => domain === 'billing')).toBe(true);
    const [first] = answer['results'] as JsonObject[];
    expect(first).toMatchObject({ file: 'imported/rows-0001.example.yaml', position: { character: 0 } });
  });

  test('filters alone list what passes', async () => {
    const { out } = await workspace.run(['search', '--filter', 'kind=databit', '--json']);
    expect(texts(JSON.parse(out) as JsonObject)).toEqual(['Parcels are delivered within two days']);
  });

  test('without a model it says that it is by keywords only', async () => {
    const { out, error } = await workspace.run(['search', 'parcel', '--no-embedding', '--json']);
    expect(JSON.parse(out)).toMatchObject({ mode: 'keyword-only' });
    expect(error).not.toBe('');
  });

  test('quotes, beginnings and exclusions are conditions on the command line, and signs in a batch', async () => {
    const ids = async (text: string): Promise<unknown[]> => {
      const { out } = await workspace.run(['search', text, '--no-embedding', '--json']);
      return texts(JSON.parse(out) as JsonObject);
    };
    expect(await ids('"my money back"')).toEqual(['I want my money back']);
    expect(await ids('"money my back"')).toEqual([]);
    expect(await ids('arriv*')).toEqual(['My package has not arrived yet']);
    expect(await ids('parcel -delivered')).not.toContain('Parcels are delivered within two days');
    const lines = [{ text: 'say "back my money" -now' }, { text: '"back my money"', literal: false }];
    const result = await workspace.run(
      ['search', '--batch', '-', '--no-embedding'],
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    const [literal, typed] = answersOf(result);
    expect(texts(literal)).toContain('I want my money back');
    expect(texts(typed)).toEqual([]);
  });

  test('a batch answers each line in its order, bad ones by their error', async () => {
    const queries = [
      '"where is my parcel"',
      '{"id": "q2", "text": "refund", "k": 1, "filters": {"domains": ["billing"]}}',
      '',
      '{"text": 5}',
      'nonsense',
      '{"query": "password", "k": 1}',
    ];
    const result = await workspace.run(['search', '--batch', '-', '--k', '2'], queries.join('\n'));
    const answers = answersOf(result);
    expect(answers.map(({ line, id }) => line ?? id)).toEqual([1, 'q2', 4, 5, 6]);
    expect(texts(answers[0])).toContain('Where is my parcel?');
    expect(texts(answers[0])).toHaveLength(2);
    expect(texts(answers[1])).toEqual(['I want my money back']);
    expect(answers[2]).toMatchObject({ error: 'The query does not have the form that --help shows.' });
    expect(answers[3]).toMatchObject({ error: expect.stringContaining('not JSON') as string });
    expect(texts(answers[4])).toEqual(['How do I change my password?']);
    expect(result.code).toBe(1);
    expect(result.error).toBe('2 queries could not be answered.\n');
  });

  test('similar records, without the record itself', async () => {
    const { out } = await workspace.run(['search', 'parcel', '--json', '--k', '1', '--kind', 'example']);
    const { results } = JSON.parse(out) as { results: { id: string }[] };
    const similar = await workspace.run([
      'search',
      '--similar',
      results[0]?.id ?? '',
      '--json',
      '--kind',
      'example',
      '--k',
      '1',
    ]);
    expect(texts(JSON.parse(similar.out) as JsonObject)).toEqual(['My package has not arrived yet']);
  });

  test.each([
    [['search', '--similar', 'none', '--no-embedding'], 'No record has the id none.'],
    [['search', 'a', '--like', 'none', '--no-embedding'], 'No record has the id none.'],
    [['search', 'a', '--unlike', 'none', '--no-embedding'], 'No record has the id none.'],
    [['search'], 'Say what to search for: a text, --similar, --batch or a filter.'],
    [['search', 'a', '--batch', 'x'], 'Give one of a text, --similar and --batch.'],
    [['search', 'a', '--filter', 'colour=red'], 'There is no filter "colour"; there are kind, function'],
    [['search', 'a', '--filter', 'red'], '--filter red does not have the form field=value.'],
    [['search', 'a', '--filter', 'quality=2'], 'The quality "2" is no number from 0 to 1.'],
    [
      ['search', 'a', '--kind', 'dataset'],
      'The kind "dataset" is not searched; there are example and databit.',
    ],
    [['search', '--batch', 'none.jsonl'], 'none.jsonl is no file'],
    [['search', 'a', '--k', '0'], 'It must be a whole number from 1 up.'],
  ])('%j is answered by one sentence and code 2', async (argv, sentence) => {
    const { code, error, out } = await workspace.run(argv);
    expect(error).toContain(sentence);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('query', () => {
  const sql = 'SELECT domain, count(*) AS n FROM example_store GROUP BY domain ORDER BY domain';

  test('as a table, as JSON and as CSV', async () => {
    expect((await workspace.run(['query', sql])).out).toBe(
      'domain    n\n────────  ─\naccount   1\nbilling   2\ndelivery  2\n(3 rows)\n',
    );
    expect(JSON.parse((await workspace.run(['query', sql, '--json'])).out)).toEqual([
      { domain: 'account', n: 1 },
      { domain: 'billing', n: 2 },
      { domain: 'delivery', n: 2 },
    ]);
    expect((await workspace.run(['query', "SELECT 'a,\"b' AS x, NULL AS y", '--format', 'csv'])).out).toBe(
      'x,y\n"a,""b",\n',
    );
  });

  test('into a file of any format, all rows, in one step', async () => {
    const file = path.join(workspace.folder, 'out.json');
    const { code, error } = await workspace.run(['query', 'SELECT i FROM range(3000) r(i)', '--out', file]);
    expect({ code, error }).toMatchObject({
      code: 0,
      error: expect.stringMatching(/^3,000 rows, [\d,]+ bytes/) as string,
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(3000);
    const refused = await workspace.run(['query', 'SELECT 1', '--out', 'out.txt']);
    expect(refused.error).toContain('must end in .csv, .json or .parquet');
  });

  test('more rows than the limit are told', async () => {
    const { out, error } = await workspace.run([
      'query',
      'SELECT * FROM range(5)',
      '--limit',
      '2',
      '--format',
      'csv',
    ]);
    expect(out.split('\n')).toHaveLength(4);
    expect(error).toContain('Only the first 2 rows are shown');
  });

  test.each([
    ['DROP TABLE databits'],
    ['SELECT 1; SELECT 2'],
    ["SELECT * FROM read_csv('rows.csv')"],
    ['SELEC'],
    ["COPY (SELECT 1) TO 'x.csv'"],
  ])('%s is refused', async (statement) => {
    const { code, error, out } = await workspace.run(['query', statement]);
    expect(error).toMatch(/^databits: .+/);
    expect(error).not.toContain('    at ');
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('status and index build', () => {
  test('say what there is', async () => {
    const built = await workspace.run(['index', 'build', '--json']);
    expect(JSON.parse(built.out)).toMatchObject({ phase: 'ready', records: 6, searchable: 6, embedded: 6 });
    const { out } = await workspace.run(['status']);
    expect(out).toContain('Records: 6 in 2 files');
    expect(out).toContain(`Cache: ${workspace.cache}`);
  });

  test('index verify says that the index is what the files say', async () => {
    const { out, code } = await workspace.run(['index', 'verify']);
    expect([out, code]).toEqual(['Compared 6 records in 2 files: no differences\n', 0]);
    const { out: json } = await workspace.run(['index', 'verify', '--json']);
    expect(JSON.parse(json)).toEqual({
      files: 2,
      records: 6,
      changedMeanwhile: 0,
      total: 0,
      differences: [],
      cancelled: false,
    });
  });

  test('without a model the reason is told', async () => {
    const before = process.env['DATABITS_MODEL'];
    process.env['DATABITS_MODEL'] = workspace.folder;
    try {
      const { out, code } = await workspace.run(['index', 'build']);
      expect(code).toBe(0);
      expect(out).toContain('\nSearch is keyword-only. ');
    } finally {
      if (before === undefined) delete process.env['DATABITS_MODEL'];
      else process.env['DATABITS_MODEL'] = before;
    }
  });
});

test('help and version are no failures', async () => {
  for (const argv of [
    ['--help'],
    ['--version'],
    ['help', 'import'],
    ['search', '--help'],
    ['index', 'build', '--help'],
  ]) {
    const { code, out, error } = await workspace.run(argv);
    expect(`${String(code)}${error}`).toBe('0');
    expect(out).not.toBe('');
  }
  expect((await workspace.run([])).code).toBe(2);
  expect((await workspace.run(['nonsense'])).error).toContain("unknown command 'nonsense'");
});
