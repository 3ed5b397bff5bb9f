import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { actionsAt, checkFix, checkTitles } from './support/checkFix.ts';

const fresh = '0199aaaa-0000-7000-8000-000000000001';

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

test('a percentage becomes the share that it is', async () => {
  const record = (score: string): string =>
    `example_id: a\nquality_scores: { clarity: ${score} } # by hand\n`;
  await checkFix(record('8<|>5'), 'Change 85 % to 0.85', record('0.85'));
  await checkFix(record('8<|>.7'), 'Change 8.7 % to 0.087', record('0.087'));
  await checkFix(record('10<|>0'), 'Change 100 % to 1', record('1'));
  await checkTitles(record('10<|>1'), []);
  await checkTitles(record('-<|>1'), []);
});

test('a number that JSON does not have becomes null', async () => {
  await checkFix(
    'example_id: a\ninput: { weight: .n<|>an }\n',
    'Change to null',
    'example_id: a\ninput: { weight: null }\n',
  );
});
