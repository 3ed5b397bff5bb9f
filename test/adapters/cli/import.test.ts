import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { CommandWorkspace } from './commandLine.ts';
import { FAQ_CSV, FAQ_MAP, importFaq } from './faqImport.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

describe('importing again', () => {
  test('writes the same bytes, and a check finds nothing', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    expect(await importFaq(workspace)).toBe(
      '0: faq.csv: 3 rows: 3 new, 0 updated, 0 unchanged, 0 bad; 1 file written.\n',
    );
    const before = workspace.snapshot('imported');
    expect([...before.keys()]).toEqual(['faq-0001.example.yaml']);
    expect(await importFaq(workspace)).toBe(
      '0: faq.csv: 3 rows: 0 new, 0 updated, 3 unchanged, 0 bad; no file changed.\n',
    );
    expect(workspace.snapshot('imported')).toEqual(before);
    const { code, out } = await workspace.run(['check']);
    expect(`${String(code)} ${out}`).toMatch(/^0 No problems in 3 records in 1 file\./);
  });

  test('keeps edits, comments and places, updates what the source changed, and names what is gone', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    await importFaq(workspace, '--key', 'id');
    const [text = ''] = workspace.snapshot('imported').values();
    const edited = text
      .replace('text: Where is my card?', 'text: Where is my card? # as heard')
      .replace('intent: card_arrival', 'intent: my_label')
      .replace(/(version: 1\n)(?=input:\n {2}text: \|)/, '$1difficulty: hard # mine\n');
    expect(edited).toContain('# mine');
    workspace.write('moved/by hand.example.yaml', edited);
    workspace.write('imported/faq-0001.example.yaml', '');

    workspace.write(
      'faq.csv',
      FAQ_CSV.replace('Where is my card?', 'Where is it?')
        .replace('lines,', 'LINES,')
        .replace(/3,.*\n/, '4,new,x\n'),
    );
    const report = await importFaq(workspace, '--key', 'id');
    expect(report).toContain('updated moved/by hand.example.yaml:1 input.text (Where is my card?)');
    expect(report).toContain('the source no longer has this record; it stays');
    expect(report).toContain(
      '4 rows: 1 new, 2 updated, 0 unchanged, 0 bad; 2 files written.'.replace('4 rows', '3 rows'),
    );
    const after = workspace.read('moved/by hand.example.yaml');
    expect(after).toContain('text: Where is it? # as heard');
    expect(after).toContain('intent: my_label');
    expect(after).toContain('difficulty: hard # mine');
    expect(after).toContain('Two\n    LINES, "quoted"');
    expect(after.match(/^version: 2$/gm)).toHaveLength(2);
    expect(after.match(/^created_at: .*$/gm)).toEqual(text.match(/^created_at: .*$/gm));
    expect(await importFaq(workspace, '--key', 'id')).toContain('0 new, 0 updated, 3 unchanged');
    expect(workspace.read('moved/by hand.example.yaml')).toBe(after);
  });

  test('a dry run writes nothing', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    expect(await importFaq(workspace, '--dry-run')).toContain(
      'Nothing was written (--dry-run): faq.csv: 3 rows: 3 new',
    );
    expect(await workspace.examples()).toEqual([]);
  });

  test('new rows fill the last file up', async () => {
    const rows = (count: number): string =>
      `id,text,label\n${Array.from({ length: count }, (_, at) => `${String(at)},t${String(at)},l\n`).join('')}`;
    workspace.write('faq.csv', rows(5));
    await importFaq(workspace, '--key', 'id', '--records-per-file', '2', '--out', 'data/faq');
    expect([...workspace.snapshot('data/faq').keys()]).toEqual([
      'faq-0001.example.yaml',
      'faq-0002.example.yaml',
      'faq-0003.example.yaml',
    ]);
    const before = workspace.snapshot('data/faq');
    workspace.write('faq.csv', rows(8));
    await importFaq(workspace, '--key', 'id', '--records-per-file', '2', '--out', 'data/faq');
    const after = workspace.snapshot('data/faq');
    expect([...after.keys()]).toHaveLength(4);
    expect(after.get('faq-0001.example.yaml')).toBe(before.get('faq-0001.example.yaml'));
    expect((await workspace.examples()).map(({ input }) => (input as JsonObject)['text'])).toEqual([
      't0',
      't1',
      't2',
      't3',
      't4',
      't5',
      't6',
      't7',
    ]);
  });

  test('a record that an alias binds is left to the user', async () => {
    workspace.write('faq.csv', 'id,text,label\n1,a,b\n');
    await importFaq(workspace, '--key', 'id');
    const file = 'imported/faq-0001.example.yaml';
    const bound = workspace
      .read(file)
      .replace('text: a', 'text: &x a')
      .replace('intent: b', 'intent: b\nname: *x');
    workspace.write(file, bound);
    workspace.write('faq.csv', 'id,text,label\n1,c,b\n');
    expect(await importFaq(workspace, '--key', 'id')).toContain(
      'not changed, because it cannot be edited by itself',
    );
    expect(workspace.read(file)).toBe(bound);
  });
});

