import { describe, expect, test } from 'vitest';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { actionsAt, checkFix, checkTitles } from './support/checkFix.ts';
import { applyEdits, FRESH_ID as fresh } from './support/featureFixture.ts';

const known = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

describe('versions', () => {
  const base = (version: number): string =>
    `#- base/a.example.yaml\nexample_id: ${known}\nversion: ${String(version)}\ninput: x\nexpected_output: y\n`;
  const now = (version: string, input: string): string =>
    `#- a.example.yaml\n# about\n---\nexample_id: ${known}\nversion: ${version}\ninput: ${input}\nexpected_output: y\n`;
  const after = (version: string, input: string): string => now(version, input).replace(/^#-.*\n/, '');

  test.each([
    ['one step where the content changed', 1, '<|>1', 'z', 'Set the version to 2', '2'],
    ['back where it did not', 1, '<|>2', 'x', 'Set the version back to 1', '1'],
    ['up where it was lowered', 5, '<|>2', 'z', 'Set the version to 6', '6'],
  ])('%s', async (_name, before, marked, input, title, version) => {
    await checkFix(base(before) + now(marked, input), title, after(version, input));
  });

  test('beyond what the base branch did meanwhile', async () => {
    const tip = base(2).replace('base/', 'tip/').replace('input: x', 'input: theirs');
    await checkFix(base(1) + tip + now('<|>2', 'ours'), 'Set the version to 3', after('3', 'ours'));
  });

  test('a record that took the id of another gets a new one', async () => {
    const databit = `#- base/a.databit.yaml\ndatabit_id: ${known}\nversion: 1\ncontent: x\n`;
    await checkFix(
      databit + now('1', 'x').replace('example_id: ', 'example_id: <|>'),
      'Give the record a new id',
      after('1', 'x').replace(known, fresh),
    );
  });
});

describe('signatures', () => {
  const template = `#- t.template.yaml
template_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42
version: 1
name: Classify
instructions: x
inputs: [{ name: text }, { name: tags, type: 'list[str]' }]
outputs: [{ name: intent, type: "Literal['track', 'refund']" }]
`;
  const now = (input: string, output: string): string =>
    `#- a.example.yaml\nexample_id: ${known}\nversion: 1\nfunction_name: classify\n${input}expected_output: ${output}\n`;
  const after = (input: string, output: string): string => now(input, output).replace(/^#-.*\n/, '');

  test('a field that is missing is inserted, one that is misspelt renamed', async () => {
    await checkFix(
      template + now('in<|>put:\n  text: a\n', '{ intent: track }'),
      "Insert the field 'tags'",
      after('input:\n  text: a\n  tags: []\n', '{ intent: track }'),
    );
    await checkFix(
      template + now('input:\n  te<|>xts: a\n  tags: []\n', '{ intent: track }'),
      "Change to 'text'",
      after('input:\n  text: a\n  tags: []\n', '{ intent: track }'),
    );
  });

  test('a value that is almost one of the enumeration is changed to it', async () => {
    await checkFix(
      template + now('input: { text: a, tags: [] }\n', '{ intent: re<|>fnd }'),
      "Change to 'refund'",
      after('input: { text: a, tags: [] }\n', '{ intent: refund }'),
    );
  });
});

test.each([
  ['mail <|>a@b.co now', 'mail [EMAIL] now'],
  ['<|>a@b.co', '"[EMAIL]"'],
  ['"<|>a@b.co"', '"[EMAIL]"'],
  ['{ text: mail <|>a@b.co }', '{ text: "mail [EMAIL]" }'],
  ['|\n  mail <|>a@b.co\n  now', '|\n  mail [EMAIL]\n  now'],
])('personal data gives way to a placeholder: %s', async (marked, expected) => {
  const record = (input: string): string =>
    `example_id: ${known}\nversion: 1\nexpected_output: b\ninput: ${input}\n`;
  await checkFix(record(marked), 'Replace by [EMAIL]', record(expected));
  // Whether it goes or may stay with a reason is the author's choice.
  const { actions } = await actionsAt(record(marked));
  expect(actions.filter(({ isPreferred }) => isPreferred === true)).toEqual([]);
});

describe('comments that let a problem stay', () => {
  const record = (rest: string): string => `example_id: ${known}\nversion: 1\nexpected_output: b\n${rest}`;

  test('are written above the value, without a reason', async () => {
    await checkFix(
      record('input:\n  text: |\n    one\n    <|>a@b.co\n'),
      'Let privacy.email stay here, with a reason',
      record('input:\n  # databits-ignore privacy.email: \n  text: |\n    one\n    a@b.co\n'),
    );
  });

  test('have the cursor where the reason goes, in an editor that takes snippets', async () => {
    const { actions, uri } = await actionsAt(record('input:\n  text: <|>a@b.co\n'), { snippetEdits: true });
    const start = { line: 4, character: 0 };
    const value = '  # databits-ignore privacy.email: $0\n';
    expect(actions.find(({ title }) => title.startsWith('Let privacy'))?.edit?.documentChanges).toEqual([
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, snippet: { kind: 'snippet', value } }],
      },
    ]);
  });

  test('are removed where there is no problem, and hide the fixes of one that is', async () => {
    await checkFix(
      record('# <|>databits-ignore privacy.email: why\ninput: a\n'),
      'Remove the comment',
      record('input: a\n'),
    );
    await checkFix(
      record('input: a # databits-ignore privacy.email: why<|>\n'),
      'Remove the comment',
      record('input: a\n'),
    );
    await checkTitles(record('# databits-ignore privacy.email: why\ninput: <|>a@b.co\n'), []);
  });
});

