import { expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { unindent } from '../support/markers.ts';
import { createFixture, describeRange, markedRanges, type FixtureOptions } from './support/featureFixture.ts';

/** Hovers at `<|>`; compares the Markdown, and the range with `<|…|>` where one is marked. */
async function checkHover(
  fixture: string,
  expected: string | undefined,
  options: FixtureOptions = {},
): Promise<void> {
  const { cursor, context, files } = createFixture(fixture, options);
  const hover = await hoverAt(cursor.file.open, cursor.position, context, neverCancelled);
  const contents = hover?.contents;
  expect(MarkupContent.is(contents) ? contents.value : contents).toBe(
    expected && unindent(expected).trimEnd(),
  );
  const ranges = markedRanges(files);
  if (ranges.length > 0) {
    expect(hover?.range && [describeRange(cursor.file.open.uri, hover.range)]).toEqual(ranges);
  }
}

test('a property', async () => {
  await checkHover(
    '<|diff<|>iculty|>: easy',
    `
      **Difficulty** (one of 3 values)

      How hard the example is.

      - \`easy\`: Most models get it right.
      - \`medium\`: Some thought is needed.
      - \`hard\`: Models often get it wrong.
    `,
  );
});

test('an allowed value', async () => {
  await checkHover(
    'difficulty: <|ea<|>sy|>',
    `
      **Difficulty**

      - \`easy\`: Most models get it right.
    `,
  );
});

test('a picture of this machine is shown, and nothing from the web or of another kind', async () => {
  await checkHover(
    'input: { uri: img/cat <|>one.png }',
    String.raw`![img\/cat one\.png](<file:///workspace/img/cat%20one.png>)`,
  );
  await checkHover('input: [{ uri: cat<|>.SVG }]', String.raw`![cat\.SVG](<file:///workspace/cat.SVG>)`);
  for (const address of ['https://example.org/a.png', 'a.txt', '//host/a.png', '../../a|b.txt'])
    await checkHover(`input: { uri: '<|>${address}' }`, undefined);
});

test('a property of a list item, and one in braces', async () => {
  const expected = `
    **Method** (text)

    How the record was made from its source, for example \`translated\`, \`paraphrased\`, \`extracted\`, \`split\`.
  `;
  await checkHover('attribution:\n  derived_from:\n    - version: 1\n      <|met<|>hod|>: split', expected);
  await checkHover('attribution: { derived_from: [{ <|met<|>hod|>: split }] }', expected);
});

test('a free value has nothing to say beyond its property', async () => {
  await checkHover('input:\n  te<|>xt: hello', undefined);
  await checkHover('input:\n  text: he<|>llo', undefined);
});

const parcel = `
#- parcel.databit.yaml
databit_id: 01930D2E-0000-7000-8000-00000000000A
version: 2
name: Parcel *left*
content: { text: "The [parcel](command:evil) left <img src=x>" }
status: approved
`;

test('a reference shows the record that it names, with its words escaped', async () => {
  await checkHover(
    `${parcel}#- a.example.yaml\nattribution: { derived_from: [{ databit_id: <|01930d2e-0000-7000-8000-00<|>000000000a|> }] }`,
    `
      **Parcel \\*left\\***

      DataBit, version 2, approved

      The \\[parcel\\]\\(command\\:evil\\) left &lt;img src=x\\>

      ---

      **Source DataBit** (id of a DataBit)

      The id of the DataBit that this record was made from.
    `,
  );
});

test('a reference to nothing says so', async () => {
  await checkHover(
    '#- a.run.yaml\ntemplate: x`y<|>',
    `
      No record has the id \`\`x\`y\`\`.

      ---

      **Template** (id of a template)

      The id of the prompt template to optimize.
    `,
  );
});

test('an id says how many records refer to it', async () => {
  const use = (name: string): string =>
    `#- ${name}.example.yaml\nattribution: { derived_from: [{ databit_id: 01930d2e-0000-7000-8000-00000000000a }] }\n`;
  const prose = `
    ---

    **DataBit id** (text)

    The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
  `;
  const cursor = parcel.replace('01930D2E', '<|>01930D2E');
  await checkHover(
    cursor,
    `No other record refers to this one.\n${unindent(prose)}`.replace('one.\n', 'one.\n\n'),
  );
  await checkHover(cursor + use('a'), `1 record refers to this one.\n\n${unindent(prose)}`);
  await checkHover(cursor + use('a') + use('b'), `2 records refer to this one.\n\n${unindent(prose)}`);
});

test('an id that several records have says so', async () => {
  const { cursor, context } = createFixture('#- a.run.yaml\nspec_id: <|>x\n---\nspec_id: x\n');
  const hover = await hoverAt(cursor.file.open, cursor.position, context, neverCancelled);
  expect(JSON.stringify(hover)).toContain('2 records have this id.');
});

test('a broken record still explains what can be read', async () => {
  await checkHover(
    'version: [1\ndom<|>ain: x\n---\n',
    `
      **Domain** (text)

      The subject area, for example \`billing\`.
    `,
  );
});

test('nothing beside the text', async () => {
  await checkHover('version: 1\n\n<|>\n', undefined);
  await checkHover('<|>', undefined);
});

test('how often an example was used, and how well', async () => {
  const id = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4a';
  const usage = { id, name: 'a', count: 12, lastUsed: '2026-03-30T10:00:00Z', recent: 3, previous: 5 };
  const success = { successes: 3, outcomes: 4, rate: 0.75, low: 0.3, high: 0.954 };
  const prose = `
    **Example id** (text)

    The record's identity, unique in the repository: a UUID, version 7 for new records. It stays when the file moves.
  `;
  const hover = (line: string): string =>
    `No other record refers to this one.\n\n${line}\n\n---\n\n${unindent(prose).trim()}`;
  const example = `example_id: <|>${id.toUpperCase()}\nversion: 1\ninput: x\nexpected_output: y\n`;
  const uses = 'Used 12 times, last on 2026-03-30: 3 in the last 30 days, 5 in the 30 before.';
  await checkHover(example, hover(uses), { usage: [usage] });
  await checkHover(example, hover(`${uses} Observed success 75 % (30 % to 95 %) of 4.`), {
    usage: [{ ...usage, observedSuccess: success }],
  });
});

const TEMPLATE = `
#- classify.template.yaml
template_id: 01930d2e-0000-7000-8000-00000000000a
version: 1
name: Classify a request
inputs: [{ name: text, description: '[The](x:y) message' }]
outputs: [{ name: intent, type: "Literal['a', 'b']" }]
#- a.example.yaml
example_id: 01930d2e-0000-7000-8000-00000000000b
version: 1
function_name: classify_request
`;

test('a field of an example is a field of its template', async () => {
  await checkHover(
    `${TEMPLATE}input: { text: where }\nexpected_output:\n  <|in<|>tent|>: a`,
    `
      **intent** (field of the template “Classify a request”)

      Python type: \`Literal['a', 'b']\`
    `,
  );
  await checkHover(
    `${TEMPLATE}input: { text: wh<|>ere }\nexpected_output: { intent: a }`,
    `
      **text** (field of the template “Classify a request”)

      \\[The\\]\\(x\\:y\\) message

      Python type: \`str\`
    `,
  );
  await checkHover(`${TEMPLATE}input: { text: { deeper: wh<|>ere } }\nexpected_output: 1`, undefined);
  await checkHover(`${TEMPLATE}input: { other: wh<|>ere }\nexpected_output: 1`, undefined);
});

test('a function says how many records have it', async () => {
  const other = TEMPLATE.split('#- a')[1]?.replace('00b', '00c') ?? '';
  await checkHover(
    `#- b${other}#- c.example.yaml\nexample_id: 01930d2e-0000-7000-8000-00000000000d\nfunction_name: classify_<|>request`,
    `
      \`classify_request\` is used by 2 records.

      ---

      **Function** (text)

      The function, task or tool that the example is for.
    `,
  );
});

/** Hovers at `<|>`; compares what is said of the record's version, which stands before the schema's prose. */
async function checkVersion(
  fixture: string,
  expected: string | undefined,
  options: FixtureOptions,
): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const hover = await hoverAt(cursor.file.open, cursor.position, context, neverCancelled);
  const text = MarkupContent.is(hover?.contents) ? hover.contents.value : '';
  expect(text.split('\n\n---\n\n').find((part) => part.includes('Git has'))).toBe(expected);
}

test('the lines of the id and the version tell where the present content came from, as far as it is known', async () => {
  const history = ['x:1a', 'x:2_'];
  const known = 'Git has 2 versions of the record.';
  for (const file of [
    'example_id: x\nver<|>sion: 2\n',
    'example_id: x\nversion: <|>2\n',
    'example_id: <|>x\nversion: 2\n',
  ])
    await checkVersion(file, `**v2** · 2 years ago\n\n${known}`, { history });
  const commits = { commit2: { author: 'Ann [x](y)', summary: '<img src=x> *better*' } };
  await checkVersion(
    'example_id: x\nversion: <|>2\n',
    `**v2** · 2 years ago by Ann \\[x\\]\\(y\\): &lt;img src=x\\> \\*better\\*\n\n${known}`,
    { history, commits },
  );
  await checkVersion(
    'example_id: x\nversion: <|>2\ninput: new\n',
    `This content is not committed. ${known}`,
    { history },
  );
  await checkVersion('example_id: x\nversion: <|>2\n', undefined, {});
  await checkVersion('example_id: x\nname: <|>n\n', undefined, { history });
});
