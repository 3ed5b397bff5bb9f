import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { ExportedProgram } from './exportedProgram.ts';
import { moduleParts } from './programModule.ts';

/** A Jupyter notebook (nbformat 4.5) with the template as a DSPy program, a cell for each step. */
export function programNotebook(program: ExportedProgram): string {
  const { imports, signature, program: make, data, model } = moduleParts(program);
  const first = program.fields.filter(({ side }) => side === 'input').map(({ name }) => name);
  const cells = [
    markdown(`# ${plain(program.name)}\n\n${plain(program.origin)}`),
    code(imports),
    markdown('## The signature'),
    code(signature),
    markdown('## The program'),
    code(make),
    markdown('## The data'),
    code(data),
    markdown('## The model'),
    code(`${model}\n\n\ndspy.configure(lm=make_lm(), adapter=dspy.ChatAdapter())\nprogram = make_program()`),
    markdown(`## Scores\n\nCall the program with ${plain(first.join(', '))}, or evaluate it on a split.`),
    code(
      [
        'def exact(example, prediction, trace=None):',
        `    return all(prediction[name] == value for name, value in example.labels().items())`,
        '',
        '',
        '# evaluate = dspy.Evaluate(devset=load_split("val", Path(".")), metric=exact, display_progress=True)',
        '# evaluate(program)',
      ].join('\n'),
    ),
  ];
  const notebook: JsonObject = {
    cells: cells.map((cell, at) => ({ id: `cell-${String(at)}`, ...cell })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

function markdown(text: string): JsonObject {
  return { cell_type: 'markdown', metadata: {}, source: lines(text) };
}

function code(text: string): JsonObject {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: lines(text) };
}

function lines(text: string): string[] {
  const all = text.split('\n');
  return all.map((line, at) => (at < all.length - 1 ? `${line}\n` : line));
}

/** Words of a record within Markdown: no link, picture or HTML comes of them. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>!#|]/g, '\\$&');
}
