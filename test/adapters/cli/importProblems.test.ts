import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';
import { FAQ_CSV, FAQ_MAP, importFaq } from './faqImport.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

describe('bad rows', () => {
  test('of CSV are named with their lines and the others imported', async () => {
    const rows = ['text,label', 'a,b', '"c\nd",e', 'only one', '', 'x,y,z', 'f,g'].join('\n');
    workspace.write(
      'faq.csv',
      Buffer.concat([
        Buffer.from(`\ufeff${rows}\nLatin `),
        Buffer.from([0xe9]),
        Buffer.from(',h\nlast,one\n'),
      ]),
    );
    const { code, out, error } = await workspace.run(['import', 'faq.csv', '--kind', 'example', ...FAQ_MAP]);
    expect(error).toBe(
      'faq.csv: line 5: the row has 1 values where the header has 2\n' +
        'faq.csv: line 7: the row has 3 values where the header has 2\n' +
        'faq.csv: line 9: the line is not UTF-8\n',
    );
    expect(out).toBe('faq.csv: 7 rows: 4 new, 0 updated, 0 unchanged, 3 bad; 1 file written.\n');
    expect(code).toBe(1);
    expect((await workspace.examples()).map(({ input }) => (input as JsonObject)['text'])).toEqual([
      'a',
      'c\nd',
      'f',
      'last',
    ]);
  });

  test('of CSV: a quote that is never closed', async () => {
    workspace.write('faq.csv', 'text,label\na,b\n"open,c\nd,e\n');
    const report = await importFaq(workspace);
    expect(report).toContain('1 new');
    expect(report).toMatch(/faq\.csv: line \d+: Quote Not Closed.*; nothing after it could be read/);
  });

  test('of JSON Lines under the name .json', async () => {
    const lines = [
      '{"text": "a", "label": "l"}',
      '{"text": "b\u2028c", "label": 10}',
      '{"text": ',
      '[1]',
      '',
      '{"text": 9007199254740993, "label": "x"}',
      '{"label": "x"}',
    ];
    workspace.write('rows.json', lines.join('\r\n'));
    const { code, error } = await workspace.run(['import', 'rows.json', '--kind', 'example', ...FAQ_MAP]);
    expect(error.split('\n').map((line) => line.slice(0, 26))).toEqual([
      'rows.json: line 3: not JSO',
      'rows.json: line 4: The rec',
      'rows.json: line 6: the int',
      'rows.json: line 7: The rec',
      '',
    ]);
    expect(code).toBe(1);
    const found = await workspace.examples();
    expect(found.map(({ input }) => (input as JsonObject)['text'])).toEqual(['a', 'b\u2028c']);
    expect(found.map((record) => (record['expected_output'] as JsonObject)['intent'])).toEqual(['l', 10]);
  });

  test('of a JSON list', async () => {
    workspace.write(
      'rows.json',
      '[\n  {"text": "a", "label": "l"},\n  {"text": nope},\n  {"text": "b", "label": null}\n]\n',
    );
    const { error, out } = await workspace.run(['import', 'rows.json', '--kind', 'example', ...FAQ_MAP]);
    expect(error).toMatch(/^rows\.json: line 3: not JSON/);
    expect(out).toContain('2 new');
  });

  test('a map that no row answers is told, and nothing is silently lost', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    const report = await importFaq(workspace, '--map', 'domain=domian');
    expect(report).toMatch(/^1: /);
    expect(report).toContain('The map reads `domian`, but no row has it.');
  });

  test('when no row could be imported the fields are named', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    const { error, code } = await workspace.run([
      'import',
      'faq.csv',
      '--kind',
      'databit',
      '--map',
      'content=txt',
    ]);
    expect(code).toBe(1);
    expect(error).toContain('The first row has the fields id, text, label.');
  });

  test('of JSON Lines that are nested without end or have a key twice', async () => {
    const deep = `{"id": 2, "text": ${'['.repeat(3000)}${']'.repeat(3000)}}`;
    workspace.write('deep.jsonl', `{"id": 1, "text": "a"}\n${deep}\n{"text": "b", "text": "c"}\n`);
    const { code, out, error } = await workspace.run([
      'import',
      'deep.jsonl',
      '--kind',
      'databit',
      '--map',
      'content=text',
    ]);
    expect(`${out}${error}`).toContain('line 2: values are nested more than 1000 levels deep');
    expect(`${out}${error}`).toContain('line 3: the key "text" is there twice');
    expect(`${out}${error}`).toContain('1 new');
    expect(code).toBe(1);
  });
});

