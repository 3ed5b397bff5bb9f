import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsePython } from '../../../server/src/core/python/parsePython.ts';
import { readMarkers, unindent } from '../support/markers.ts';
import { pythonModuleOf } from '../support/pythonFixture.ts';
import { checkSignatures, describeSignatures } from './checkSignatures.ts';

describe('signature classes', () => {
  it('have the fields that are inputs and outputs of DSPy, with their types', () => {
    checkSignatures(
      `
      import dspy
      from typing import Literal, Optional

      class Answer(dspy.Signature):
          """Answers a question."""

          question: str = dspy.InputField(desc="the question")
          context: "list[str]" = dspy.InputField()
          hint: Optional[
              str,
          ] = dspy.InputField()
          untyped = dspy.InputField()
          answer: Literal['yes', "no"] = dspy.OutputField(desc=("a" "b"))
      `,
      [
        'Answer(question: str, context: list[str], hint: Optional[str], untyped: str -> answer: Literal[\'yes\', "no"])',
      ],
    );
  });

  it.each([
    ['import dspy as d', 'd.Signature', 'd.InputField', 'd.OutputField'],
    ['from dspy import Signature as S, InputField as I, OutputField', 'S', 'I', 'OutputField'],
    [
      'from dspy import (\n    Signature, # base\n    InputField,\n    OutputField,\n)',
      'Signature',
      'InputField',
      'OutputField',
    ],
    ['from dspy.signatures import *\nfrom dspy import *', 'Signature', 'InputField', 'OutputField'],
    ['import dspy.signatures', 'dspy.signatures.Signature', 'dspy.InputField', 'dspy.OutputField'],
    ['import os, dspy.signatures as s', 's.Signature', 's.InputField', 's.OutputField'],
  ])('know DSPy by the names of the file: %s', (imports, base, input, output) => {
    const python = `${imports}\nclass A(${base}):\n    q: str = ${input}()\n    a: int = ${output}()\n`;
    expect(describeSignatures(python)).toEqual(['A(q: str -> a: int)']);
  });

  it('are none where the names are not those of DSPy', () => {
    const python = `from other import Signature, InputField\nclass A(Signature):\n    q: str = InputField()\n`;
    expect(pythonModuleOf(python)).toEqual({
      signatures: [],
      otherClasses: [],
      unclearClasses: ['A'],
      isIntact: true,
    });
  });

  it('may be made by a base class of another file, and never by one of Python or DSPy', () => {
    const { otherClasses, unclearClasses } = pythonModuleOf(
      'import dspy, base\nclass A: pass\nclass B(dspy.Module, object): pass\nclass C(base.Shared): pass\nclass D(C): pass\nclass E(str, Enum): pass\n',
    );
    expect([otherClasses, unclearClasses]).toEqual([
      ['A', 'B', 'E'],
      ['C', 'D'],
    ]);
  });

  it('inherit within the file, and are not whole where a base is elsewhere', () => {
    checkSignatures(
      `
      import dspy
      from .base import Shared

      class Base(dspy.Signature):
          question: str = dspy.InputField()
          answer: str = dspy.OutputField()

      class Child(Base):
          answer: int = dspy.OutputField()
          score: float = dspy.OutputField()

      class Other(Shared):
          more: str = dspy.InputField()

      class Loop(Loop):
          pass

      class Both(Child, Other):
          pass
      `,
      [
        'Base(question: str -> answer: str)',
        'Child(question: str -> answer: int, score: float)',
        'Other(more: str -> , …)',
        'Both(question: str, more: str -> answer: int, score: float, …)',
      ],
    );
  });

  it('have types by the names that the file gives them', () => {
    checkSignatures(
      `
      import dspy
      from typing import Literal
      Label = Literal['a', 'Label']
      type Labels = list[Label]
      Model = make()

      class A(dspy.Signature):
          one: Label = dspy.InputField()
          many: Labels | None = dspy.InputField()
          other: Model = dspy.OutputField()
      `,
      ["A(one: Literal['a', 'Label'], many: list[Literal['a', 'Label']] | None -> other: Model)"],
    );
  });

  it('are documented by their docstrings, without their indentation', () => {
    const python = unindent(`
      import dspy
      class A(dspy.Signature):
          """First.

            Second \\"quoted\\".
          """
          q: str = dspy.InputField(desc='it\\'s')
      class B(dspy.Signature):
          q: str = dspy.InputField(desc=f"{x}")
          """Not at the start."""
    `);
    const [a, b] = pythonModuleOf(python).signatures;
    expect(a?.documentation).toBe('First.\n\nSecond "quoted".');
    expect(a?.fields[0]?.description).toBe("it's");
    expect(b).not.toHaveProperty('documentation');
    expect(b?.fields[0]).not.toHaveProperty('description');
  });

  it('stand where their names do, fields too', () => {
    const { text, ranges } = readMarkers(
      `import dspy\n@decorated\nclass <|A|>(dspy.Signature):\n    <|question|>: str = dspy.InputField()\nx.<|run|> = dspy.Predict("a, <|bc|> -> d")\n`,
    );
    const [a, run] = pythonModuleOf(text).signatures;
    expect([a?.range, a?.fields[0]?.range, run?.range, run?.fields[1]?.range]).toEqual(ranges);
  });

  it('keep what can be understood while they are typed', () => {
    checkSignatures(
      `
      import dspy
      class A(dspy.Signature):
          question: str = dspy.InputField(
          answer: str = dspy.OutputField()

      class B(dspy.Signature):
          text: str = dspy.InputField()
          label: str = dspy.Out

      class C(dspy.Signature):
          text: str = dspy.InputField()
          label: str = dspy.OutputField()
      `,
      ['A(question: str -> , …)', 'B(text: str -> , …)', 'C(text: str -> label: str)'],
    );
  });
});

