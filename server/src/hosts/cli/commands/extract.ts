import type { Command } from 'commander';
import path from 'node:path';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import {
  extractionMap,
  extractionRow,
  extractionSource,
  isInheritedSource,
} from '../../../core/importing/extraction.ts';
import { importRows, type ImportSummary } from '../../../adapters/importing/importFile.ts';
import type { SourceRow } from '../../../adapters/importing/sourceRow.ts';
import { defaultCacheFolder } from '../../../adapters/index/locations.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { counted } from '../../../../../shared/src/counted.ts';
import { EXIT } from '../exitCodes.ts';
import { readMap } from '../fieldMap.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { importReport } from '../importReport.ts';
import { collect, wholeNumber } from '../parseOption.ts';
import { readPredicate } from '../readPredicate.ts';
import { readDataBits } from '../readDataBits.ts';

interface ExtractInput {
  name: string;
  map?: string[];
  where?: string;
  out: string;
  recordsPerFile: number;
  dryRun?: boolean;
}

const HELP = `
Each DataBit becomes one example. The map is that of import, FIELD=SOURCE: FIELD is a field of the example, SOURCE one of
the DataBit (content.text, labels.intent, 'a fixed text'); databits import --help has all of it.

Filled in without being asked: attribution.derived_from (the DataBit's id, version and content hash), group (so that both
fall into one split), creator and licence, source: extracted, status: draft.

Ids are made of the DataBit's id and --name: extracting again changes nothing, keeps your edits, and updates what changed
in the DataBits. Examples whose DataBit is gone, or not chosen any more, are named, never deleted.

Examples:
  databits extract --name intents --map input.text=content.text --map expected_output.intent=labels.intent --dry-run
  databits extract --name faq --map input.question=content.question --map expected_output.answer=content.answer \\
    --map function_name="'answer_question'" --where '{"field": "status", "eq": "approved"}'`;

/** `databits extract`. */
export function addExtractCommand(program: Command, register: Register): void {
  const command = program
    .command('extract')
    .description('make examples of DataBits')
    .requiredOption('--name <name>', 'name of the extraction, part of the ids')
    .option('--map <FIELD=SOURCE>', 'where a field comes from; may be given many times', collect)
    .option('--where <predicate>', 'only DataBits that fulfil a predicate, as JSON')
    .option('--out <folder>', 'folder for new files, relative to the workspace’s', 'extracted')
    .option('--records-per-file <number>', 'records in each new file', wholeNumber(1), 200)
    .option('--dry-run', 'show the first examples and what would be done, and write nothing')
    .addHelpText('after', HELP);
  register(command, (parsed): ExtractInput => parsed.opts<ExtractInput>(), run);
}

async function run(input: ExtractInput, context: CommandContext): Promise<number> {
  const name = input.name.trim();
  if (name === '') throw new OperationalError('--name must not be empty.');
  const map = extractionMap(readMap(input.map ?? []));
  if ('mistake' in map) throw new OperationalError(`--map: ${map.mistake}`);
  const where = input.where === undefined ? undefined : readPredicate(input.where);
  const folder = workspaceFolder(context.options);
  const summary = await importRows(
    {
      ...{ kind: 'example', map, key: [[{ name: 'databit_id' }]], source: extractionSource(name), folder },
      out: path.resolve(folder, input.out),
      recordsPerFile: input.recordsPerFile,
      cacheFolder: defaultCacheFolder(),
      isDry: input.dryRun === true,
      now: `${new Date().toISOString().slice(0, 19)}Z`,
    },
    () => rows(name, where, context),
    (count) => context.terminal.progress(`Extracting: ${counted(count, 'DataBit')}`),
    context.token,
  );
  summary.unseen = summary.unseen.filter((text) => !isInheritedSource(text));
  await report(name, summary, input.dryRun === true, context);
  return summary.bad.length > 0 || summary.unseen.length > 0 ? EXIT.problems : EXIT.ok;
}

async function* rows(
  name: string,
  where: JsonObject | undefined,
  context: CommandContext,
): AsyncGenerator<SourceRow> {
  for (const { id, value, place } of await readDataBits(where, context)) {
    yield value === undefined
      ? { place, mistake: 'the DataBit is not JSON' }
      : { place, context: extractionRow(value, id, name) };
  }
}

async function report(
  name: string,
  summary: ImportSummary,
  isDry: boolean,
  { terminal, options }: CommandContext,
): Promise<void> {
  terminal.clearProgress();
  if (options.json === true) {
    await terminal.line(JSON.stringify(summary, undefined, 2));
    return;
  }
  const { results, notes } = importReport(name, summary, isDry);
  for (const note of notes) terminal.note(note);
  for (const text of summary.preview) await terminal.line(`---\n${text.trimEnd()}`);
  for (const result of results) await terminal.line(result);
}
