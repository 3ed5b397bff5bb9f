import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStringSignature } from '../../../server/src/core/python/stringSignatures.ts';
import { pythonModuleOf } from '../support/pythonFixture.ts';
import { checkSignatures } from './checkSignatures.ts';

describe('signatures as text', () => {
  it('have the name of the variable or attribute that holds them', () => {
    checkSignatures(
      `
      import dspy
      QA = dspy.Signature("question, context: list[str] -> answer: Literal['x, y -> z']", "Answer it.")
      class Program(dspy.Module):
          def __init__(self):
              self.draft = dspy.ChainOfThought('message -> reply', temperature=0)
              self.act = dspy.ReAct(signature="question -> answer: str", tools=[])
              self.other = dspy.Predict(QA)
              self.named = print("a -> b")
      dspy.Predict("no -> name")
      `,
      [
        "QA(question: str, context: list[str] -> answer: Literal['x, y -> z'])",
        'draft(message: str -> reply: str)',
        'act(question: str -> answer: str)',
      ],
    );
    expect(
      pythonModuleOf('import dspy\nq = dspy.Signature("a -> b", instructions="Do it.")').signatures[0],
    ).toMatchObject({
      documentation: 'Do it.',
    });
  });

  it.each([
    ['a', false],
    ['a ->', false],
    ['a -> b -> c', false],
    ['a:, b -> c', false],
    ['1a -> c', false],
    ['a b -> c', false],
    [' a : dict[str, int] , b -> c ', true],
  ])('%s is whole: %s', (text, isWhole) => {
    expect(parseStringSignature(text).isWhole).toBe(isWhole);
  });

  it('round-trip', () => {
    const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/);
    const type = fc.constantFrom(
      'str',
      'list[str]',
      "Literal['a, b', 'c->d']",
      'dict[str, list[int]]',
      'int | None',
    );
    const side = fc.array(fc.tuple(name, type), { minLength: 1, maxLength: 4 });
    const written = (fields: [string, string][]): string =>
      fields.map(([one, is]) => `${one}: ${is}`).join(', ');
    fc.assert(
      fc.property(side, side, (inputs, outputs) => {
        const { fields, isWhole } = parseStringSignature(`${written(inputs)} -> ${written(outputs)}`);
        expect(isWhole).toBe(true);
        expect(fields.map((field) => [field.name, field.type, field.side])).toEqual([
          ...inputs.map(([one, is]) => [one, is, 'inputs']),
          ...outputs.map(([one, is]) => [one, is, 'outputs']),
        ]);
      }),
    );
  });
});