const PYTHON = `import dspy
from typing import Literal
Label = Literal['a', 'b']
class A(dspy.Signature):
    """Doc."""
    text: str = dspy.InputField(desc="the \\"text\\"")
    label: Label = dspy.OutputField()
class P(dspy.Module):
    def __init__(self):
        self.run = dspy.Predict("a, b: list[str] -> c")
class B(A):
    more: int = dspy.OutputField()
`;

test('any text is understood as far as it can be, whatever is typed into it', () => {
  const noise = fc.constantFrom(
    '(',
    ')',
    '"',
    '"""',
    "'",
    '\n',
    '    ',
    'class ',
    ':',
    '=',
    '[',
    '\\',
    '#',
    'é',
    '\0',
    '->',
  );
  const place = fc.nat(PYTHON.length);
  fc.assert(
    fc.property(place, place, fc.array(noise, { maxLength: 6 }), (from, length, typed) => {
      const text = PYTHON.slice(0, from) + typed.join('') + PYTHON.slice(from + (length % 20));
      const { signatures } = pythonModuleOf(text);
      const lines = text.split('\n');
      for (const { name, range, fields } of signatures) {
        const { start, end } = range;
        expect(lines[start.line]?.slice(start.character, end.character)).toBe(name);
        expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
      }
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void pythonModuleOf(text)));
});

test.each([
  ['parentheses', '('.repeat(30_000)],
  ['brackets', `x = ${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  [
    'a text in parentheses',
    `import dspy\nx = dspy.Predict(${'('.repeat(20_000)}"a -> b"${')'.repeat(20_000)})\n`,
  ],
  ['indentation', Array.from({ length: 400 }, (_line, depth) => `${' '.repeat(depth)}class A:`).join('\n')],
  [
    'bases',
    `import dspy\nclass A0(dspy.Signature): pass\n${Array.from({ length: 3000 }, (_line, at) => `class A${String(at + 1)}(A${String(at)}, A${String(at)}):\n    f${String(at)}: str = dspy.InputField()\n`).join('')}`,
  ],
  [
    'bases from the end',
    `import dspy\n${Array.from({ length: 3000 }, (_line, at) => `class A${String(at)}(A${String(at + 1)}):\n    f${String(at)}: str = dspy.InputField()\n`).join('')}`,
  ],
  [
    'aliases',
    `import dspy\n${Array.from({ length: 50 }, (_line, at) => `T${String(at)} = dict[T${String(at + 1)}, T${String(at + 1)}]\n`).join('')}class A(dspy.Signature):\n    a: T0 = dspy.InputField()\n`,
  ],
])('deep %s end in a module', (_name, text) => {
  let steps = 0;
  for (const parse = parsePython(text); parse.next().done !== true; steps++);
  // The parser takes at most a step for each character, and says so each thousand steps.
  expect(steps).toBeLessThanOrEqual(text.length / 1000 + 2);
});
