import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isSameType } from '../../../server/src/core/signatures/sameType.ts';
import { parsePythonType } from '../../../server/src/core/signatures/pythonType.ts';
import { checkDiagnostics, diagnose } from '../support/diagnose.ts';
import { readFiles } from '../support/markers.ts';

const PYTHON = `#- python/signatures.py
import dspy
class Classify(dspy.Signature):
    """Names the intent."""
    text: str = dspy.InputField()
    tags: list[str] = dspy.InputField()
    intent: str = dspy.OutputField()
class Program(dspy.Module):
    pass
draft = dspy.Predict("message -> reply")
`;

function template(fields: string, name = 'python/signatures.py:Classify', python = PYTHON): string {
  const head = 'template_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42\nversion: 1\ninstructions: x';
  return `${python}#- templates/t.template.yaml\n# about\n${head}\nsignature: ${name}\n${fields}`;
}

const FITTING = "inputs: [{ name: text }, { name: tags, type: 'List[str]' }]\noutputs: [{ name: intent }]\n";

describe('a template and its signature in Python', () => {
  it('have the same fields of the same types on the same sides', () => {
    checkDiagnostics(template(FITTING));
    checkDiagnostics(
      template(`inputs:
# <^ warning[signature.python-missing-field]
  - { name: text, type: int }
#                       ^^^ warning[signature.python-wrong-type]
  - name: intent
#         ^^^^^^ warning[signature.python-wrong-side]
outputs:
  - { name: "intnt" }
#           ^^^^^^^ warning[signature.python-extra-field]
  - name: reason
#         ^^^^^^ warning[signature.python-extra-field]
`),
    );
  });

  it('leave a type in several lines to the name of its field', () => {
    checkDiagnostics(
      template(`inputs: [{ name: text }, { name: tags, type: 'list[str]' }]
outputs:
  - name: intent
#         ^^^^^^ warning[signature.python-wrong-type]
    type: >-
      Literal['a',
      'b']
`),
    );
  });

  it('may differ by the reasoning that a module adds', () => {
    const fields = FITTING.replace('[{ name: intent }]', '[{ name: reasoning }, { name: intent }]');
    checkDiagnostics(template(`${fields}module: chain_of_thought\n`));
  });

  it('may be a signature that is written as text', () => {
    checkDiagnostics(
      template('inputs: [{ name: message }]\noutputs: [{ name: reply }]\n', 'python/signatures.py:draft'),
    );
  });

  it.each([
    ['python/gone.py:Classify', 'signature.file-missing', 'The Python file python/gone.py does not exist.'],
    [
      '../out.py:Classify',
      'signature.file-unreadable',
      'The Python file ../out.py is not read: it lies outside the repository.',
    ],
    [
      'python/signatures.py:Clasify',
      'signature.class-missing',
      'python/signatures.py has no signature `Clasify`. Did you mean `Classify`?',
    ],
    [
      'python/signatures.py:Program',
      'signature.class-missing',
      'The class `Program` of python/signatures.py is no `dspy.Signature`.',
    ],
  ])('%s: %s', (name, code, message) => {
    const { problems } = diagnose(readFiles(template(FITTING, name)));
    const found = [...problems.values()].flat();
    expect(found.map((problem) => [problem.code, problem.message, problem.range.start.line])).toEqual([
      [code, message, 4],
    ]);
  });

  it('are not said to lack what may be hidden by what is being typed', () => {
    const half = PYTHON.replace('    intent: str = dspy.OutputField()', '    intent: str = dspy.Out');
    checkDiagnostics(template(FITTING, 'python/signatures.py:Classify', half));
    const shared = PYTHON.replace('class Classify(dspy.Signature)', 'class Classify(base.Shared)');
    const inherited = shared.replace(/ {4}text.*\n.*\n.*\n/, '');
    checkDiagnostics(template(FITTING, 'python/signatures.py:Classify', inherited));
    const broken = PYTHON.replace('class Classify', 'x = (\nclass Classify');
    checkDiagnostics(template(FITTING, 'python/signatures.py:Classify', broken));
  });

  it('are linked: a problem leads to the line in Python', () => {
    const { problems } = diagnose(readFiles(template(FITTING.replace('name: text', 'name: txt'))));
    const found = [...problems.values()].flat();
    expect(found.map(({ code, related }) => [code, related?.[0]?.uri, related?.[0]?.range.start])).toEqual([
      ['signature.python-missing-field', 'file:///workspace/python/signatures.py', { line: 3, character: 4 }],
      ['signature.python-extra-field', 'file:///workspace/python/signatures.py', { line: 1, character: 6 }],
    ]);
  });
});

test.each([
  ['str', 'str', true],
  ['str', 'int', false],
  ['list', 'list[str]', true],
  ['list[str]', 'List[int]', false],
  ['dict[str, int]', 'Dict[str, int]', true],
  ['list[str]', 'dict[str, str]', false],
  ["Literal['a', 'b']", 'Literal["b", "a"]', true],
  ["Literal['a']", "Literal['a', 'b']", false],
  ["Literal['a']", 'str', false],
  ['Optional[str]', 'str | None', true],
  ['Union[int, Optional[str]]', 'None | str | int', true],
  ['Optional[str]', 'str', false],
  ['dspy.Image', 'str', true],
  ['list[Answer]', 'list[str]', true],
])('%s and %s are the same: %s', (one, other, isSame) => {
  expect(isSameType(parsePythonType(one), parsePythonType(other))).toBe(isSame);
});

test('being the same type is mutual, and every type is the same as itself', () => {
  const { type } = fc.letrec((tie) => ({
    type: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('str', 'int', 'float', 'bool', 'None', "Literal['a', 1]", 'Literal[True]', 'Own'),
      fc
        .tuple(fc.constantFrom('list', 'Optional'), tie('type'))
        .map(([name, inner]) => `${name}[${String(inner)}]`),
      fc.tuple(tie('type'), tie('type')).map(([one, other]) => `${String(one)} | ${String(other)}`),
    ),
  }));
  fc.assert(
    fc.property(type, type, (one, other) => {
      const [left, right] = [parsePythonType(one), parsePythonType(other)];
      expect(isSameType(left, left)).toBe(true);
      expect(isSameType(left, right)).toBe(isSameType(right, left));
    }),
  );
});
