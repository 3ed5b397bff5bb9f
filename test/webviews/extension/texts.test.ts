import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPath, idAtLine, recordSnippet } from '../../../client/src/commands/recordText.ts';
import {
  checkUrl,
  describeKnownModel,
  downloadConsent,
  endpointConsent,
} from '../../../client/src/embedding/consent.ts';
import { firstRow } from '../../../client/src/importing/firstRow.ts';
import {
  extractArguments,
  fieldName,
  importArguments,
  type Column,
  type Mapping,
} from '../../../client/src/importing/mapping.ts';
import { describeTimeLeft } from '../../../shared/src/duration.ts';
import { describeStatus } from '../../../client/src/statusText.ts';
import { parseMapEntry } from '../../../server/src/core/importing/mapping.ts';
import { readyStatus } from '../support/fakeServer.ts';

describe('the first row of a file', () => {
  function checkFirstRow(name: string, text: string, expected: object | undefined): void {
    const row = firstRow(name, text);
    const values = row?.map(({ path, value }) => [path.join('.'), value] as const);
    expect(values === undefined ? undefined : Object.fromEntries(values)).toEqual(expected);
  }

  test('CSV: quotes, line breaks in cells and a byte order mark', () => {
    checkFirstRow('a.csv', '\uFEFFtext,label\r\n"He said ""no"",\nthen left",bad\r\n', {
      text: 'He said "no",\nthen left',
      label: 'bad',
    });
  });

  test('TSV, and a file that ends after the head', () => {
    checkFirstRow('a.tsv', 'text\tlabel\nhello\tgood', { text: 'hello', label: 'good' });
    checkFirstRow('a.csv', 'text,label', { text: '', label: '' });
  });

  test('JSON Lines: the first line, also where the text is cut off behind it', () => {
    checkFirstRow('a.jsonl', '{"text":"a}\\"b","meta":{"n":1}}\n{"text":"cut o', {
      text: 'a}"b',
      meta: { n: 1 },
      'meta.n': 1,
    });
  });

  test('JSON: the first object of a list', () => {
    checkFirstRow('a.json', '[\n  {"text": "one", "tags": ["x"]},\n  {"text": "two"}]', {
      text: 'one',
      tags: ['x'],
    });
  });

  test('neither: nothing', () => {
    checkFirstRow('a.json', '[1, 2]', undefined);
    checkFirstRow('a.jsonl', '{"text": ', undefined);
  });

  test('CSV written by the rules is read back', () => {
    const cell = fc.string({ minLength: 1 }).filter((text) => !text.includes('\r') && text.trim() !== '');
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const head = cells.map((_cell, position) => `c${String(position)}`);
        const quoted = cells.map((text) => `"${text.replaceAll('"', '""')}"`);
        const row = firstRow('a.csv', `${head.join(',')}\n${quoted.join(',')}\n`);
        expect(row?.map(({ value }) => value)).toEqual(cells);
      }),
    );
  });
});

