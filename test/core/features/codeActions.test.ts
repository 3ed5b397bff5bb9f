import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { codeActionsIn } from '../../../server/src/core/features/codeActions.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { unindent } from '../support/markers.ts';
import { applyEdits, createFixture, type FixtureOptions } from './support/featureFixture.ts';

async function actionsAt(
  fixture: string,
  options: FixtureOptions = {},
  diagnostics: readonly Diagnostic[] = [],
): Promise<{ actions: CodeAction[]; text: string; uri: string; open: OpenFile }> {
  const { cursor, context } = createFixture(fixture, options);
  const { open, text } = cursor.file;
  const range = { start: cursor.position, end: cursor.position };
  const actions = await codeActionsIn(open, range, diagnostics, context, neverCancelled);
  return { actions, text, uri: open.uri, open };
}

/** Compares the titles of all fixes at `<|>`. */
async function checkTitles(
  fixture: string,
  expected: readonly string[],
  options?: FixtureOptions,
): Promise<void> {
  const { actions } = await actionsAt(fixture, options);
  expect(actions.map(({ title }) => title)).toEqual(expected);
}

/** Applies the fix with the title at `<|>`; compares the document, whose problems must not be more than before. */
async function checkFix(
  fixture: string,
  title: string,
  expected: string,
  options?: FixtureOptions,
): Promise<void> {
  const { actions, text, uri, open } = await actionsAt(fixture, options);
  const action = actions.find((candidate) => candidate.title === title);
  expect(action, `offered: ${actions.map((one) => one.title).join(', ')}`).toBeDefined();
  const fixed = applyEdits(text, action?.edit?.changes?.[uri] ?? []);
  expect(fixed).toBe(unindent(expected));
  expect(countProblems(new OpenFile(uri, open.kind, fixed))).toBeLessThanOrEqual(countProblems(open));
}

function countProblems(file: OpenFile): number {
  return file.documents.flatMap(({ problems }) => problems).length;
}

const fresh = '0199aaaa-0000-7000-8000-000000000001';
const known = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';

test('insert an id', async () => {
  await checkFix(
    '# about\n<|>version: 1\ninput: a\nexpected_output: b\n',
    'Insert id',
    `# about\nexample_id: ${fresh}\nversion: 1\ninput: a\nexpected_output: b\n`,
  );
});

test('insert an id after a separator, in flow style, and where it is empty', async () => {
  await checkFix(
    'version: 1\n---\n<|>version: 1\n',
    'Insert id',
    `version: 1\n---\nexample_id: ${fresh}\nversion: 1\n`,
  );
  await checkFix('<|>{ version: 1 }', 'Insert id', `{ example_id: ${fresh}, version: 1 }`);
  await checkFix('example_id<|>:\nversion: 1\n', 'Insert id', `example_id: ${fresh}\nversion: 1\n`);
  await checkFix('example_id: "<|>"\nversion: 1\n', 'Insert id', `example_id: ${fresh}\nversion: 1\n`);
});

test('insert what is missing', async () => {
  await checkFix(
    '<|>example_id: a\ninput: |\n  text\n\n# end\n',
    'Insert the missing properties',
    'example_id: a\ninput: |\n  text\nversion: 1\nexpected_output: ""\n\n# end\n',
  );
});

test('insert what is missing, the id first', async () => {
  await checkFix(
    '<|>name: a # b',
    'Insert the missing properties',
    `example_id: ${fresh}\nname: a # b\nversion: 1\ninput: ""\nexpected_output: ""`,
  );
});

test('insert what a nested mapping lacks, in both styles', async () => {
  await checkFix(
    '#- a.template.yaml\nfew_sh<|>ot:\n  k: 3\nversion: 1',
    "Insert the missing property 'dataset'",
    'few_shot:\n  k: 3\n  dataset: ""\nversion: 1',
  );
  await checkFix(
    '#- a.template.yaml\nfew_shot: { <|>k: 3 }\nversion: 1',
    "Insert the missing property 'dataset'",
    'few_shot: { k: 3, dataset: "" }\nversion: 1',
  );
});

test('insert a property that another one needs', async () => {
  await checkFix(
    'embed<|>ding: [1]\n',
    "Insert the missing property 'embedding_model'",
    'embedding: [1]\nembedding_model: ""\n',
  );
});

test('change a misspelt key', async () => {
  await checkTitles('version: 1\nsta<|>tsu: draft', ["Change to 'status'", "Remove the property 'statsu'"]);
  await checkFix('sta<|>tsu: draft', "Change to 'status'", 'status: draft');
});

test('change a misspelt value, in quotes or not', async () => {
  await checkFix('status: aproved<|>', "Change to 'approved'", 'status: approved');
  await checkFix('status: "ap<|>roved" # x', "Change to 'approved'", 'status: approved # x');
});

