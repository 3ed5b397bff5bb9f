import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { prepareRenameAt, renameAt } from '../../../server/src/core/features/rename.ts';
import { unindent } from '../support/markers.ts';
import { createFixture, describeRange, type FixtureOptions } from './support/featureFixture.ts';
import { renameIn } from './support/renameIn.ts';

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-00000000000${String(number)}`;
const ID = idOf(1);
const OTHER = idOf(2);
const NEW = idOf(3);

/** Renames at `<|>`; compares the texts of all files that change. */
async function checkRename(
  fixture: string,
  newName: string,
  expected: string,
  options: FixtureOptions = {},
): Promise<void> {
  const changed = (await renameIn(fixture, newName, options)).filter(({ isChanged }) => isChanged);
  expect(changed.map(({ path, text }) => `#- ${path}\n${text}`).join('')).toBe(unindent(expected));
}

/** Compares the reason why nothing can be renamed so; the cursor is at `<|>`. */
async function checkRefusal(
  fixture: string,
  newName: string,
  expected: string,
  options: FixtureOptions = {},
): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const answer = await renameAt(cursor.file.open, cursor.position, newName, context, neverCancelled);
  expect(answer).toEqual({ reason: expect.stringContaining(expected) as string });
}

/** Compares what is offered to be renamed at `<|>`: `place: name`, nothing, or the reason why not. */
async function checkPrepared(fixture: string, expected: string, options: FixtureOptions = {}): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const answer = await prepareRenameAt(cursor.file.open, cursor.position, context, neverCancelled);
  const described =
    answer === undefined
      ? 'nothing'
      : 'reason' in answer
        ? answer.reason
        : `${describeRange(cursor.file.open.uri, answer.range)}: ${answer.placeholder}`;
  expect(described).toBe(expected);
}

test('a function is renamed in examples, predicates and half-typed records, each in its style', async () => {
  await checkRename(
    `
    #- a.example.yaml
    example_id: a
    function_name: clas<|>sify # the task
    ---
    function_name: "classify"
    input: classify this
    ---
    function_name: other
    ---
    { example_id: d, function_name: 'classify', domain: classify }
    ---
    function_name: >-
      classify
    inp
    #- b.dataset.yaml
    members:
      all:
        - { field: function_name, eq: classify }
        - { field: domain, eq: classify }
        - not: { field: function_name, in: [other, classify] }
        - { field: function_name, matches: classify }
        - { field: function_name, matches: classify* }
    #- c.dataset.yaml
    members: { field: function_name, eq: other }
    `,
    'route: it',
    `
    #- a.example.yaml
    example_id: a
    function_name: "route: it" # the task
    ---
    function_name: "route: it"
    input: classify this
    ---
    function_name: other
    ---
    { example_id: d, function_name: 'route: it', domain: classify }
    ---
    function_name: "route: it"
    inp
    #- b.dataset.yaml
    members:
      all:
        - { field: function_name, eq: "route: it" }
        - { field: domain, eq: classify }
        - not: { field: function_name, in: [other, "route: it"] }
        - { field: function_name, matches: "route: it" }
        - { field: function_name, matches: classify* }
    `,
  );
});

test('a domain is renamed from the predicate that compares with it', async () => {
  await checkRename(
    `
    #- a.dataset.yaml
    members: { any: [{ field: domain, in: [tax, bill<|>ing] }] }
    #- c.example.yaml
    domain: billing
    `,
    'payments',
    `
    #- a.dataset.yaml
    members: { any: [{ field: domain, in: [tax, payments] }] }
    #- c.example.yaml
    domain: payments
    `,
  );
});

test('a name is that of one record, and of the predicates that mean it', async () => {
  await checkRename(
    '#- a.example.yaml\nname: On<|>e\n---\nname: Two\n#- b.dataset.yaml\nname: One\nmembers: { field: name, eq: One }\n',
    'First',
    '#- a.example.yaml\nname: First\n---\nname: Two\n#- b.dataset.yaml\nname: One\nmembers: { field: name, eq: First }\n',
  );
  await checkRename(
    '#- a.example.yaml\nname: On<|>e\n---\nname: One\n#- b.dataset.yaml\nmembers: { field: name, eq: One }\n',
    'First',
    '#- a.example.yaml\nname: First\n---\nname: One\n',
  );
  await checkRename(
    '#- a.dataset.yaml\nname: On<|>e\nmembers: { field: name, eq: One }\n',
    'First',
    '#- a.dataset.yaml\nname: First\nmembers: { field: name, eq: One }\n',
  );
});

