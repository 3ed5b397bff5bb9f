import { Option, type Command } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchableKind } from '../../../../../shared/src/protocol/search.ts';
import {
  REVIEW_DECISIONS,
  type RecordChange,
  type RecordEdits,
  type ReviewDecision,
} from '../../../../../shared/src/protocol/writing.ts';
import { withField } from '../../../core/records/recordFields.ts';
import type { IndexEngine } from '../../../adapters/index/indexEngine.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { applyPlan, type PlanVerb } from '../applyPlan.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { readFieldPath, readFieldValue, readRecordText } from '../fieldValues.ts';
import { collect } from '../parseOption.ts';

interface WriteOptions {
  from?: string;
  set?: string[];
  remove?: string[];
  file?: string;
  force?: boolean;
  dryRun?: boolean;
}

interface EditOptions {
  status?: string;
  function?: string;
  domain?: string;
  addTag?: string;
  removeTag?: string;
  addTo?: string;
  review?: ReviewDecision;
  reviewer?: string;
  comment?: string;
  dryRun?: boolean;
}

interface RecordsInput<O> {
  kind: SearchableKind;
  ids: string[];
  options: O;
}

const VALUES = `
FIELD is nested with dots (input.text, metadata."a.b"). VALUE is JSON where it can be read as JSON, else a text.`;

/** `databits example …` and `databits databit …`: one record or many, by id. Answers the group. */
export function addRecordCommands(program: Command, register: Register, kind: SearchableKind): Command {
  const noun = kind === 'example' ? 'example' : 'DataBit';
  const group = program.command(kind).description(`write ${noun}s`);
  const dry = 'say what would be done and write nothing';
  const inputOf = <O>(command: Command): RecordsInput<O> => ({
    ...{ kind, ids: command.args, options: command.opts() as O },
  });
  const create = group
    .command('create')
    .description(`write a new ${noun}`)
    .option('--from <file>', 'the record as YAML or JSON; - is standard input')
    .option('--set <FIELD=VALUE>', 'a field; may be given many times', collect)
    .option('--file <path>', 'file to add it to (default: one of its own in records/)')
    .option('--dry-run', dry)
    .addHelpText('after', VALUES);
  register(create, inputOf<WriteOptions>, createRecord);
  const update = group
    .command('update <id>')
    .description('change fields; a change of content makes the next version')
    .option('--set <FIELD=VALUE>', 'a field; may be given many times', collect)
    .option('--remove <field>', 'a field to take out; may be given many times', collect)
    .option('--dry-run', dry)
    .addHelpText('after', VALUES);
  register(update, inputOf<WriteOptions>, updateRecord);
  const remove = group
    .command('delete <ids...>')
    .description(`delete ${noun}s that nothing refers to`)
    .option('--force', 'delete those that are referred to, too')
    .option('--dry-run', dry);
  register(remove, inputOf<WriteOptions>, deleteRecords);
  const edit = group
    .command('edit <ids...>')
    .description(`change many ${noun}s in one way`)
    .option('--status <status>', 'set the status')
    .option('--add-tag <tag>', 'add a tag')
    .option('--remove-tag <tag>', 'remove a tag')
    .option('--add-to <dataset>', 'pin them to a dataset, by its id')
    .addOption(
      new Option('--review <decision>', 'a decision about the present content').choices(REVIEW_DECISIONS),
    )
    .option('--reviewer <name>', 'who decided')
    .option('--comment <text>', 'the reason for the decision')
    .option('--dry-run', dry);
  // What only examples have.
  if (kind === 'example') {
    edit.option('--function <name>', 'set the function').option('--domain <name>', 'set the domain');
  }
  register(edit, inputOf<EditOptions>, editRecords);
  return group;
}

async function createRecord(
  { kind, options }: RecordsInput<WriteOptions>,
  context: CommandContext,
): Promise<number> {
  let value = options.from === undefined ? {} : readFrom(options.from, kind);
  for (const field of (options.set ?? []).map(readFieldValue))
    value = withField(value, field.path, field.value);
  const file = options.file === undefined ? {} : { uri: pathToFileURL(path.resolve(options.file)).href };
  return write(kind, 'created', options, context, (engine) =>
    engine.call('records/create', { kind, value, ...file }, context.token),
  );
}

async function updateRecord(
  { kind, ids: [id = ''], options }: RecordsInput<WriteOptions>,
  context: CommandContext,
): Promise<number> {
  const set = (options.set ?? []).map(readFieldValue);
  const remove = (options.remove ?? []).map((field) => readFieldPath(field, '--remove'));
  if (set.length + remove.length === 0) throw new OperationalError('Say what to change: --set or --remove.');
  return write(kind, 'updated', options, context, (engine) =>
    engine.call('records/update', { id, set, remove }, context.token),
  );
}

async function deleteRecords(
  { kind, ids, options }: RecordsInput<WriteOptions>,
  context: CommandContext,
): Promise<number> {
  return write(kind, 'deleted', options, context, (engine) =>
    engine.call('records/delete', { ids, force: options.force === true }, context.token),
  );
}

async function editRecords(
  { kind, ids, options }: RecordsInput<EditOptions>,
  context: CommandContext,
): Promise<number> {
  const [change, ...others] = changesOf(options);
  if (change === undefined || others.length > 0)
    throw new OperationalError('Give exactly one change; databits --help says which there are.');
  return write(kind, 'updated', options, context, (engine) =>
    engine.call('records/edit', { ids, change }, context.token),
  );
}

function changesOf(options: EditOptions): RecordChange[] {
  const { status, function: functionName, domain, addTag, removeTag, addTo } = options;
  return [
    ...(status === undefined ? [] : [{ set: 'status' as const, value: status }]),
    ...(functionName === undefined ? [] : [{ set: 'function' as const, value: functionName }]),
    ...(domain === undefined ? [] : [{ set: 'domain' as const, value: domain }]),
    ...(addTag === undefined ? [] : [{ add: 'tag' as const, value: addTag }]),
    ...(removeTag === undefined ? [] : [{ remove: 'tag' as const, value: removeTag }]),
    ...(addTo === undefined ? [] : [{ add: 'dataset' as const, value: addTo }]),
    ...reviewOf(options),
  ];
}

/** A decision names its reviewer: nobody else would know whose it is. */
function reviewOf({ review, reviewer, comment }: EditOptions): RecordChange[] {
  if (review === undefined) return [];
  if (reviewer === undefined || reviewer.trim() === '')
    throw new OperationalError('Say who reviewed with --reviewer NAME; nothing was changed.');
  return [{ review, reviewer, ...(comment !== undefined && { comment }) }];
}

async function write(
  kind: SearchableKind,
  verb: PlanVerb,
  { dryRun }: { dryRun?: boolean },
  context: CommandContext,
  plan: (engine: IndexEngine) => Promise<RecordEdits>,
): Promise<number> {
  const edits = await withEngine({ embedding: false }, context, plan);
  return applyPlan(edits, { kind, verb, isDry: dryRun === true }, context);
}

function readFrom(file: string, kind: SearchableKind): ReturnType<typeof readRecordText> {
  const place = file === '-' ? 'Standard input' : file;
  try {
    return readRecordText(readFileSync(file === '-' ? 0 : file, 'utf8'), kind, place);
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError(`${place} cannot be read; give a file with one record to --from.`);
  }
}