test('change a licence', async () => {
  await checkFix(
    'attribution: { license: Apache<|> 2.0 }',
    "Change to 'Apache-2.0'",
    'attribution: { license: Apache-2.0 }',
  );
});

test('remove a property with its value', async () => {
  const title = "Remove the property 'foo'";
  await checkFix(
    'version: 1\nfoo<|>:\n  bar: 1\n  baz: |\n    x\n\nname: a\n',
    title,
    'version: 1\n\nname: a\n',
  );
  await checkFix('foo<|>: 1', title, '');
  await checkFix('attribution: { fo<|>o: 1, creator: a }', title, 'attribution: { creator: a }');
  await checkFix('attribution: { creator: a, fo<|>o: 1 }', title, 'attribution: { creator: a }');
  await checkFix(
    'attribution:\n  derived_from:\n    - f<|>oo: 1\n      run_id: b\n',
    title,
    'attribution:\n  derived_from:\n    - run_id: b\n',
  );
});

const shared = '01930d2e-0000-7000-8000-00000000000a';
const copy = `databit_id: ${shared}\nversion: 1\ncontent: a\n`;
const copies = `#- a.databit.yaml\n<|>${copy}#- b.databit.yaml\n${copy}`.replace(
  '<|>databit_id: ',
  'databit_id: <|>',
);
const newId = 'Give the copy a new id';

test('a copy gets a new id', async () => {
  await checkFix(copies, newId, `databit_id: ${fresh}\nversion: 1\ncontent: a\n`);
});

test('the copy is the one that HEAD does not have', async () => {
  await checkTitles(copies, [newId], { head: { 'a.databit.yaml': [], 'b.databit.yaml': [shared] } });
  await checkTitles(copies, [], { head: { 'a.databit.yaml': [shared], 'b.databit.yaml': [] } });
  await checkTitles(copies, [], { head: { 'a.databit.yaml': [shared] } });
});

test('where git cannot tell them apart, each may be the copy', async () => {
  await checkTitles(copies, [newId]);
  await checkTitles(copies, [newId], { head: { 'a.databit.yaml': [], 'b.databit.yaml': [] } });
  await checkTitles(copies, [newId], { head: { 'a.databit.yaml': [shared], 'b.databit.yaml': [shared] } });
  await checkTitles(`#- a.databit.yaml\n${copy}---\n${copy.replace('id: ', 'id: <|>')}`, [newId], {
    head: { 'a.databit.yaml': [shared] },
  });
});

test('only the fix of the copy is the preferred one', async () => {
  const known = await actionsAt(copies, { head: { 'b.databit.yaml': [shared] } });
  expect(known.actions.map(({ isPreferred }) => isPreferred)).toEqual([true]);
  const unknown = await actionsAt(copies);
  expect(unknown.actions.map(({ isPreferred }) => isPreferred)).toEqual([undefined]);
});

test('an id that is no UUID is replaced, unless other records refer to it', async () => {
  const title = 'Give the record a new id';
  await checkFix(
    '#- a.databit.yaml\ndatabit_id: par<|>cel-1 # kept\nversion: 1\ncontent: a\n',
    title,
    `databit_id: ${fresh} # kept\nversion: 1\ncontent: a\n`,
  );
  const used =
    '#- a.databit.yaml\ndatabit_id: par<|>cel-1\nversion: 1\ncontent: a\n---\n' +
    `databit_id: ${shared}\nversion: 1\ncontent: b\nattribution: { derived_from: [{ databit_id: parcel-1 }] }\n`;
  await checkTitles(used, []);
  await checkTitles(used.replace('<|>', '').replace('[{ databit_id: par', '[{ databit_id: par<|>'), []);
});

test('a fix names the diagnostics that it mends', async () => {
  const position = { line: 1, character: 2 };
  const diagnostic = (code: string): Diagnostic => ({
    range: { start: position, end: position },
    code,
    message: '',
  });
  const given = [diagnostic('record.unknown-property'), diagnostic('record.missing-property')];
  const { actions } = await actionsAt('version: 1\ns<|>tatsu: draft', {}, given);
  expect(actions.map(({ diagnostics }) => diagnostics)).toEqual([[given[0]], [given[0]]]);
});

test('what the project switched off needs no fix', async () => {
  const project = { format_version: 1, rules: { 'record.unknown-property': 'off' } } as const;
  await checkTitles('version: 1\nsta<|>tsu: draft', [], { project });
});

test('nothing where nothing is wrong, and in other records', async () => {
  await checkTitles('version: 1\nstatus<|>: draft\n---\nstatsu: x', []);
  await checkTitles('<|>', []);
});

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
