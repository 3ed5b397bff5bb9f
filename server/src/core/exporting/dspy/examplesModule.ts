import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RunField } from '../../optimization/runTemplate.ts';
import { programNames } from './fieldNames.ts';
import { pythonLiteral } from './pythonText.ts';

/** A row of a split, as DSPy is given it: inputs and outputs by the names of the template. */
export type ExportedRow = JsonObject;

/** A Python module with the rows of a split as `dspy.Example`. Texts are literals: none of them is ever code. */
export function examplesModule(
  split: string,
  fields: readonly RunField[],
  rows: readonly ExportedRow[],
): string {
  const names = programNames(fields.map(({ name }) => name));
  const inputs = fields.filter(({ side }) => side === 'input').map(({ name }) => names.get(name) ?? name);
  const examples = rows.map((row) => {
    const values = Object.entries(row).map(
      ([name, value]) => `${names.get(name) ?? name}=${pythonLiteral(value)}`,
    );
    return `    dspy.Example(${values.join(', ')}),\n`;
  });
  const list = examples.length === 0 ? '[]' : `[\n${examples.join('')}]`;
  return [
    `"""The split ${split}, as databits export-dspy wrote it."""\n`,
    'import dspy\n',
    `INPUTS = (${inputs
      .map((name) => `${pythonLiteral(name)}, `)
      .join('')
      .trimEnd()})\n`,
    `_EXAMPLES = ${list}\n`,
    'EXAMPLES: list[dspy.Example] = [example.with_inputs(*INPUTS) for example in _EXAMPLES]\n',
  ].join('\n');
}