describe('a file of records that cannot be read', () => {
  test('stops the import before anything is written, since its records could be there twice', async () => {
    workspace.write('faq.csv', FAQ_CSV);
    await importFaq(workspace, '--key', 'id');
    const [name = '', text = ''] = [...workspace.snapshot('imported')][0] ?? [];
    workspace.write('moved/all.example.yaml', Buffer.from(`\ufeff${text}`, 'utf16le'));
    rmSync(path.join(workspace.folder, 'imported', name));
    const report = await importFaq(workspace, '--key', 'id');
    expect(report).toMatch(/^2: .*all\.example\.yaml may hold records of this import, but is not read: /);
    expect([...workspace.snapshot('imported')]).toEqual([]);
  });

  test('in a folder below an ignored one they are still known', async () => {
    workspace.write('.gitignore', 'data\n');
    git(workspace.folder, 'init', '-q');
    workspace.write('faq.csv', FAQ_CSV);
    await importFaq(workspace, '--key', 'id', '--out', 'data');
    const [name = '', text = ''] = [...workspace.snapshot('data')][0] ?? [];
    rmSync(path.join(workspace.folder, 'data', name));
    workspace.write('data/below/renamed.example.yaml', text);
    expect(await importFaq(workspace, '--key', 'id', '--out', 'data')).toContain(
      '0 new, 0 updated, 3 unchanged',
    );
  });
});

describe('operational failures are one sentence', () => {
  test.each([
    [['import', 'none.csv', '--kind', 'example'], 'none.csv does not exist.'],
    [['import', '.', '--kind', 'example'], 'is not a file.'],
    [
      ['import', 'a.txt', '--kind', 'example'],
      'has no known extension; say --format json, jsonl, csv, parquet.',
    ],
    [['import', 'bad.parquet', '--kind', 'example'], 'cannot be read as Parquet'],
    [['import', 'wide.csv', '--kind', 'example'], 'is UTF-16; save it as UTF-8 and import it again.'],
    [['import', 'twice.csv', '--kind', 'example'], 'has two columns named "a"; rename one.'],
    [['import', 'broken.json', '--kind', 'example'], 'cannot be imported: not JSON'],
    [
      ['import', 'twice.csv', '--kind', 'example', '--map', 'x'],
      '--map: `x` does not have the form FIELD=SOURCE.',
    ],
    [['import', 'twice.csv', '--kind', 'example', '--rows', 'a[]'], '--rows is for JSON documents'],
    [['import', 'twice.csv', '--kind', 'example', '--delimiter', ''], 'It must be one character'],
    [['import', 'twice.csv'], "required option '--kind <kind>' not specified"],
    [['import', 'twice.csv', '--kind', 'thing'], "argument 'thing' is invalid"],
  ])('%j', async (argv, sentence) => {
    workspace.write('a.txt', 'x');
    workspace.write('bad.parquet', 'PAR1 no');
    workspace.write('wide.csv', Buffer.from('\ufefftext,label\n', 'utf16le'));
    workspace.write('twice.csv', 'a,a\n1,2\n');
    workspace.write('broken.json', '{"a": 1,\n');
    const { code, error, out } = await workspace.run(argv);
    expect(error).toContain(sentence);
    expect(error).not.toContain('    at ');
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
