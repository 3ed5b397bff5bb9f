import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import type { ExportedProgram } from './exportedProgram.ts';
import { className, pythonLiteral } from './pythonText.ts';

const MODULES: Readonly<Record<string, string>> = {
  chain_of_thought: 'dspy.ChainOfThought',
  predict: 'dspy.Predict',
  react: 'dspy.ReAct',
};

/** The function that makes the program, and what it is made of; `names` leads from records to Python. */
export function programFunction(program: ExportedProgram, names: ReadonlyMap<string, string>): string {
  const { module, tools } = program;
  const isReact = module === 'react';
  const given = isReact ? ', tools=[load_tool(one) for one in TOOLS]' : '';
  return [
    ...(isReact ? toolLines(tools) : []),
    ...stateLines(program, names),
    'def make_program() -> dspy.Module:',
    '    """The program, ready to be called or optimized."""',
    `    program = ${MODULES[module] ?? 'dspy.Predict'}(${className(program.name)}${given})`,
    ...setLines(program),
    '    return program',
  ].join('\n');
}

function toolLines(tools: readonly string[]): string[] {
  return [
    '# The functions that the program may call: file.py:function, relative to the folder that this is run in.',
    ...assignment('TOOLS', tools.map(pythonLiteral)),
    ...['', ''],
    'def load_tool(reference: str):',
    '    """The function that a reference names. Its file is executed."""',
    '    file, name = reference.rsplit(":", 1)',
    '    specification = importlib.util.spec_from_file_location(Path(file).stem, file)',
    '    module = importlib.util.module_from_spec(specification)',
    '    specification.loader.exec_module(module)',
    '    return getattr(module, name)',
    ...['', ''],
  ];
}

function assignment(name: string, items: readonly string[]): string[] {
  return items.length === 0 ? [`${name} = []`] : [`${name} = [`, ...items.map((item) => `    ${item},`), ']'];
}

function stateLines({ demos, prompts }: ExportedProgram, names: ReadonlyMap<string, string>): string[] {
  const literal = (demo: JsonObject): string => pythonLiteral(renamed(demo, names));
  if (prompts !== undefined) {
    const states = prompts.map(({ name, instructions, demos: own }): [string, JsonValue] => [
      name,
      { instructions, demos: own.map((demo) => renamed(demo, names)) },
    ]);
    const items = states.map(([name, state]) => `    ${pythonLiteral(name)}: ${pythonLiteral(state)},`);
    return ['# What stands in each prompt of the program.', 'PROMPTS = {', ...items, '}', '', ''];
  }
  if (demos.length === 0) return [];
  return ['# The examples that stand in the prompt.', ...assignment('DEMOS', demos.map(literal)), '', ''];
}

function setLines({ demos, prompts }: ExportedProgram): string[] {
  if (prompts !== undefined)
    return [
      '    for name, predictor in program.named_predictors():',
      '        prompt = PROMPTS[name]',
      '        predictor.signature = predictor.signature.with_instructions(prompt["instructions"])',
      '        predictor.demos = [dspy.Example(**demo) for demo in prompt["demos"]]',
    ];
  if (demos.length === 0) return [];
  return [
    '    for predictor in program.predictors():',
    '        predictor.demos = [dspy.Example(**demo) for demo in DEMOS]',
  ];
}

function renamed(values: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [names.get(name) ?? name, value]));
}