describe('a mapping', () => {
  const column = (path: string[], value: string): Column => ({ path, value });

  test('becomes the arguments of the import', () => {
    const question = column(['meta', 'the "question"'], 'How?');
    const mapping: Mapping = {
      fields: [
        { target: ['input', 'text'], source: { column: question } },
        { target: ['domain'], source: { constant: "it's banking" } },
      ],
      key: [column(['id'], '7')],
      out: 'records/banking',
    };
    expect(importArguments('/data/a.csv', 'example', mapping)).toEqual([
      ...['import', '/data/a.csv', '--kind', 'example'],
      ...['--map', 'input.text=meta."the \\"question\\""', '--map', 'domain=:"it\'s banking"'],
      ...['--key', 'id', '--out', 'records/banking'],
    ]);
  });

  test('is read by the import as it was meant, whatever columns and values are called', () => {
    const names = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(names, fc.string(), (path, constant) => {
        const fields = [
          { target: ['input', 'a'], source: { column: { path, value: '' } } },
          { target: ['name'], source: { constant } },
        ];
        const args = importArguments('f.csv', 'example', { fields, key: [], out: 'o' });
        const entries = args.flatMap((arg, at) => (args[at - 1] === '--map' ? [parseMapEntry(arg)] : []));
        expect(entries).toMatchObject([
          { entry: { target: ['input', 'a'], source: { steps: path.map((name) => ({ name })) } } },
          { entry: { target: ['name'], source: { constant } } },
        ]);
      }),
    );
  });

  test('becomes the command line of an extraction', () => {
    const fields = [{ target: ['input', 'a'], source: { column: column(['content', 'a b'], '') } }];
    expect(extractArguments('my faq', fields)).toEqual([
      ...['extract', '--name', 'my faq', '--map', 'input.a=content."a b"'],
    ]);
  });

  test('gives two columns of one name two fields', () => {
    expect(fieldName(column(['a', 'text'], ''), new Set())).toBe('text');
    expect(fieldName(column(['b', 'text'], ''), new Set(['text']))).toBe('b_text');
  });
});

describe('the record at the cursor', () => {
  function checkId(text: string, expected: string | undefined): void {
    const lines = text.split('\n');
    const line = lines.findIndex((candidate) => candidate.includes('<|>'));
    expect(line, 'the marker').toBeGreaterThanOrEqual(0);
    expect(idAtLine(text.replace('<|>', '').split('\n'), line)).toBe(expected);
  }

  test('the id of the document that holds the line', () => {
    checkId('example_id: a\ninput: x<|>\n---\nexample_id: b', 'a');
    checkId('example_id: a\ninput: x\n---\nversion: 1<|>\nexample_id: "b"', 'b');
    checkId('example_id: a\n---<|>\ndatabit_id: c # comment', 'c');
  });

  test('an id inside a value is none, and a record without one has none', () => {
    checkId('input:\n  example_id: a<|>', undefined);
    checkId('dataset_id: a\nname: b<|>', undefined);
  });
});

test('a new record has the given id and the time in whole seconds, and keeps its tab stops', () => {
  const text = recordSnippet('example', 'my-id', new Date('2026-03-01T10:20:30.456Z'));
  expect(text).toContain('example_id: my-id\n');
  expect(text).toContain('created_at: 2026-03-01T10:20:30Z');
  expect(text).toContain('${1:Name}');
});

test('paths of new files stay inside the folder and keep the suffix', () => {
  expect(checkPath('records/a.example.yaml', 'example')).toBeUndefined();
  expect(checkPath('a.example.yml', 'example')).toBeUndefined();
  expect(checkPath('../a.example.yaml', 'example')).toBeDefined();
  expect(checkPath('/a.example.yaml', 'example')).toBeDefined();
  expect(checkPath('records/a.yaml', 'example')).toBeDefined();
  expect(checkPath('.example.yaml', 'example')).toBeDefined();
});

describe('before a model is fetched or texts are sent', () => {
  const model = {
    ...{ name: 'bge-small', description: 'English.', licence: 'MIT', repository: 'maker/bge-small' },
    ...{ dimensions: 384, bytes: 35_000_000, memory: 1_200_000_000, textsPerSecond: 65 },
  };

  test('the person is told host, size, licence, memory and time', () => {
    expect(downloadConsent(model, 'https://hub.example/', 10_000).split('\n').slice(0, 5)).toEqual([
      'From: https://hub.example/maker/bge-small',
      'Download: about 35 MB',
      'Licence: MIT',
      'Memory while it works: about 1.2 GB',
      'Embedding the 10,000 records here: about 3 min, 384 numbers each',
    ]);
    expect(describeKnownModel(model)).toBe('35 MB · MIT · about 65 texts a second');
  });

  test('the person is told who gets the texts', () => {
    expect(endpointConsent('https://api.example.com/v1', 'tiny')).toMatch(
      /will be sent to api\.example\.com, to be embedded by the model tiny\./,
    );
    expect(checkUrl('https://api.example.com/v1')).toBeUndefined();
    expect(checkUrl('api.example.com')).toMatch(/whole address/);
    expect(checkUrl('file:///etc')).toMatch(/starts with https/);
  });
});

