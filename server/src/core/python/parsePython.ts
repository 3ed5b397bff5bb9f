import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { lineStartsOf } from '../document/positions.ts';
import { DspyNames } from './dspyNames.ts';
import type { PythonModule } from './pythonModule.ts';
import { PythonText } from './pythonText.ts';
import { readClasses } from './signatureClasses.ts';
import { readStringSignatures } from './stringSignatures.ts';
import { collectStatements } from './statements.ts';

/** Steps of the parser between two pauses: a few milliseconds, ten at worst. */
const STEPS_WITHOUT_PAUSE = 1000;

/**
 * Reads the DSPy signatures of a Python file, without running anything of it. Total: text that is no Python gives what
 * can be understood of it. Yields where the caller may do something else, or give up.
 */
export function* parsePython(text: string): Generator<undefined, PythonModule> {
  const parse = parser.startParse(text);
  let tree: Tree | null = null;
  for (let steps = 1; tree === null; steps++) {
    tree = parse.advance();
    if (steps % STEPS_WITHOUT_PAUSE === 0) yield;
  }
  const statements = collectStatements(tree);
  yield;
  const source = new PythonText(text, lineStartsOf(text));
  const names = new DspyNames(statements.imports.map((node) => source.of(node)));
  const { signatures, otherClasses, unclearClasses } = readClasses(statements, source, names);
  const classNames = new Set([...signatures.map(({ name }) => name), ...otherClasses, ...unclearClasses]);
  const written = readStringSignatures(statements.calls, source, names).filter(
    ({ name }) => !classNames.has(name),
  );
  return {
    signatures: [...signatures, ...written],
    otherClasses,
    unclearClasses,
    isIntact: !statements.hasErrors,
  };
}
