import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordEdits } from '../../../shared/src/protocol/writing.ts';
import type { Selection } from '../../../shared/src/protocol/selection.ts';
import type { UsageSummary } from '../../../shared/src/protocol/usage.ts';
import { CommandWorkspace, type CommandResult } from './commandLine.ts';

const id = (end: string): string => `01930d2e-7b5a-7c31-9a44-0000000000${end}`;
const [A, B, BIT] = [id('0a'), id('0b'), id('b1')];
const STREAM = `# Kept.
example_id: ${A}
version: 1
function_name: track
input: { text: Where is my parcel? }
expected_output: { intent: track }
---
example_id: ${B}
version: 1
function_name: refund
input: { text: I want my money back }
expected_output: { intent: refund }
attribution: { derived_from: [{ example_id: ${A} }] }
`;
const DATABITS = `databit_id: ${BIT}
version: 3
content: { text: Parcels come on Mondays }
labels: { intent: schedule }
group: mondays
attribution: { license: CC0-1.0, creator: Ann }
---
databit_id: ${id('b2')}
version: 1
content: { text: Money comes back in ten days }
status: rejected
`;

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
  workspace.write('databits.yaml', 'format_version: 1\n');
  workspace.write('a.example.yaml', STREAM);
  workspace.write('bits.databit.yaml', DATABITS);
});
afterEach(() => {
  workspace.dispose();
});

async function run(...argv: string[]): Promise<CommandResult> {
  return workspace.run(argv);
}

async function json<T>(...argv: string[]): Promise<T & { code: number | null }> {
  const { out, code } = await run(...argv, '--json');
  return { ...(JSON.parse(out) as T), code };
}

describe('writing records', () => {
  test('an example is made from options or a text, and added to a file', async () => {
    const made = await json<RecordEdits>(
      'example',
      'create',
      '--set',
      'input.text=Hello',
      '--set',
      'expected_output={"a":1}',
    );
    expect(made.code).toBe(0);
    const [name = ''] = readdirSync(path.join(workspace.folder, 'records'));
    expect(workspace.read(`records/${name}`)).toContain('input:\n  text: Hello\nexpected_output:\n  a: 1\n');
    const added = await workspace.run(
      ['databit', 'create', '--from', '-', '--file', 'bits.databit.yaml'],
      'content: { text: new }\nname: The new one\n',
    );
    expect([added.code, added.out]).toEqual([
      0,
      expect.stringMatching(/^created [0-9a-f-]{36} \(The new one\) in bits.databit.yaml\n$/),
    ]);
    expect(workspace.read('bits.databit.yaml').startsWith(`${DATABITS}---\ndatabit_id: `)).toBe(true);
  });

  test('a change is made in place; another kind, an unknown id and nothing to do are mistakes', async () => {
    const { code, out } = await run(
      'example',
      'update',
      A,
      '--set',
      'input.text=Where?',
      '--set',
      'domain=mail',
    );
    expect([code, out]).toEqual([0, expect.stringContaining('now version 2')]);
    expect(workspace.read('a.example.yaml')).toBe(
      STREAM.replace(
        'version: 1\nfunction_name: track\n',
        'version: 2\nfunction_name: track\ndomain: mail\n',
      ).replace('Where is my parcel?', 'Where?'),
    );
    expect((await run('example', 'update', BIT, '--set', 'name=x')).error).toContain(
      'is of the kind databit, not example',
    );
    expect((await run('example', 'update', id('99'), '--set', 'domain=x')).code).toBe(1);
    expect((await run('example', 'update', A)).error).toContain('Say what to change');
    expect((await run('example', 'update', A, '--set', 'example_id=x')).error).toContain('identity');
  });

  test('a deletion names what refers to the record, and --dry-run writes nothing', async () => {
    const { code, error } = await run('example', 'delete', A);
    expect([code, error]).toEqual([
      1,
      expect.stringContaining(
        'a.example.yaml:13: example I want my money back, attribution.derived_from.0.example_id',
      ),
    ]);
    expect((await run('example', 'delete', A, '--force', '--dry-run')).out).toContain('would be deleted');
    expect(workspace.read('a.example.yaml')).toBe(STREAM);
    expect((await run('example', 'delete', A, B)).code).toBe(0);
    expect(existsSync(path.join(workspace.folder, 'a.example.yaml'))).toBe(false);
  });

  test('many are changed in one way', async () => {
    const { edited } = await json<RecordEdits>('example', 'edit', A, B, '--status', 'approved');
    expect(edited.map(({ isNewVersion }) => isNewVersion)).toEqual([false, false]);
    expect(workspace.read('a.example.yaml').match(/status: approved/g)).toHaveLength(2);
    expect((await run('example', 'edit', A, '--status', 'approved', '--domain', 'x')).error).toContain(
      'exactly one change',
    );
  });
});