describe('the status bar', () => {
  const overview = {
    counts: { databit: 0, example: 2, dataset: 0, template: 0, run: 0 },
    files: 1,
    problems: { error: 1, warning: 2, information: 0, hint: 0 },
    statuses: {},
    revision: 1,
  };

  test('says what the server and its index are doing', () => {
    const labels = [
      describeStatus('failed', undefined, undefined).label,
      describeStatus('starting', undefined, undefined).label,
      describeStatus('no-folder', undefined, undefined).label,
      describeStatus('running', { ...readyStatus(2000), phase: 'scanning' }, undefined).label,
      describeStatus('running', { ...readyStatus(2000), phase: 'embedding', embedded: 500 }, undefined).label,
      describeStatus('running', { ...readyStatus(2000), phase: 'paused', embedded: 500 }, undefined).label,
      describeStatus('running', readyStatus(2000), overview).label,
      describeStatus('running', { ...readyStatus(2000), phase: 'embedding' }, undefined).label,
      describeStatus('running', { ...readyStatus(2000), notice: 'The service is away.' }, undefined).label,
      describeStatus('running', { ...readyStatus(2000), keywordOnlyReason: 'No model.' }, undefined).label,
    ];
    expect(labels).toEqual([
      '$(error) DataBits',
      '$(loading~spin) DataBits',
      '$(folder) DataBits: no folder',
      '$(sync~spin) DataBits: reading 2,000',
      '$(sync~spin) DataBits: 25 %',
      '$(debug-pause) DataBits: 25 %',
      '$(database) DataBits: 2,000',
      '$(sync~spin) DataBits: loading model',
      '$(warning) DataBits: 2,000',
      '$(warning) DataBits: keyword only',
    ]);
  });

  test('says how fast the embedding is, how long it takes, and how far each model is', () => {
    const { details } = describeStatus(
      'running',
      {
        ...readyStatus(2000),
        phase: 'embedding',
        embedded: 500,
        rate: 75.4,
        remainingSeconds: 1500 / 75.4,
        models: [
          { id: 'better', embedded: 500, waiting: 1500 },
          { id: 'quick', embedded: 2000, waiting: 0 },
        ],
      },
      undefined,
    );
    expect(details).toEqual([
      'Embedding: 500 of 2,000 searchable records have a vector (75 a second), about 20 s left. Search works meanwhile.',
      'Model better: has 500, 1,500 wait',
      'Model quick: has all records',
    ]);
  });

  test('a time left is no more exact than it can be', () => {
    const texts = [0.2, 9, 31, 59, 61, 3599, 3600, 3600 * 1.5, 3600 * 2 - 60, Infinity].map(describeTimeLeft);
    expect(texts).toEqual([
      'a few seconds left',
      'a few seconds left',
      'about 30 s left',
      'about 1 min left',
      'about 1 min left',
      'about 1 h left',
      'about 1 h left',
      'about 1 h 30 min left',
      'about 2 h left',
      'a few seconds left',
    ]);
  });

  test('the tooltip has counts, problems, the model, and why search is keyword only', () => {
    const { details } = describeStatus(
      'running',
      {
        ...readyStatus(2000),
        keywordOnlyReason: 'Search is keyword-only: the model is off.',
        graph: { done: 100_000, total: 1_000_000 },
      },
      overview,
    );
    expect(details).toEqual([
      '2,000 records in 20 files; 2,000 of 2,000 searchable records have a vector.',
      '1 error, 2 warnings.',
      'Search is keyword-only: the model is off.',
      'Model: all-MiniLM-L6-v2',
      'Preparing a faster search in the background: 100,000 of 1,000,000 vectors. Searches are exact meanwhile.',
    ]);
  });
});