describe('duplicates', () => {
  const second = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';
  const one = (id: string, rest: string): string =>
    `example_id: ${id}\nversion: 1\ninput: a\nexpected_output: b\n${rest}`;
  const source = (id: string): string => `    - { run_id: ${id} }\n`;
  const kept = `search_keys: [x]\nattribution:\n  creator: Ana\n  license: MIT OR Apache-2.0\n  derived_from:\n${source(fresh)}`;
  const gone = `search_keys: [x, y]\nexplanation: why\nattribution:\n  creator: Ben\n  license: CC-BY-4.0\n  derived_from:\n${source(second)}`;
  const merged = kept
    .replace('[x]', '[x, y]')
    .replace('Ana', 'Ana; Ben')
    .replace('MIT OR Apache-2.0', '(MIT OR Apache-2.0) AND CC-BY-4.0');

  test('become one that keeps what both say of their sources', async () => {
    const title = 'Merge "Other" into this example';
    const other = one(second, `name: Other\n${gone}`);
    const { actions, text, uri } = await actionsAt(`${one(`<|>${known}`, kept)}---\n${other}`);
    const edits = actions.find((action) => action.title === title)?.edit?.changes?.[uri] ?? [];
    const fixed = applyEdits(text, edits);
    const [document, ...others] = new OpenFile(uri, 'example', fixed).documents;
    expect(others).toEqual([]);
    expect(document?.problems).toEqual([]);
    expect(document?.value).toEqual({
      ...new OpenFile(uri, 'example', one(known, merged)).documents[0]?.value,
      explanation: 'why',
      attribution: {
        creator: 'Ana; Ben',
        license: '(MIT OR Apache-2.0) AND CC-BY-4.0',
        derived_from: [{ run_id: fresh }, { run_id: second }],
      },
    });
  });

  test('take the file of the other one along, and stay where something refers to it', async () => {
    const files = `#- a.example.yaml\n${one(`<|>${known}`, '')}#- b.example.yaml\n${one(second, 'name: Other\n')}`;
    const { actions } = await actionsAt(files);
    const merge = actions.find(({ title }) => title.startsWith('Merge'));
    expect(merge?.edit?.documentChanges).toEqual([
      { kind: 'delete', uri: 'file:///workspace/b.example.yaml' },
    ]);
    const dataset = `#- c.dataset.yaml\ndataset_id: ${fresh}\nversion: 1\nmembers: { ids: [${second}] }\n`;
    await checkTitles(files + dataset, ['Let example.duplicate stay here, with a reason']);
  });
});

describe('leaks', () => {
  const id = (number: number): string => `01930d2e-7b5a-7c31-9a44-0f6b8c1d2e${String(number)}`;
  const one = (number: number, input: string, more = ''): string =>
    `example_id: ${id(number)}\nversion: 1\ninput: ${input}\nexpected_output: b\n${more}`;
  const dataset = (assign: string, version = 1): string =>
    `dataset_id: ${id(90)}\nversion: ${String(version)}\nname: D\n# who\nmembers: { field: kind, eq: example }\nsplits:\n  seed: 1\n  weights: { train: 1, val: 1, test: 1 }\n  assign:\n${assign}`;
  const pins = `    ${id(41)}: test # measured\n    ${id(42).toUpperCase()}: train\n    ${id(40)}: train\n    ${id(43)}: val\n`;
  const records = [
    one(41, 'where is my parcel'),
    one(42, 'Where is my parcel?'),
    one(40, 'lost it'),
    one(43, 'lost it'),
  ];
  const fixture = (at: number, base = ''): string =>
    `${base}#- d.dataset.yaml\n${dataset(pins)}#- a.example.yaml\n${records.join('---\n').replace(id(at), `<|>${id(at)}`)}`;
  const uri = 'file:///workspace/d.dataset.yaml';

  const fix = async (files: string, title: string): Promise<string> => {
    const { actions } = await actionsAt(files);
    const edits = actions.find((action) => action.title === title)?.edit?.changes?.[uri];
    return applyEdits(dataset(pins), edits ?? []);
  };

  test('are pinned together on the side that measures, where their pins stand', async () => {
    const pinned = pins.replace(`${id(42).toUpperCase()}: train`, `${id(42).toUpperCase()}: test`);
    const title = 'Pin together: move this record to test of "D"';
    expect(await fix(fixture(42), title)).toBe(dataset(pinned, 2));
    await checkTitles(fixture(41), ['Let record.near-duplicate stay here, with a reason']);
  });

  test('can all be pinned at once', async () => {
    const pinned = pins
      .replace(`${id(42).toUpperCase()}: train`, `${id(42).toUpperCase()}: test`)
      .replace(`${id(40)}: train`, `${id(40)}: val`);
    const title = 'Pin together 2 records of train of "D" that leak';
    expect(await fix(fixture(40), title)).toBe(dataset(pinned, 2));
  });

  test('near-duplicates with one output become one example', async () => {
    const files = `#- a.example.yaml\n${one(44, '<|>Is my parcel lost?')}---\n${one(45, 'is my parcel lost')}`;
    const { actions, text } = await actionsAt(files.replace(/<\|>/, '').replace(id(44), `<|>${id(44)}`));
    const merge = actions.find(({ title }) => title.startsWith('Merge'));
    const edits = merge?.edit?.changes?.['file:///workspace/a.example.yaml'] ?? [];
    expect(applyEdits(text, edits)).toBe(one(44, 'Is my parcel lost?'));
  });
});