test('an id that is in no commit is renamed with its references, keys included', async () => {
  await checkRename(
    `
    #- a.databit.yaml
    databit_id: ${ID}<|>
    #- b.example.yaml
    attribution: { derived_from: [{ databit_id: "${ID.toUpperCase()}" }, { databit_id: ${OTHER} }] }
    #- c.dataset.yaml
    members: { ids: [${ID}] }
    splits: { assign: { ${ID}: train, ${OTHER}: test } }
    `,
    NEW,
    `
    #- a.databit.yaml
    databit_id: ${NEW}
    #- b.example.yaml
    attribution: { derived_from: [{ databit_id: "${NEW}" }, { databit_id: ${OTHER} }] }
    #- c.dataset.yaml
    members: { ids: [${NEW}] }
    splits: { assign: { ${NEW}: train, ${OTHER}: test } }
    `,
  );
});

test('committed records whose content changes get the next version, once for each branch', async () => {
  const hash = 'f'.repeat(64);
  await checkRename(
    `
    #- a.example.yaml
    example_id: a
    version: 4
    function_name: on<|>e
    ---
    example_id: b
    version: 5
    function_name: one
    ---
    example_id: c
    version: 1
    function_name: one
    `,
    'two',
    `
    #- a.example.yaml
    example_id: a
    version: 5
    function_name: two
    ---
    example_id: b
    version: 5
    function_name: two
    ---
    example_id: c
    version: 1
    function_name: two
    `,
    {
      base: new Map([
        ['a', { version: 4, contentHash: hash }],
        ['b', { version: 4, contentHash: hash }],
      ]),
    },
  );
});

test('what is no content asks for no version', async () => {
  const base = new Map([['a', { version: 1, contentHash: 'f'.repeat(64) }]]);
  await checkRename(
    '#- a.example.yaml\nexample_id: a\nversion: 1\ndomain: on<|>e\n',
    'two',
    '#- a.example.yaml\nexample_id: a\nversion: 1\ndomain: two\n',
    { base },
  );
});

test('refused: an id that history knows, in the file or elsewhere, or that nobody can look up', async () => {
  const fixture = `#- a.databit.yaml\ndatabit_id: ${ID}<|>\n`;
  await checkRefusal(fixture, NEW, "is in git's history", { head: { 'a.databit.yaml': [ID] } });
  const base = new Map([[ID, { version: 1, contentHash: '' }]]);
  await checkRefusal(fixture, NEW, "is in git's history", { base });
  await checkRefusal(fixture, NEW, 'Restricted Mode', { isTrusted: false });
  await checkPrepared(
    fixture,
    `The id ${ID} is in git's history, where it names this record for good; derive a new record instead.`,
    { base },
  );
});

test('refused: names that are taken, empty, of several lines, or no ids', async () => {
  await checkRefusal(
    'function_name: on<|>e\n---\nfunction_name: two\n',
    'two',
    '1 record has the function "two"',
  );
  await checkRefusal('domain: on<|>e\n', ' ', 'cannot be empty');
  await checkRefusal('domain: on<|>e\n', 'a\nb', 'one line');
  const id = `#- a.databit.yaml\ndatabit_id: ${ID}<|>\n---\ndatabit_id: ${OTHER}\n`;
  await checkRefusal(id, 'x', 'is no UUID');
  await checkRefusal(id, OTHER.toUpperCase(), 'Another record has the id');
  await checkRefusal(`${id}---\ndatabit_id: ${ID}\n`, NEW, '2 records have the id');
  await checkRefusal(`#- a.dataset.yaml\nmembers: { ids: [${ID}<|>] }\n`, NEW, 'No record has the id');
});

test('refused: while the workspace is being read', async () => {
  await checkRefusal('domain: on<|>e\n', 'two', 'still being read', { isComplete: false });
});

