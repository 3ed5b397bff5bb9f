import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/src/json.ts';
import { examplesModule } from '../../server/src/core/exporting/dspy/examplesModule.ts';
import { programNotebook } from '../../server/src/core/exporting/dspy/notebook.ts';
import type { ExportedProgram } from '../../server/src/core/exporting/dspy/exportedProgram.ts';
import { programModule } from '../../server/src/core/exporting/dspy/programModule.ts';
import { environmentPython } from '../../server/src/adapters/dspy/locations.ts';

const TOOLS = path.resolve(import.meta.dirname, '../../.tools/dspy-cache/dspy');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'databits-export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What real DSPy makes of every module or notebook of the folder. */
const READ = `
import importlib.util, inspect, json, pathlib, sys
found = {}
raw = pathlib.Path(sys.argv[1], "raw.json")
for name, text in (json.loads(raw.read_text()) if raw.exists() else {}).items():
    found[name] = {"instructions": inspect.cleandoc(text)}
for file in sorted(pathlib.Path(sys.argv[1]).glob("m*")):
    if file.suffix == ".ipynb":
        cells = json.loads(file.read_text())["cells"]
        code = "\\n\\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        module = {}
        exec(compile(code, str(file), "exec"), module)
        program = module["program"]
    else:
        specification = importlib.util.spec_from_file_location(file.stem, file)
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        program = module.make_program()
    [predictor] = program.predictors()
    fields = {
        name: [str(field.annotation), field.json_schema_extra["desc"], field.json_schema_extra["__dspy_field_type"]]
        for name, field in predictor.signature.fields.items()
        if name != "reasoning"
    }
    demos = [dict(demo.toDict()) for demo in predictor.demos]
    found[file.stem] = {"instructions": predictor.signature.instructions, "fields": fields, "demos": demos}
print(json.dumps(found))
`;

function read(): Record<
  string,
  { instructions: string; fields: Record<string, string[]>; demos: JsonObject[] }
> {
  const [environment = ''] = readdirSync(TOOLS);
  const python = environmentPython(path.join(TOOLS, environment));
  const output = execFileSync(python, ['-c', READ, folder], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, SOME_KEY: 'x', LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as ReturnType<typeof read>;
}

test('rows of a split as Python are examples of DSPy, whatever their texts say', () => {
  const fields = (['items', 'text', 'label'] as const).map((name) => ({
    ...{
      name,
      side: name === 'label' ? ('output' as const) : ('input' as const),
      type: 'str',
      description: '',
    },
  }));
  const rows = [
    { items: 'a', text: `'''; "\\" \n{x} \u2028 #`, label: { deep: [1, null, true] } },
    { items: '', text: 'é', label: 'b' },
  ];
  writeFileSync(path.join(folder, 'split.py'), examplesModule('train', fields, rows));
  writeFileSync(path.join(folder, 'none.py'), examplesModule('val', fields, []));
  const [environment = ''] = readdirSync(TOOLS);
  const code =
    'import json, none, split; assert none.EXAMPLES == []; print(json.dumps([[e.toDict(), sorted(e.inputs().keys())] for e in split.EXAMPLES]))';
  const output = execFileSync(environmentPython(path.join(TOOLS, environment)), ['-c', code], {
    ...{ encoding: 'utf8', cwd: folder },
    env: { ...process.env, PYTHONPATH: folder, LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
  });
  const found = JSON.parse(output.trim().split('\n').at(-1) ?? '') as [JsonObject, string[]][];
  expect(found.map(([values]) => Object.values(values))).toEqual(rows.map((row) => Object.values(row)));
  expect(found[0]?.[1]).toHaveLength(2);
});

const PROGRAM: ExportedProgram = {
  name: 'Classify a request',
  origin: 'Made for a test.',
  instructions: 'Name the "intent".\n\nOne of them.',
  fields: [
    { name: 'text', side: 'input', type: 'str', description: 'The message' },
    { name: 'items', side: 'input', type: 'list[dict[str, int]]', description: '' },
    { name: 'intent', side: 'output', type: "Literal['a', 'b']", description: 'One' },
    { name: 'sure', side: 'output', type: 'Optional[bool]', description: '' },
  ],
  module: 'predict',
  tools: [],
  model: { name: 'openai/x', temperature: 0, api_key_env: 'SOME_KEY' },
  demos: [{ text: 'hi', items: [{ a: 1 }], intent: 'a', sure: null }],
};

test('DSPy has the template’s signature and examples of a module and of a notebook', () => {
  writeFileSync(path.join(folder, 'm1.py'), programModule(PROGRAM));
  writeFileSync(path.join(folder, 'm2.ipynb'), programNotebook(PROGRAM));
  writeFileSync(path.join(folder, 'm3.py'), programModule({ ...PROGRAM, module: 'chain_of_thought' }));
  const found = read();
  expect(found['m1']).toEqual({
    instructions: 'Name the "intent".\n\nOne of them.',
    fields: {
      text: ["<class 'str'>", 'The message', 'input'],
      items_field: ['list[dict[str, int]]', '${items_field}', 'input'],
      intent: ["typing.Literal['a', 'b']", 'One', 'output'],
      sure: ['bool | None', '${sure}', 'output'],
    },
    demos: [{ text: 'hi', items_field: [{ a: 1 }], intent: 'a', sure: null }],
  });
  expect(found['m2']).toEqual(found['m1']);
  expect(found['m3']).toEqual(found['m1']);
  expect(programModule(PROGRAM)).toContain('    """Name the "intent".\n\n    One of them."""');
});

test('no text of a record is ever code, and each comes back as it is', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '"""',
      "'''",
      '\\',
      '\\"',
      '"',
      '\n',
      '{x}',
      '"""\nimport os\n"""',
      '#',
      '\u2028',
      '\0',
      '\t',
      ' ',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  const text = fc.array(hostile, { maxLength: 6 }).map((parts) => parts.join('"""\nopen("ran", "w")\n"""'));
  const samples = fc.sample(
    fc.record({ name: text, origin: text, instructions: text, description: text, label: text }),
    60,
  );
  samples.forEach(({ name, origin, instructions, description, label }, at) => {
    const fields = [
      { name: 'text', side: 'input' as const, type: 'str', description },
      {
        name: 'intent',
        side: 'output' as const,
        type: `Literal['a', ${JSON.stringify(label)}]`,
        description,
      },
    ];
    const demos = [{ text, intent: label }].map(() => ({ text: description, intent: label }));
    const program = { ...PROGRAM, name, origin, instructions, fields, demos };
    writeFileSync(path.join(folder, `m${String(at)}.py`), programModule(program));
    writeFileSync(path.join(folder, `mn${String(at)}.ipynb`), programNotebook(program));
  });
  const raw = samples.map(({ instructions }, at) => [`raw${String(at)}`, instructions]);
  writeFileSync(path.join(folder, 'raw.json'), JSON.stringify(Object.fromEntries(raw)));
  const found = read();
  expect(readdirSync(folder)).not.toContain('ran');
  samples.forEach(({ instructions, description, label }, at) => {
    for (const one of [found[`m${String(at)}`], found[`mn${String(at)}`]]) {
      // DSPy takes blanks around instructions away, and makes some of its own where a template has none.
      const cleaned = found[`raw${String(at)}`]?.instructions;
      if (instructions !== '') expect(one?.instructions).toBe(cleaned);
      if (description !== '') expect(one?.fields['text']?.[1]).toBe(description);
      expect(one?.demos).toEqual([{ text: description, intent: label }]);
    }
  });
});
