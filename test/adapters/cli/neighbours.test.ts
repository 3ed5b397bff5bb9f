import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeAll(async () => {
  workspace = new CommandWorkspace();
  const items = ['parcel', 'letter', 'package', 'delivery', 'shipment', 'order'];
  const asked = ['Where is my', 'I am waiting for my', 'When will I get my', 'Please track my'];
  const rows = items.flatMap((item) => asked.map((words) => [`${words} ${item}?`, 'track']));
  const planted = [
    ['where is  my PARCEL?', 'refund'],
    ['Photosynthesis turns carbon dioxide into sugar', 'track'],
  ];
  workspace.write(
    'rows.csv',
    `text,label\n${[...rows, ...planted].map((row) => row.join(',')).join('\n')}\n`,
  );
  const map = ['input.text=text', 'expected_output.intent=label', "function_name='classify'"];
  await workspace.run([
    'import',
    'rows.csv',
    '--kind',
    'example',
    ...map.flatMap((entry) => ['--map', entry]),
  ]);
});
afterAll(() => {
  workspace.dispose();
});

describe('duplicates', () => {
  test('are listed with their evidence, and --fail ends with 1', async () => {
    const { out, code } = await workspace.run(['duplicates', '--threshold', '0.995']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /1\. 2 records · same text · lowest cosine 1\.000 · same input, different expected output/,
    );
    expect(out).toMatch(/rows-0001\.example\.yaml:\d+ {2}keep: It .*where is my parcel\?/i);
    expect((await workspace.run(['duplicates', '--fail'])).code).toBe(1);
    const none = await workspace.run(['duplicates', '--fail', '--filter', 'function=nobody']);
    expect([none.code, none.out]).toEqual([0, 'No duplicates found.\n']);
  });

  test('have the answer of the protocol as JSON', async () => {
    const { out } = await workspace.run(['duplicates', '--json', '--limit', '1']);
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({ threshold: 0.95, conflictCount: 1, total: 26, withoutVector: 0 });
    expect(answer['groups']).toHaveLength(1);
  });

  test('a threshold that is none, and a filter that is none, are refused', async () => {
    expect(await workspace.run(['duplicates', '--threshold', '2'])).toMatchObject({ code: 2, out: '' });
    const unknown = await workspace.run(['duplicates', '--filter', 'colour=red']);
    expect([unknown.code, unknown.error]).toEqual([
      2,
      expect.stringContaining('There is no filter "colour"'),
    ]);
  });
});

describe('outliers', () => {
  test('come with their nearest; functions with too few records are named', async () => {
    const { out, code } = await workspace.run(['outliers', '--limit', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^1\. Photosynthesis/);
    expect(out).toMatch(
      /standing \d+\.\d, mean cosine -?0\.\d{3} \(usual 0\.\d{3}\)\n {3}nearest, cosine 0\.\d{3}: /,
    );
    expect(out).toContain('among 26 judged records');
    const few = await workspace.run([
      'outliers',
      '--where',
      '{"field": "expected_output.intent", "eq": "refund"}',
    ]);
    expect(few.error).toContain('Not judged, because there are fewer than 20: classify (1).');
  });

  test('doubt a label that the nearest do not have', async () => {
    const { out } = await workspace.run(['outliers', '--by', 'label', '--json']);
    const { outliers } = JSON.parse(out) as { outliers: { label: Record<string, unknown> }[] };
    expect(outliers.map(({ label }) => label)).toEqual([
      { own: 'refund', nearest: 'track', votes: 15, of: 15 },
    ]);
  });
});

describe('map', () => {
  test('writes a line for each record, and says how', async () => {
    const { out, error, code } = await workspace.run(['map']);
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(26);
    for (const line of lines) expect(line).toMatch(/^[01]\.\d{5}\t[01]\.\d{5}\t[0-9a-f-]{36}$/);
    expect(error).toBe('UMAP of 26 records by their 15 nearest neighbours.\n');
  });

  test('has the points as JSON, by the other method too', async () => {
    const { out } = await workspace.run(['map', '--method', 'pca', '--json', '--filter', 'kind=example']);
    const answer = JSON.parse(out) as { method: string; points: { id: string; x: number; y: number }[] };
    expect([answer.method, answer.points.length]).toEqual(['pca', 26]);
    expect(answer.points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
    expect((await workspace.run(['map', '--method', 'tsne'])).code).toBe(2);
  });
});
