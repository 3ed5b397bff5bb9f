import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { parsePythonType } from '../../signatures/pythonType.ts';
import type { ExportedProgram } from './exportedProgram.ts';
import { programNames } from './fieldNames.ts';
import { programFunction } from './programFunction.ts';
import { className, pythonAnnotation, pythonLiteral } from './pythonText.ts';

/** A part of a module: what stands above all, and what follows. */
export interface ModuleParts {
  imports: string;
  signature: string;
  program: string;
  data: string;
  model: string;
}

/** A Python module with the template as a DSPy program. Texts of records are literals: none of them is ever code. */
export function programModule(program: ExportedProgram): string {
  const parts = moduleParts(program);
  const head = `"""${docText(`${program.name}: a DSPy program.`)}\n\n${docText(program.origin)}\n"""\n`;
  const bodies = [parts.signature, parts.program, parts.data, parts.model, main(program)];
  return `${[`${head}\n${parts.imports}`, ...bodies].join('\n\n\n')}\n`;
}

/** The parts of a module, as a notebook has them in cells. */
export function moduleParts(program: ExportedProgram): ModuleParts {
  const names = programNames(program.fields.map(({ name }) => name));
  const annotations = program.fields.map(({ type }) => pythonAnnotation(parsePythonType(type)));
  const typing = [...new Set(annotations.flatMap(({ imports }) => imports))].sort();
  const hasKey = typeof program.model?.['api_key_env'] === 'string';
  return {
    imports: [
      ...(program.tools.length > 0 ? ['import importlib.util'] : []),
      'import json',
      ...(hasKey ? ['import os'] : []),
      'from pathlib import Path',
      ...(typing.length > 0 ? [`from typing import ${typing.join(', ')}`] : []),
      '',
      'import dspy',
    ].join('\n'),
    signature: signatureClass(program, names, annotations),
    program: programFunction(program, names),
    data: dataFunction(program, names),
    model: modelFunction(program.model),
  };
}

function signatureClass(
  { name, instructions, fields }: ExportedProgram,
  names: ReadonlyMap<string, string>,
  annotations: readonly { text: string }[],
): string {
  const isDoc = isPlainDoc(instructions);
  const lines = fields.map(({ name: field, side, description }, at) => {
    const make = side === 'input' ? 'InputField' : 'OutputField';
    const desc = description === '' ? '' : `desc=${pythonLiteral(description)}`;
    const annotation = annotations[at]?.text ?? 'str';
    const line = `    ${names.get(field) ?? field}: ${annotation} = dspy.${make}(${desc})`;
    const isLong = line.length > LONGEST_LINE;
    return isLong ? line.replace(annotation, () => onLines(annotation)) : line;
  });
  const own = className(name);
  const doc = isDoc
    ? `    """${indented(instructions)}"""`
    : '    """See below: its text is no docstring."""';
  const given = isDoc ? [] : ['', '', `${own} = ${own}.with_instructions(${pythonLiteral(instructions)})`];
  return [`class ${own}(dspy.Signature):`, doc, '', ...lines, ...given].join('\n');
}

/** Characters of a line beyond which a choice of labels has a line for each. */
const LONGEST_LINE = 100;

/** A choice of labels on lines of its own; any other annotation as it is. */
function onLines(annotation: string): string {
  const [, labels] = /^Literal\[(.*)\]$/s.exec(annotation) ?? [];
  if (labels === undefined) return annotation;
  // A label is a JSON text, in which a quote is escaped: what is between two quotes, a comma and a blank parts labels.
  const items = labels.split(/(?<=(?<!\\)(?:\\\\)*"), (?=")/);
  return `Literal[\n${items.map((item) => `        ${item},\n`).join('')}    ]`;
}

/** True for instructions that a docstring gives back as they are. */
function isPlainDoc(text: string): boolean {
  if (text.trim() !== text || /^$|^"|"$|"""|\\|[^\P{C}\n]/u.test(text)) return false;
  return text.split('\n').every((line) => line === '' || (/^\S/.test(line) && line.trimEnd() === line));
}

function indented(text: string): string {
  return text.split('\n').join('\n    ').replace(/^ +$/gm, '');
}

function dataFunction({ fields }: ExportedProgram, names: ReadonlyMap<string, string>): string {
  const inputs = fields.filter(({ side }) => side === 'input').map(({ name }) => names.get(name) ?? name);
  const other = [...names].filter(([name, inside]) => name !== inside);
  const table = `{${other.map(([name, inside]) => `${pythonLiteral(name)}: ${pythonLiteral(inside)}`).join(', ')}}`;
  const row =
    other.length === 0 ? '**row' : '**{FIELDS.get(name, name): value for name, value in row.items()}';
  return [
    ...(other.length === 0
      ? []
      : [
          '# Fields whose names DSPy or Python keeps for itself, by the names of the records.',
          `FIELDS = ${table}`,
          '',
          '',
        ]),
    'def load_split(name: str, folder: Path) -> list[dspy.Example]:',
    '    """The rows of a split, train, val or test, as `databits export-dspy --data FOLDER` wrote them."""',
    '    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()',
    '    rows = [json.loads(line) for line in lines]',
    `    return [dspy.Example(${row}).with_inputs(${inputs.map(pythonLiteral).join(', ')}) for row in rows]`,
  ].join('\n');
}

function modelFunction(model: JsonObject | undefined): string {
  const { name, api_key_env: variable, price: _price, ...settings } = model ?? {};
  const options = Object.entries(settings).map(([key, value]) => `${key}=${pythonLiteral(value)}`);
  const key = typeof variable === 'string' ? [`api_key=os.environ[${pythonLiteral(variable)}]`] : [];
  const named: JsonValue = typeof name === 'string' ? name : 'openai/gpt-4o-mini';
  return [
    'def make_lm() -> dspy.LM:',
    '    """The language model of the template."""',
    `    return dspy.LM(${[pythonLiteral(named), ...options, ...key].join(', ')})`,
  ].join('\n');
}

function main({ fields }: ExportedProgram): string {
  const inputs = fields.filter(({ side }) => side === 'input').map(({ name }) => name);
  const names = programNames(fields.map(({ name }) => name));
  const asked = inputs.map((name) => `${names.get(name) ?? name}=input(${pythonLiteral(`${name}: `)})`);
  return [
    'if __name__ == "__main__":',
    '    dspy.configure(lm=make_lm(), adapter=dspy.ChatAdapter())',
    `    print(make_program()(${asked.join(', ')}))`,
  ].join('\n');
}

/** A text within a docstring: it can neither end it nor escape anything. */
function docText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[^\P{C}\n]/gu, ' ');
}
