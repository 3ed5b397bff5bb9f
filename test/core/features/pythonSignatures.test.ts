import { describe, expect, it, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { definitionAt } from '../../../server/src/core/features/definition.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { templatesAt } from '../../../server/src/core/features/python/templatesAt.ts';
import { readFiles, readMarkers } from '../support/markers.ts';
import { checkCompletion, checkLabels, itemsAt } from './support/checkCompletion.ts';
import { checkFix, checkTitles } from './support/checkFix.ts';
import { createFixture, describeRange, markedRanges } from './support/featureFixture.ts';

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42';
const HEAD = `template_id: ${ID}\nversion: 1\ninstructions: x\n`;
const PYTHON = `#- app/sign.py
import dspy
class Classify(dspy.Signature):
    """Names the \`\`\`intent.

    Carefully."""
    text: str = dspy.InputField(desc="the text")
    tags: list[str] = dspy.InputField()
    intent: Literal['a', 'b'] = dspy.OutputField()
answer = dspy.Predict("question -> answer")
`;
const FIELDS = `inputs:
  - name: text
    description: Said by people # stays
  - { name: tags, type: 'list[str]' }
outputs:
  - name: intent
    type: "Literal['a', 'b']"
`;

const template = (signature: string, fields = FIELDS): string =>
  `#- t.template.yaml\n# about\n---\n${HEAD}signature: ${signature}\n${fields}`;

/** The `<|…|>` of the Python files of a fixture. */
function pythonRanges(fixture: string): string[] {
  return readFiles(fixture)
    .filter(({ path }) => path.endsWith('.py'))
    .flatMap(({ uri, text }) => readMarkers(text).ranges.map((range) => describeRange(uri, range)));
}

/** Asks at the `<|>` of a template; the answers have to be the `<|…|>`, in templates or else in Python. */
async function checkDefinition(fixture: string): Promise<void> {
  const { cursor, context, files } = createFixture(fixture);
  const found = await definitionAt(cursor.file.open, cursor.position, context, neverCancelled);
  expect((found ?? []).map(({ uri, range }) => describeRange(uri, range))).toEqual([
    ...markedRanges(files),
    ...pythonRanges(fixture),
  ]);
}

describe('go to definition', () => {
  it('leads from a template to the class, and from its fields to those of the class', async () => {
    await checkDefinition(PYTHON.replace('Classify', '<|Classify|>') + template('app/si<|>gn.py:Classify'));
    await checkDefinition(PYTHON.replace('answer =', '<|answer|> =') + template('"app/sign.py:answer<|>"'));
    const named = template('app/sign.py:Classify', FIELDS.replace('name: intent', 'name: in<|>tent'));
    await checkDefinition(PYTHON.replace('intent:', '<|intent|>:') + named);
    const typed = template('app/sign.py:Classify', FIELDS.replace("'list[", "'li<|>st["));
    await checkDefinition(PYTHON.replace('tags:', '<|tags|>:') + typed);
  });

  it('leads nowhere from what Python does not have', async () => {
    await checkDefinition(PYTHON + template('app/sign.py:Cl<|>ass'));
    await checkDefinition(PYTHON + template('app/none.py:Cl<|>assify'));
    await checkDefinition(
      PYTHON + template('app/sign.py:Classify', FIELDS.replace('name: text', 'name: te<|>st')),
    );
  });

  it('leads from the function of an example to its templates', async () => {
    await checkDefinition(`
      #- a.example.yaml
      example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
      version: 1
      function_name: draft<|>_reply
      input: x
      expected_output: y
      #- t.template.yaml
      name: Draft a reply
      template_id: <|abc|>
    `);
  });
});

/** Asks at the `<|>` of a Python file; the answers have to be the `<|…|>` of the templates. */
async function checkTemplates(fixture: string): Promise<void> {
  const { context, files } = createFixture(fixture);
  const [python] = readFiles(fixture).filter(({ path }) => path.endsWith('.py'));
  const [position] = readMarkers(python?.text ?? '').points;
  if (python === undefined || position === undefined)
    throw new Error('A Python file with a "<|>" is needed.');
  const found = await templatesAt(python.uri, position, context, neverCancelled);
  expect((found ?? []).map(({ uri, range }) => describeRange(uri, range))).toEqual(markedRanges(files));
}

describe('from Python', () => {
  it('the name of a class leads to the templates that name it, a field to their fields', async () => {
    const other = template('app/sign.py:answer').replace('t.template', 'u.template');
    await checkTemplates(
      PYTHON.replace('Classify', 'Clas<|>sify') + template('<|app/sign.py:Classify|>') + other,
    );
    const named = template('app/sign.py:Classify', FIELDS.replace('name: text', 'name: <|text|>'));
    await checkTemplates(PYTHON.replace('text:', 'te<|>xt:') + named + other);
  });

  it('other places and files that no template names lead nowhere', async () => {
    await checkTemplates(PYTHON.replace('import', 'imp<|>ort') + template('app/sign.py:Classify'));
    await checkTemplates(PYTHON.replace('Classify', 'Clas<|>sify') + template('app/other.py:Classify'));
  });
});

test('hover shows the class as code that its texts cannot leave', async () => {
  const fixture = PYTHON + template('app/sign.py:Class<|>ify');
  const { cursor, context } = createFixture(fixture);
  const hover = await hoverAt(cursor.file.open, cursor.position, context, neverCancelled);
  const contents = hover?.contents;
  const markdown = MarkupContent.is(contents) ? contents.value : '';
  expect(markdown.split('\n\n---\n\n')[0]).toBe(
    [
      '````python',
      'class Classify(dspy.Signature):',
      '    """Names the ```intent.',
      '',
      '    Carefully."""',
      '    text: str = dspy.InputField(desc="the text")',
      '    tags: list[str] = dspy.InputField()',
      "    intent: Literal['a', 'b'] = dspy.OutputField()",
      '````',
    ].join('\n'),
  );
});

describe('completion', () => {
  const line = (typed: string): string =>
    `${PYTHON}#- t.template.yaml\n${HEAD}signature:${typed}\ninputs: []\n`;
  const after = (typed: string): string => `${HEAD}signature: ${typed}\ninputs: []\n`;

  it.each([' <|>', '<|>', ' ap<|>', ' "<|>"', ' app/<|>old.py'])(
    'offers Python files: "%s"',
    async (typed) => {
      await checkLabels(line(typed), ['app/sign.py:']);
      const quote = typed.includes('"') ? '"' : '';
      await checkCompletion(line(typed), 'app/sign.py:', after(`${quote}app/sign.py:${quote}`));
    },
  );

  it.each([' app/sign.py:<|>', ' app/sign.py:Cl<|>', ' app/sign.py:C<|>lass # why'])(
    'offers the signatures of a file behind the colon: "%s"',
    async (typed) => {
      await checkLabels(line(typed), ['app/sign.py:Classify', 'app/sign.py:answer']);
      const comment = typed.includes('#') ? ' # why' : '';
      await checkCompletion(line(typed), 'app/sign.py:Classify', after(`app/sign.py:Classify${comment}`));
    },
  );

  it('offers neither in other places', async () => {
    expect((await itemsAt(`${PYTHON}#- t.template.yaml\n${HEAD}metric: <|>\n`)).items).toEqual([]);
    await checkLabels(line(' app/none.py:<|>'), []);
  });
});

describe('quick fixes', () => {
  const fix = (fields: string): string => PYTHON + template('app/sign.py:Classify', fields);
  const fixed = (fields: string): string => template('app/sign.py:Classify', fields).replace(/^#-.*\n/, '');
  const take = "Take the fields from 'Classify' in Python";

  it('insert a field at its place, with its description', async () => {
    const without = 'in<|>puts:\n  - { name: text } # said\noutputs: [{ name: intent, type: Own }]\n';
    await checkTitles(fix(without), ["Insert the field 'tags'", take]);
    await checkFix(
      fix(without),
      "Insert the field 'tags'",
      fixed(
        'inputs:\n  - { name: text } # said\n  - name: tags\n    type: list[str]\noutputs: [{ name: intent, type: Own }]\n',
      ),
    );
  });

  it('change a type, a side or a name, and nothing else', async () => {
    await checkFix(
      fix(FIELDS.replace("\"Literal['a', 'b']\"", 's<|>tr')),
      "Change the type of 'intent' to Literal['a', 'b']",
      fixed(FIELDS.replaceAll('"', '')),
    );
    await checkFix(fix(FIELDS.replace('name: text', 'name: t<|>ext2')), "Change to 'text'", fixed(FIELDS));
    await checkFix(
      fix(
        FIELDS.replace("  - { name: tags, type: 'list[str]' }\n", '').concat(
          "  - { name: ta<|>gs, type: 'list[str]' }\n",
        ),
      ),
      "Move the field 'tags' to the inputs",
      fixed(FIELDS.replace("{ name: tags, type: 'list[str]' }", 'name: tags\n    type: list[str]')),
    );
  });

  it('take all fields, and keep what is the same as it is written', async () => {
    const other =
      'inputs:\n  - name: text\n    description: Said by people # stays\n  - { name: gone }\noutputs:\n  - name: in<|>tnet\n    description: Mine\n';
    await checkFix(
      fix(other),
      take,
      fixed(
        "inputs:\n  - name: text\n    description: Said by people # stays\n  - name: tags\n    type: list[str]\noutputs:\n  - name: intent\n    type: Literal['a', 'b']\n    description: Mine\n",
      ),
    );
    await checkFix(
      `${PYTHON}#- t.template.yaml\n<|>${HEAD}signature: app/sign.py:Classify\n`,
      take,
      `${HEAD}inputs:\n  - name: text\n    type: str\n    description: the text\n  - name: tags\n    type: list[str]\noutputs:\n  - name: intent\n    type: Literal['a', 'b']\nsignature: app/sign.py:Classify\n`,
    );
  });

  it('write the class that was probably meant', async () => {
    await checkFix(
      PYTHON + template('app/sign.py:Clas<|>ify'),
      "Change to 'app/sign.py:Classify'",
      template('app/sign.py:Classify').replace(/^#-.*\n/, ''),
    );
  });
});
