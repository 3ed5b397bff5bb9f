import type { PythonField, PythonSignature } from '../../python/pythonModule.ts';
import { codeBlock, excerpt } from '../markdown.ts';
import { escapeControls } from '../yamlText.ts';

/** Most fields, and characters of a text, that a hover shows. */
const MOST_FIELDS = 40;
const LONGEST_TEXT = 1200;
const LONGEST_LINE = 200;
const LONGEST_TYPE = 600;

/** A signature as Markdown: the class with its documentation and fields, as code that nothing of it can leave. */
export function signatureMarkup({ name, documentation, fields, isWhole }: PythonSignature): string {
  const lines = fields.slice(0, MOST_FIELDS).map(fieldLine);
  const isCut = !isWhole || fields.length > MOST_FIELDS;
  const text = [
    `class ${name}(dspy.Signature):`,
    ...(documentation === undefined || documentation === '' ? [] : [documentationLines(documentation)]),
    ...lines,
    ...(isCut ? ['    …'] : []),
  ];
  return codeBlock(text.join('\n'), 'python');
}

function fieldLine({ name, type, side, description }: PythonField): string {
  const kind = side === 'inputs' ? 'InputField' : 'OutputField';
  const said = description === undefined ? '' : `desc=${JSON.stringify(excerpt(description, LONGEST_LINE))}`;
  return `    ${name}: ${excerpt(escapeControls(type), LONGEST_TYPE)} = dspy.${kind}(${said})`;
}

function documentationLines(documentation: string): string {
  const quoted = `"""${excerpt(documentation, LONGEST_TEXT)}"""`;
  return quoted
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${escapeControls(line)}`))
    .join('\n');
}
