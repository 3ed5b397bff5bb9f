import type { CommandId } from '../commandIds.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';

/** What a stage without records of its own says, and the command that starts it. */
export interface StageStart {
  /** What will be here, concretely, short enough for the width of a side bar. */
  short: string;
  /** The same as a whole sentence. */
  sentence: string;
  /** Label of the command's line. */
  label: string;
  command: CommandId;
  argument?: unknown;
}

/** A stage of the lifecycle, in the order in which a dataset goes through them. */
export interface Stage {
  id: 'data' | 'template' | 'curate' | 'train' | 'deploy' | 'monitor' | 'improve';
  title: string;
  /** Name of a product icon. */
  icon: string;
  /** What the stage is for, as a tooltip. */
  tooltip: string;
  /** Kinds of record that live in the stage. */
  kinds: readonly RecordKind[];
  start: StageStart;
}

/** The seven stages. */
export const STAGES: readonly Stage[] = [
  {
    id: 'data',
    title: 'Data',
    icon: 'database',
    tooltip: 'DataBits, the atoms of training data, and few-shot examples.',
    kinds: ['example', 'databit'],
    start: {
      short: 'Examples and DataBits you write or import.',
      sentence:
        'Examples (an input and the output expected for it) and DataBits (pieces of content) that you write or import.',
      label: 'New Example…',
      command: 'databits.newExample',
    },
  },
  {
    id: 'template',
    title: 'Template',
    icon: 'symbol-snippet',
    tooltip: 'Prompt templates: signature, instructions and model settings.',
    kinds: ['template'],
    start: {
      short: 'Prompts: instructions, inputs and outputs.',
      sentence:
        'Prompt templates: the instructions for a model, its inputs and outputs, and which examples go into the prompt.',
      label: 'New Template…',
      command: 'databits.newTemplate',
    },
  },
  {
    id: 'curate',
    title: 'Curate',
    icon: 'checklist',
    tooltip: 'Datasets with their splits, records that wait for review, and problems.',
    kinds: ['dataset'],
    start: {
      short: 'Rules that choose and split records.',
      sentence:
        'Datasets: rules that choose records, for instance all approved ones, and split them into train, validation and test.',
      label: 'New DataSet…',
      command: 'databits.newDataSet',
    },
  },
  {
    id: 'train',
    title: 'Train',
    icon: 'beaker',
    tooltip: 'Run specifications: template × dataset × optimizer × metric × budget.',
    kinds: ['run'],
    start: {
      short: 'What to optimize: template, data, metric.',
      sentence:
        'Run specifications: which template is optimized on which dataset, by which metric and within which budget.',
      label: 'New Run…',
      command: 'databits.newRun',
    },
  },
  {
    id: 'deploy',
    title: 'Deploy',
    icon: 'rocket',
    tooltip: 'What leaves the repository for applications.',
    kinds: [],
    start: {
      short: 'Records as JSONL, JSON or CSV for your apps.',
      sentence: 'Export examples or DataBits to a JSON Lines, JSON or CSV file that an application can load.',
      label: 'Export Records…',
      command: 'databits.exportRecords',
    },
  },
  {
    id: 'monitor',
    title: 'Monitor',
    icon: 'pulse',
    tooltip: 'How often examples are used and how they fare.',
    kinds: [],
    start: {
      short: 'How often each example is used.',
      sentence:
        'How often each example is used and how it fared, from the usage log that your applications write.',
      label: 'Query the Usage Log…',
      command: 'databits.runQuery',
      argument: { sql: 'SELECT * FROM example_usage' },
    },
  },
  {
    id: 'improve',
    title: 'Improve',
    icon: 'lightbulb',
    tooltip: 'What runs and reviews suggest to change.',
    kinds: [],
    start: {
      short: 'Drafts to finish, and what to change next.',
      sentence: 'Records that still need work: begin with the drafts, which nobody has reviewed yet.',
      label: 'Find Drafts to Work On…',
      command: 'databits.searchFor',
      argument: { query: { filters: { statuses: ['draft'] } } },
    },
  },
];