test('refused: a name that an anchor shares with other values', async () => {
  await checkRefusal(
    'domain: &d on<|>e\ninput: *d\n',
    'two',
    'records.example.yaml, line 1, shares the name',
  );
  // An alias by itself can be written out.
  await checkRename(
    'input: &d one\ndomain: *d\n---\ndomain: on<|>e\n',
    'two',
    '#- records.example.yaml\ninput: &d one\ndomain: two\n---\ndomain: two\n',
  );
});

test('what can be renamed has a place and a name', async () => {
  await checkPrepared('domain: <|>"one"\n', 'records.example.yaml:1:8-13: one');
  await checkPrepared(`#- a.databit.yaml\ndatabit_id: <|>${ID}\n`, `a.databit.yaml:1:12-48: ${ID}`);
  await checkPrepared('doma<|>in: one\n', 'nothing');
  await checkPrepared('input: { domain: on<|>e }\n', 'nothing');
  await checkPrepared('#- a.databit.yaml\ndomain: on<|>e\n', 'nothing');
  await checkPrepared('status: dra<|>ft\n', 'nothing');
  await checkPrepared('#- a.dataset.yaml\nmembers: { field: status, eq: dra<|>ft }\n', 'nothing');
});

test('a field is renamed in the template, its examples, their datasets and its runs', async () => {
  const workspace = (field: string, cursor = ''): string => `
    #- a.template.yaml
    template_id: t
    inputs: [{ name: ${field}${cursor} }]
    outputs: [{ name: label, description: of the text }]
    prompt: |
      A text: {{ ${field} | upper }} {{ "text" }} {{ message.text }} {{ f(text=1) }}
      {% if ${field} %}text{% endif %}
    few_shot: { dataset: d }
    ---
    template_id: u
    inputs: [{ name: text }]
    outputs: [{ name: text_length }]
    few_shot: { dataset: e }
    #- d.dataset.yaml
    dataset_id: d
    members:
      any:
        - { field: domain, eq: tax }
        - { field: input.${field}, eq: x }
        - dataset: n
    splits: { seed: 1, group_by: input.${field}.id }
    ---
    dataset_id: e
    members: { field: input.text, eq: other }
    ---
    dataset_id: n
    members: { field: input.${field}.y, matches: "*" }
    #- e.example.yaml
    domain: tax
    input: { ${field}: text, other: text }
    expected_output: { text: 1 }
    ---
    input:
      "${field}": x
    ---
    input: { text: not a member }
    ---
    input:
      other: [text]
      ${field}: { y: z }
    `;
  await checkRename(workspace('text', '<|>'), 'question', workspace('question'));
});

test('templates that take examples from the same dataset share the field, by their runs too', async () => {
  const workspace = (field: string, cursor = ''): string => `
    #- a.template.yaml
    template_id: t
    outputs: [{ name: ${field}${cursor} }]
    ---
    template_id: u
    outputs: [{ name: ${field} }]
    ---
    template_id: v
    outputs: [{ name: other }]
    few_shot: { dataset: d }
    #- r.run.yaml
    template: t
    dataset: d
    metric: { name: exact, field: ${field} }
    ---
    template: u
    dataset: d
    metric: { name: exact, field: ${field} }
    ---
    template: v
    dataset: d
    metric: { name: exact, field: label }
    #- d.dataset.yaml
    dataset_id: d
    members: { field: expected_output.${field}, eq: x }
    ---
    dataset_id: elsewhere
    members: { field: expected_output.${field}, eq: x }
    `;
  await checkRename(workspace('label', '<|>'), 'intent', workspace('intent'));
});

test('refused: fields that are taken in the template or an example, and what is no name', async () => {
  const template =
    '#- a.template.yaml\ntemplate_id: t\ninputs: [{ name: te<|>xt }]\noutputs: [{ name: label }]\n';
  await checkRefusal(template, 'label', 'The template has a field "label" already');
  await checkRefusal(template, '2nd', 'does not have the right form');
  const examples =
    'few_shot: { dataset: d }\n#- d.dataset.yaml\ndataset_id: d\nmembers: { field: input.text, eq: x }\n' +
    '#- e.example.yaml\nexample_id: e\n---\ninput: { text: x, message: y }\n';
  await checkRefusal(template + examples, 'message', 'e.example.yaml, line 2, has "message" already');
  await checkPrepared(template, 'a.template.yaml:2:17-21: text');
});