test('examples are chosen with reasons, and their use is logged and counted', async () => {
  const selection = await json<Selection>(
    'example',
    'select',
    'parcel',
    '--k',
    '1',
    '--tokens',
    '500',
    '--no-embedding',
  );
  expect(selection.picks).toMatchObject([{ id: A, reasons: [expect.stringContaining('shares words')] }]);
  expect((await run('example', 'select', '--no-embedding')).error).toContain('Give the text of the query');
  const track = ['example', 'track', A, '--context', 'eval'];
  expect((await run(...track, '--outcome', 'success')).code).toBe(0);
  expect((await run(...track, '--query', 'secret')).error).toContain('The query was not kept');
  const usage = await json<UsageSummary>('usage');
  expect(usage).toMatchObject({
    events: 2,
    examples: [{ id: A, count: 2, observedSuccess: { outcomes: 1 } }],
  });
  expect((await run('usage', A)).out).toContain('2 × Where is my parcel?');
  const { out } = await run('query', 'SELECT count(*) AS n, min(context) AS c FROM example_usage', '--json');
  expect(JSON.parse(out)).toEqual([{ n: 2, c: 'eval' }]);
  expect(
    (await run('search', '--where', '{"field":"kind","eq":"example"}', '--sort', 'usage', '--no-embedding'))
      .out,
  ).toMatch(/^1\. Where is my parcel/);
});

test('a search is refined by options, and a mistake in them is said', async () => {
  const found = async (...options: string[]): Promise<string> =>
    (await run('search', ...options, '--no-embedding')).out;
  expect(await found('--like', A, '--where', '{"field": "function_name", "eq": "refund"}')).not.toContain(
    'parcel?',
  );
  expect(await found('my', '--per-function', '1', '--kind', 'example', '--sort', 'name')).toMatch(
    /^1\. I want my money[^]*2\. Where/,
  );
  expect((await run('search', 'x', '--where', '{"fild": 1}')).error).toContain('--where is no predicate');
  expect((await run('search', '--unlike', A, '--kind', 'example')).error).toContain(
    'besides what they should be unlike',
  );
  workspace.write('v.json', '{"vector": [1, 2], "model": "other"}');
  expect((await run('search', '--vector', 'v.json', '--no-embedding')).error).toContain(
    'No embedding model is loaded',
  );
});

describe('extracting examples from DataBits', () => {
  const extract = (...more: string[]): Promise<CommandResult> =>
    run(
      'extract',
      '--name',
      'schedule',
      '--map',
      'input.text=content.text',
      '--map',
      'expected_output.intent=labels.intent',
      '--where',
      '{"field": "labels.intent", "eq": "schedule"}',
      ...more,
    );

  test('a dry run shows them, a run writes them, and another run changes nothing', async () => {
    const dry = await extract('--dry-run');
    expect(dry.out).toContain('text: Parcels come on Mondays');
    expect(existsSync(path.join(workspace.folder, 'extracted'))).toBe(false);
    expect((await extract()).out).toContain('1 new, 0 updated');
    const files = workspace.snapshot('extracted');
    const text = files.get('extract-schedule-0001.example.yaml') ?? '';
    expect(text).toMatch(/^example_id: [0-9a-f]{8}-[0-9a-f]{4}-5/);
    for (const part of [
      'source: extracted\n',
      'license: CC0-1.0\n',
      'creator: Ann\n',
      'group: mondays\n',
      'status: draft\n',
      `- databit_id: ${BIT}\n      version: 3\n      content_hash: `,
      'method: extracted by schedule\n',
    ])
      expect(text).toContain(part);
    expect((await extract()).out).toContain('0 new, 0 updated, 1 unchanged');
    expect(workspace.snapshot('extracted')).toEqual(files);
    expect((await run('check')).code).toBe(0);
  });

  test('a changed DataBit updates its example, a kept edit stays, another name makes other examples', async () => {
    await extract();
    const file = 'extracted/extract-schedule-0001.example.yaml';
    workspace.write(file, workspace.read(file).replace('status: draft', 'status: approved # by Ann'));
    workspace.write('bits.databit.yaml', DATABITS.replace('on Mondays', 'on Fridays'));
    expect((await extract()).out).toContain('1 updated');
    const text = workspace.read(file);
    expect(text).toContain('text: Parcels come on Fridays\n');
    expect(text).toContain('status: approved # by Ann');
    expect(text).toContain('version: 2\n');
    const other = await run(
      'extract',
      '--name',
      'other',
      '--map',
      'input=content.text',
      '--map',
      "expected_output='x'",
    );
    expect(other.out).toContain('2 new');
  });

  test('mistakes of the map are said', async () => {
    expect((await run('extract', '--name', 'x')).error).toContain('FIELD=SOURCE');
    expect((await extract('--map', 'attribution.derived_from=content')).error).toContain(
      'written by the extraction itself',
    );
    const bad = await run(
      'extract',
      '--name',
      'x',
      '--map',
      'input=content',
      '--map',
      'expected_output=nothing',
    );
    expect([bad.code, bad.error]).toEqual([1, expect.stringContaining('expected_output')]);
  });
});

test('columns of a search, a sort by any field, and the fields in use', async () => {
  const search = ['search', '--filter', 'kind=example', '--no-embedding'];
  const { out } = await run(
    ...search,
    '--sort',
    'expected_output.intent',
    '--columns',
    'version,expected_output.intent',
  );
  expect(out.split('\n').filter((line) => /^ {3}(version|expected)/.test(line))).toEqual([
    '   version: 1',
    '   expected_output.intent: refund',
    '   version: 1',
    '   expected_output.intent: track',
  ]);
  expect((await run('fields')).out).toMatch(/^4 {2}version {2}number$/m);
  const bad = await run(...search, '--columns', ',');
  expect([bad.code, bad.error]).toEqual([2, expect.stringMatching(/Give 1 to 60 fields/)]);
});
