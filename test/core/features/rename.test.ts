import { test } from 'vitest';
import { checkPrepared, checkRefusal, checkRename } from './support/checkRename.ts';

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-00000000000${String(number)}`;
const ID = idOf(1);
const OTHER = idOf(2);
const NEW = idOf(3);

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

test('the template of a function gets a name that stands for the new one', async () => {
  await checkRename(
    `
    #- a.example.yaml
    function_name: classify_re<|>quest
    #- b.template.yaml
    name: Classify a request # as people say it
    ---
    name: classify_request
    ---
    name: classifyRequest
    ---
    name: Classify requests
    `,
    'route_request',
    `
    #- a.example.yaml
    function_name: route_request
    #- b.template.yaml
    name: Route request # as people say it
    ---
    name: route_request
    ---
    name: route request
    ---
    name: Classify requests
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

test('a file that is as in the base tells its versions by itself', async () => {
  await checkRename(
    `
    #- a.example.yaml
    example_id: a
    version: 4
    function_name: o<|>ne
    #- b.example.yaml
    example_id: b
    version: 5
    function_name: one
    `,
    'two',
    `
    #- a.example.yaml
    example_id: a
    version: 5
    function_name: two
    #- b.example.yaml
    example_id: b
    version: 5
    function_name: two
    `,
    { unchanged: ['a.example.yaml'], base: new Map([['b', { version: 4, contentHash: 'f'.repeat(64) }]]) },
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
  await checkRefusal(id, NEW, `The id ${NEW} named another record in git's history`, {
    history: [`${NEW}:1a`, ''],
  });
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
