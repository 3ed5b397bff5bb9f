import type { CommandId } from '../commandIds.ts';
import type { RecordKind } from '../../../shared/src/recordKind.ts';

/** What a stage without records of its own says, and the command that starts it. */
export interface StageStart {
  /** What lives here, short enough for the width of a side bar. */
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
      short: 'Records will live here.',
      sentence: 'DataBits and examples live here.',
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
      short: 'Prompt templates will live here.',
      sentence: 'Prompt templates, with their signature and instructions, will live here.',
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
      short: 'Datasets and splits will live here.',
      sentence: 'Datasets with train, validation and test splits will live here.',
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
      short: 'Optimization runs will live here.',
      sentence: 'Run specifications and the receipts of their runs will live here.',
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
      short: 'What is published will live here.',
      sentence: 'Published templates and the example sets that applications use will live here.',
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
      short: 'Usage and success will show here.',
      sentence: 'How often each example is used, and with which success, will be shown here.',
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
      short: 'Suggested changes will live here.',
      sentence: 'Changes that runs and reviews suggest for your records will live here.',
      label: 'Find Drafts to Work On…',
      command: 'databits.searchFor',
      argument: { query: { filters: { statuses: ['draft'] } } },
    },
  },
];