describe('formats', () => {
  test('nested JSON with --rows reaches the levels above', async () => {
    const document = {
      data: [
        {
          title: 'T',
          paragraphs: [
            { context: 'C', qas: [{ id: 'q1', question: 'Q?', answers: [{ text: 'A' }, { text: 'B' }] }] },
          ],
        },
      ],
    };
    workspace.write('squad.json', JSON.stringify(document));
    const map = [
      'input.question=question',
      'input.context=^.context',
      'name=^^.title',
      'expected_output.answers=answers[].text',
    ];
    await workspace.run([
      'import',
      'squad.json',
      '--kind',
      'example',
      '--rows',
      'data[].paragraphs[].qas[]',
      '--key',
      'id',
      ...map.flatMap((entry) => ['--map', entry]),
    ]);
    expect(await workspace.examples()).toMatchObject([
      { name: 'T', input: { question: 'Q?', context: 'C' }, expected_output: { answers: ['A', 'B'] } },
    ]);
  });

  test('what is exported can be imported elsewhere without a map, in every format', async () => {
    workspace.write(
      'rows.jsonl',
      '{"t": "10", "l": ["a", "b"], "o": {"x": "1"}, "q": 0.5}\n{"t": "- x\\n,\\"", "l": [], "o": {"x": ""}, "q": 1}\n',
    );
    const map = ['input.text=t', 'input.n=n', 'capability_tags=l', 'expected_output=o', 'quality_scores.q=q'];
    await workspace.run([
      'import',
      'rows.jsonl',
      '--kind',
      'example',
      ...map.flatMap((entry) => ['--map', entry]),
    ]);
    const before = await workspace.examples();
    const copy = new CommandWorkspace();
    try {
      for (const format of ['jsonl', 'json', 'parquet', 'csv']) {
        const file = path.join(copy.folder, `all.${format}`);
        expect((await workspace.run(['export', '--kind', 'example', '--out', file])).code).toBe(0);
        const { code, out, error } = await copy.run([
          'import',
          file,
          '--kind',
          'example',
          '--source',
          format,
          '--out',
          format,
        ]);
        expect(error).toBe('');
        expect(code).toBe(0);
        expect(out).toMatch(format === 'jsonl' ? /2 new/ : /0 new/);
      }
      const { out } = await copy.run(['export', '--kind', 'example']);
      const after = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as JsonObject);
      const core = ({ metadata: _, ...rest }: JsonObject): JsonObject => rest;
      expect(after.map(core)).toEqual(before.map(core));
    } finally {
      copy.dispose();
    }
  });

  test('Parquet names that look like patterns are taken literally', async () => {
    workspace.write('rows.jsonl', '{"t": "a"}\n');
    await workspace.run(['import', 'rows.jsonl', '--kind', 'databit', '--map', 'content.text=t']);
    await workspace.run(['export', '--kind', 'databit', '--out', 'a.parquet']);
    workspace.write('a[b]*.parquet', readFileSync(path.join(workspace.folder, 'a.parquet')));
    const { out, error } = await workspace.run([
      'import',
      'a[b]*.parquet',
      '--kind',
      'databit',
      '--source',
      'other',
    ]);
    expect(`${out}${error}`).toMatch(/1 row: 0 new, 1 updated|1 row: 0 new, 0 updated, 1 unchanged/);
  });

  test('other delimiters are told from the header', async () => {
    workspace.write('faq.csv', 'text;label\na, with comma;b\n');
    await importFaq(workspace);
    workspace.write('faq.tsv', 'text\tlabel\nc\td\n');
    await workspace.run(['import', 'faq.tsv', '--kind', 'example', ...FAQ_MAP]);
    expect((await workspace.examples()).map(({ input }) => (input as JsonObject)['text']).sort()).toEqual([
      'a, with comma',
      'c',
    ]);
  });
});
