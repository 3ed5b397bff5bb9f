import { expect } from 'vitest';
import { unindent } from '../support/markers.ts';
import { pythonModuleOf } from '../support/pythonFixture.ts';

/** Compares the signatures of a Python text: `Name(input: type, … -> output: type)`, and `, …` where more may follow. */
export function checkSignatures(python: string, expected: readonly string[]): void {
  expect(describeSignatures(unindent(python))).toEqual(expected);
}

/** The signatures of a Python text, as `checkSignatures` has them. */
export function describeSignatures(text: string): string[] {
  return pythonModuleOf(text).signatures.map(({ name, fields, isWhole }) => {
    const ofSide = (wanted: string): string =>
      fields
        .filter(({ side }) => side === wanted)
        .map((field) => `${field.name}: ${field.type}`)
        .join(', ');
    return `${name}(${ofSide('inputs')} -> ${ofSide('outputs')}${isWhole ? '' : ', …'})`;
  });
}
