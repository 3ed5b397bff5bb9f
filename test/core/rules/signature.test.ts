import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { functionOf } from '../../../server/src/core/signatures/fields.ts';
import { isOptional, parsePythonType } from '../../../server/src/core/signatures/pythonType.ts';
import { fitOf, sketchOf } from '../../../server/src/core/signatures/sketch.ts';
import type { JsonValue } from '../../../shared/src/json.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import { checkDiagnostics } from '../support/diagnose.ts';

function template(fields: string, more = 'name: Draft a reply\n'): string {
  return `#- draft.template.yaml\ntemplate_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42\nversion: 1\n${more}instructions: x\n${fields}`;
}

const FIELDS = `inputs:
  - { name: message }
  - { name: facts, type: 'list[str]' }
outputs:
  - { name: reply }
  - { name: tone, type: "Optional[Literal['warm', 'very formal']]" }
`;

function example(body: string, more = ''): string {
  return `#- a.example.yaml\n# about\nexample_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40\nversion: 1\nfunction_name: draft_reply\n${more}${body}`;
}

describe('an example and its template', () => {
  it('have the same fields of the same types', () => {
    checkDiagnostics(
      template(FIELDS) +
        example(`input:
  message: a
  facts: [b, 1]
# ^^^^^ warning[signature.wrong-type]
expected_output:
  reply: |
    long
  tone: warn
#       ^^^^ warning[signature.not-in-enum]
  "other": 1
# ^^^^^^^ warning[signature.extra-field]
`),
    );
    checkDiagnostics(
      template(FIELDS) +
        example(`input: { message: a }
<^ warning[signature.missing-field]
expected_output: just text
<^ warning[signature.missing-field]
`).replaceAll('<^ ', '# <^ '),
    );
  });

  it('may leave optional fields out, and may have what cannot be told', () => {
    checkDiagnostics(
      template(FIELDS) +
        example('input: { message: a, facts: [] }\nexpected_output: { reply: b, tone: null }\n'),
    );
    const odd = FIELDS.replace("'list[str]'", 'dspy.Image').replace(
      "Optional[Literal['warm', 'very formal']]",
      'a b]',
    );
    checkDiagnostics(
      template(odd) + example('input: { message: a, facts: 3 }\nexpected_output: { reply: b, tone: {} }\n'),
    );
  });

  it('need not have one field that is a mapping: a value alone stands for the only one', () => {
    const one = 'inputs: [{ name: text }]\noutputs: [{ name: score, type: int }]\n';
    checkDiagnostics(template(one) + example('input: a\nexpected_output: 3\n'));
    checkDiagnostics(
      template(one) + example('input: a\nexpected_output: b\n# <^ warning[signature.wrong-type]\n'),
    );
  });

  it('may leave the name of the only field out where it is a mapping itself', () => {
    const one = `inputs: [{ name: text }]\noutputs: [{ name: details, type: 'dict[str, int]' }]\n`;
    checkDiagnostics(template(one) + example('input: a\nexpected_output: { b: 1, c: 2 }\n'));
    checkDiagnostics(template(one) + example('input: a\nexpected_output: { details: { b: 1 } }\n'));
    checkDiagnostics(
      template(one) + example('input: a\nexpected_output: { b: x }\n# <^ warning[signature.wrong-type]\n'),
    );
  });

  it('belong together by the name alone, and archived templates to nobody', () => {
    const body = 'input: { other: a }\nexpected_output: b\n';
    checkDiagnostics(template(FIELDS, 'name: Draft something else\n') + example(body));
    checkDiagnostics(template(FIELDS, 'name: Draft a reply\nstatus: archived\n') + example(body));
  });

  it('fit where one of several templates of the name fits', () => {
    const other = template('inputs: [{ name: other }]\noutputs: [{ name: reply }]\n')
      .replace('draft.template', 'next.template')
      .replace('2e42', '2e43');
    checkDiagnostics(
      template(FIELDS) + other + example('input: { other: a }\nexpected_output: { reply: b }\n'),
    );
  });
});

test('a template that changes affects the files of its function and no others', () => {
  const index = createRecordIndex();
  const set = (path: string, text: string): ReadonlySet<string> =>
    index.setFile(analyseFile(`file:///${path}`, text).file);
  const yaml = (text: string): string => text.replace(/^#-.*\n/, '');
  const body = 'input: { other: a }\nexpected_output: b\n';
  set('a.example.yaml', yaml(example(body)));
  set('b.example.yaml', yaml(example(body)).replace('draft_reply', 'other').replace('2e40', '2e41'));
  expect([...set('t.template.yaml', yaml(template(FIELDS)))]).toEqual(['file:///a.example.yaml']);
  const changed = yaml(template(FIELDS)).replace('facts', 'notes');
  expect([...set('t.template.yaml', changed)]).toEqual(['file:///a.example.yaml']);
  expect([...set('t.template.yaml', changed.replace('instructions: x', 'instructions: y'))]).toEqual([]);
  expect([...index.deleteFile('file:///t.template.yaml')]).toEqual(['file:///a.example.yaml']);
});

test.each([
  ['Classify a request', 'classify_request'],
  ['classify-request', 'classify_request'],
  ['classifyRequest', 'classify_request'],
  ['The Überprüfung', 'überprüfung'],
])('%s stands for %s', (name, expected) => {
  expect(functionOf(name)).toBe(expected);
});

test.each<[string, JsonValue, string]>([
  ['str', 'a', 'fits'],
  ['str', 1, 'wrong-type'],
  ['int', 1.5, 'wrong-type'],
  ['float', 1, 'fits'],
  ['bool', true, 'fits'],
  ['int | None', null, 'fits'],
  ['None', 'x', 'wrong-type'],
  ['list[list[int]]', [[1], ['a']], 'wrong-type'],
  ['List[str]', ['a, b: c'], 'fits'],
  ['typing.Optional[int]', 'a', 'wrong-type'],
  ['dict[str, int]', { a: 1, b: 'x' }, 'wrong-type'],
  ['dict', [], 'wrong-type'],
  ["Literal['a', 'it\\'s']", "it's", 'fits'],
  ['Literal[1, 2, True]', 3, 'not-in-enum'],
  ['Union[Literal["a"], list[str]]', 'b', 'not-in-enum'],
  ["list[Literal['a', 'b']]", ['a', 'c'], 'not-in-enum'],
  ['Weather', { any: 1 }, 'fits'],
  ['list[', 3, 'fits'],
  ['', 3, 'fits'],
])('%s and %j: %s', (type, value, expected) => {
  expect(fitOf(parsePythonType(type), sketchOf(value, true))).toBe(expected);
});

test('any text is read as some type, and optional ones are known', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', ',', '|', 'list', 'Literal', "'a'", ' ', '1', 'int') }),
      (text) => {
        expect(['fits', 'wrong-type', 'not-in-enum']).toContain(
          fitOf(parsePythonType(text), sketchOf('a', true)),
        );
      },
    ),
  );
  expect(parsePythonType('list['.repeat(10_000)).name).toBeDefined();
  expect(['Optional[str]', 'str | None', 'str'].map((type) => isOptional(parsePythonType(type)))).toEqual([
    true,
    true,
    false,
  ]);
});
