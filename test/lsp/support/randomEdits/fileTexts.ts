import { idOf } from '../records.ts';

/** Files that the operations are about. The last one is never changed: it names every record. */
export const FILE_NAMES = [
  'a.example.yaml',
  'b.example.yaml',
  'inner/c.example.yaml',
  'd.databit.yaml',
  'e.databit.yaml',
  's.dataset.yaml',
  'r.dataset.yaml',
  't.template.yaml',
] as const;

export const PROBE = 'probe.example.yaml';

const EXAMPLES = 9;
const DATABITS = 6;

/** Numbers of the ids of all records that there can be. */
export const RECORD_NUMBERS: readonly number[] = [
  ...Array.from({ length: EXAMPLES }, (_, at) => 1 + at),
  ...Array.from({ length: DATABITS }, (_, at) => 21 + at),
  31,
  32,
  41,
];

const WORDS = ['parcel', 'refund', 'login', 'invoice', 'weather', 'harbour', 'ticket'];

/** Words that records are searched by. */
export const SEARCHED: readonly string[] = [...WORDS, 'Bit', 'Classify', 'parcle'];

/** A sentence of its own for each number below 49; some of them are nearly the same. */
function sentence(number: number): string {
  const at = (position: number): string => WORDS[position % WORDS.length] ?? '';
  return `where is the ${at(number)} of my ${at(Math.floor(number / 7))} since monday number ${String(number % 3)}`;
}

function exampleOf(number: number, content: number): string {
  return [
    `example_id: ${idOf(1 + (number % EXAMPLES))}`,
    `version: ${String(1 + (content % 3))}`,
    'function_name: classify',
    `input: { message: ${sentence(content)} }`,
    `expected_output: { intent: ${WORDS[content % 3] ?? ''} }`,
    ...(content % 4 === 0 ? [] : [`status: ${content % 4 === 1 ? 'draft' : 'approved'}`]),
    ...(content % 5 === 0
      ? [`attribution: { derived_from: [{ databit_id: ${idOf(21 + (number % DATABITS))} }] }`]
      : []),
    ...(content % 11 === 0 ? ['statsu: draft'] : []),
    '',
  ].join('\n');
}

function databitOf(number: number, content: number): string {
  return `databit_id: ${idOf(21 + (number % DATABITS))}\nversion: ${String(1 + (content % 3))}\nname: Bit ${String(content % 6)}\ncontent: { text: ${sentence(content)} }\n`;
}

function datasetOf(number: number, content: number): string {
  const isLists = content % 3 === 0;
  return [
    `dataset_id: ${idOf(31 + (number % 2))}`,
    'version: 1',
    `name: Dataset ${String(number % 2)}`,
    isLists
      ? `members: { ids: [${idOf(1)}, ${idOf(2)}, ${idOf(3)}] }`
      : `members: { all: [{ field: kind, eq: example }, { field: status, ${content % 3 === 1 ? 'eq: approved' : 'in: [draft, approved]'} }] }`,
    `splits: { seed: ${String(content % 4)}, weights: { train: 0.5, val: 0.2, test: 0.3 } }`,
    '',
  ].join('\n');
}

function templateOf(content: number): string {
  const field = content % 3 === 0 ? 'text' : 'message';
  return `template_id: ${idOf(41)}\nversion: 1\nname: Classify\ninstructions: Classify it\ninputs: [{ name: ${field} }]\noutputs: [{ name: intent }]\nfew_shot: { dataset: ${idOf(31)}, k: 2 }\n`;
}

/** A document for a file of this name. */
export function documentFor(name: string, number: number, content: number): string {
  if (name.endsWith('.example.yaml')) return exampleOf(number, content);
  if (name.endsWith('.databit.yaml')) return databitOf(number, content);
  return name.endsWith('.dataset.yaml') ? datasetOf(number, content) : templateOf(content);
}

/** An example that is derived from every record, so that each can be asked for where it is named. */
export function probeText(): string {
  const sources = RECORD_NUMBERS.filter((number) => number < 31).map((number) =>
    number < 21 ? `    - example_id: ${idOf(number)}` : `    - databit_id: ${idOf(number)}`,
  );
  return [
    `example_id: ${idOf(90)}`,
    'version: 1',
    'input: { text: Hello }',
    'expected_output: { intent: greet }',
    'attribution:',
    '  derived_from:',
    ...sources,
    '',
  ].join('\n');
}

const SEPARATOR = '---\n';

export function splitText(text: string): string[] {
  return text === '' ? [] : text.split(SEPARATOR);
}

export function joinTexts(documents: readonly string[]): string {
  return documents.join(SEPARATOR);
}

/** What `databits.yaml` says, by number. */
export const CONFIGURATIONS: readonly (string | undefined)[] = [
  undefined,
  'format_version: 1\nignore: [inner/**]\n',
  'format_version: 1\nrules: { example.conflict: error, record.unknown-property: off }\n',
  'format_version: 1\ndatasets: { smallest_split: 1, largest_imbalance: 2 }\n',
  'format_version: 1\nignore: ["e.*"]\nrules: { dataset.near-duplicate: error }\n',
];
