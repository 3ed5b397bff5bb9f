import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { RecordDetail } from '../../../../../shared/src/protocol/records.ts';
import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';

export type Predictor = NonNullable<RunReceipt['program']>[number];
export type Demo = Predictor['demos'][number];

/** A field of the signature, as the prompt tells it. */
export interface PromptField {
  name: string;
  type: string;
  description: string;
}

export interface PromptFields {
  inputs: PromptField[];
  outputs: PromptField[];
  /** False where the template is another one by now, or gone: then only the names are known, from the rows. */
  isFromTemplate: boolean;
}

export interface PromptMessage {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

/** What the model thinks before it answers, in programs that have it do so. */
const REASONING: PromptField = { name: 'reasoning', type: 'str', description: '' };
const COMPLETED = '[[ ## completed ## ]]';
const INCOMPLETE = 'This is an example of the task, though some input or output fields are not supplied.';
const NOT_SUPPLIED = 'Not supplied for this particular example. ';

/** The fields of a run's signature: of its template where that is still the one that the run used, else of its rows. */
export function promptFields(
  { receipt, inputs, expected }: Pick<RunDetail, 'receipt' | 'inputs' | 'expected'>,
  template: RecordDetail | undefined,
): PromptFields {
  if (template !== undefined && template.contentHash === receipt?.template.content_hash) {
    const outputs = fieldsOf(template.value['outputs']);
    const thinks =
      template.value['module'] === 'chain_of_thought' && !outputs.some(({ name }) => name === REASONING.name);
    return {
      inputs: fieldsOf(template.value['inputs']),
      outputs: thinks ? [REASONING, ...outputs] : outputs,
      isFromTemplate: true,
    };
  }
  const demos = receipt?.program?.flatMap((one) => one.demos) ?? [];
  const named = (objects: readonly JsonObject[]): PromptField[] =>
    [...new Set(objects.flatMap((one) => Object.keys(one)))].map((name) => ({
      name,
      type: 'str',
      description: '',
    }));
  return {
    inputs: named([...Object.values(inputs), ...demos.map((demo) => demo.inputs)]),
    outputs: named([...Object.values(expected), ...demos.map((demo) => demo.outputs)]),
    isFromTemplate: false,
  };
}

/** The final prompt of a predictor as messages, in the words of DSPy's `ChatAdapter`; the row to be answered is left open. */
export function promptMessages({ instructions, demos }: Predictor, fields: PromptFields): PromptMessage[] {
  const isComplete = ({ inputs, outputs }: Demo): boolean =>
    fields.inputs.every(({ name }) => (inputs[name] ?? null) !== null) &&
    fields.outputs.every(({ name }) => (outputs[name] ?? null) !== null);
  const ordered = [...demos.filter((demo) => !isComplete(demo)), ...demos.filter(isComplete)];
  return [
    { role: 'system', text: systemText(instructions, fields) },
    ...ordered.flatMap((demo): PromptMessage[] => [
      {
        role: 'user',
        text: [...(isComplete(demo) ? [] : [INCOMPLETE]), ...sections(fields.inputs, demo.inputs)].join(
          '\n\n',
        ),
      },
      {
        role: 'assistant',
        text: `${sections(fields.outputs, demo.outputs, NOT_SUPPLIED).join('\n\n').trim()}\n\n${COMPLETED}`,
      },
    ]),
    { role: 'user', text: [...sections(fields.inputs, {}, '…'), requirement(fields.outputs)].join('\n\n') },
  ];
}

function systemText(instructions: string, { inputs, outputs }: PromptFields): string {
  const list = (fields: readonly PromptField[]): string =>
    fields
      .map(({ name, type, description }, at) => `${String(at + 1)}. \`${name}\` (${type}): ${description}`)
      .join('\n')
      .trim();
  const structure = [
    'All interactions will be structured in the following way, with the appropriate values filled in.',
    ...inputs.map(({ name }) => `[[ ## ${name} ## ]]\n{${name}}`),
    ...outputs.map((field) => `[[ ## ${field.name} ## ]]\n{${field.name}}${noteOf(field)}`),
    COMPLETED,
  ].join('\n\n');
  const objective = instructions
    .split('\n')
    .map((line) => `\n        ${line}`)
    .join('');
  return [
    `Your input fields are:\n${list(inputs)}`,
    `Your output fields are:\n${list(outputs)}`,
    structure,
    `In adhering to this structure, your objective is: ${objective}`,
  ].join('\n');
}

/** What DSPy says of the values of an output; of types with a schema only that there is one. */
function noteOf({ type }: PromptField): string {
  const choices = /^Literal\[(.*)\]$/s.exec(type)?.[1];
  const said =
    type === 'str'
      ? ''
      : type === 'bool'
        ? 'must be True or False'
        : type === 'int' || type === 'float'
          ? `must be a single ${type} value`
          : choices === undefined
            ? `must adhere to the JSON schema of ${type}`
            : `must exactly match (no extra characters) one of: ${choices.replace(/["']/g, '').split(/,\s*/).join('; ')}`;
  return said === '' ? '' : `        # note: the value you produce ${said}`;
}

function requirement(outputs: readonly PromptField[]): string {
  const named = outputs.map(
    ({ name, type }) =>
      `\`[[ ## ${name} ## ]]\`${type === 'str' ? '' : ` (must be formatted as a valid Python ${type})`}`,
  );
  return `Respond with the corresponding output fields, starting with the field ${named.join(', then ')}, and then ending with the marker for \`${COMPLETED}\`.`;
}

/** The fields that have a value; with `missing`, those that lack one too. */
function sections(fields: readonly PromptField[], values: JsonObject, missing?: string): string[] {
  return fields.flatMap(({ name }) => {
    const value = values[name] ?? missing;
    return value === undefined ? [] : [`[[ ## ${name} ## ]]\n${textOf(value)}`];
  });
}

/** As Python writes it. */
function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
}

function fieldsOf(list: JsonValue | undefined): PromptField[] {
  return (Array.isArray(list) ? list : []).flatMap((item) => {
    const { name, type, description } = isJsonObject(item) ? item : {};
    if (typeof name !== 'string') return [];
    return {
      name,
      type: typeof type === 'string' ? type : 'str',
      description: typeof description === 'string' ? description : '',
    };
  });
}
