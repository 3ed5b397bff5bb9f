import { Option, type Command } from 'commander';
import path from 'node:path';
import type { SearchableKind } from '../../../../../shared/src/protocol/search.ts';
import { importFile, sourceNameOf, type ImportSummary } from '../../../adapters/importing/importFile.ts';
import { SOURCE_FORMATS, type SourceFormat } from '../../../adapters/importing/openSource.ts';
import { defaultCacheFolder } from '../../../adapters/index/locations.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { readMap, readPath } from '../fieldMap.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { importReport } from '../importReport.ts';
import { collect, delimiter, wholeNumber } from '../parseOption.ts';

interface ImportInput {
  file: string;
  kind: SearchableKind;
  map?: string[];
  key?: string[];
  source?: string;
  out: string;
  recordsPerFile: number;
  format?: SourceFormat;
  rows?: string;
  delimiter?: string;
  dryRun?: boolean;
}

const HELP = `
The map, FIELD=SOURCE:
  FIELD   a field of the record, nested with dots: input.text, labels.intent, metadata."a.b"; search_keys[] adds to a list
  SOURCE  a field of the row: text, question[0][0].content, answers[].text, "name with: signs"; . is the whole row
          ^.context  the object that holds the list of rows (with --rows), ^^ the one above
          score:number  a type: text, number, integer, boolean, json, list, list(;)
          'banking'  a fixed text        :["text"]  any fixed JSON
  Values keep their types: JSON as it is, CSV as text. Without --map, fields go to the record's fields of the same name.

Ids: a row's id is made of the source's name and its --key fields; without --key of the row itself, so that a changed
row is a new record. Importing again changes nothing, keeps created_at and your edits, and updates what the source
changed. Records whose row is gone are named, never deleted.

Exit code 1: some rows were bad; each is named with its line, and the others were imported.

Examples:
  databits import train.csv --kind example --map input.text=text --map expected_output.intent=category \\
    --map function_name="'classify_intent'" --map domain="'banking'"
  databits import faq.jsonl --kind databit --key id --map content.text=answer --map quality_scores.votes=score:number
  databits import squad.json --kind example --rows 'data[].paragraphs[].qas[]' --key id \\
    --map input.question=question --map input.context=^.context --map expected_output.answers='answers[].text'`;

/** `databits import FILE`. */
export function addImportCommand(program: Command, register: Register): void {
  const command = program
    .command('import <file>')
    .description('turn a JSON, JSON Lines, CSV or Parquet file into record files')
    .addOption(
      new Option('--kind <kind>', 'kind of record').choices(['example', 'databit']).makeOptionMandatory(),
    )
    .option('--map <FIELD=SOURCE>', 'where a field comes from; may be given many times', collect)
    .option('--key <field>', 'field of the row that identifies it; may be given many times', collect)
    .option('--source <name>', 'name of the source, part of the ids (default: the file’s name)')
    .option('--out <folder>', 'folder for new files, relative to the workspace’s', 'imported')
    .option('--records-per-file <number>', 'records in each new file', wholeNumber(1), 200)
    .addOption(
      new Option('--format <format>', 'format, where the name does not tell').choices(SOURCE_FORMATS),
    )
    .option('--rows <path>', 'where the rows are in a JSON document, for example data[].items[]')
    .option('--delimiter <sign>', 'sign between the values of CSV (default: told from the header)', delimiter)
    .option('--dry-run', 'say what would be done and write nothing')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): ImportInput => ({ file: parsed.args[0] ?? '', ...parsed.opts<Omit<ImportInput, 'file'>>() }),
    run,
  );
}

async function run(input: ImportInput, context: CommandContext): Promise<number> {
  const { terminal, token, options } = context;
  const folder = workspaceFolder(options);
  const file = path.resolve(input.file);
  const summary = await importFile(
    {
      file,
      folder,
      kind: input.kind,
      map: readMap(input.map ?? []),
      key: (input.key ?? []).map((key) => readPath(key, '--key')),
      source: input.source ?? sourceNameOf(file),
      out: path.resolve(folder, input.out),
      recordsPerFile: input.recordsPerFile,
      rows: input.rows === undefined ? [] : readPath(input.rows, '--rows'),
      cacheFolder: defaultCacheFolder(),
      isDry: input.dryRun === true,
      now: `${new Date().toISOString().slice(0, 19)}Z`,
      ...(input.format === undefined ? {} : { format: input.format }),
      ...(input.delimiter === undefined ? {} : { delimiter: input.delimiter }),
    },
    (rows, bytes) =>
      terminal.progress(`Importing: ${String(rows)} rows, ${(bytes / 1e6).toFixed(1)} MB read`),
    token,
  );
  await report(input, summary, context);
  return summary.bad.length > 0 || summary.unseen.length > 0 ? EXIT.problems : EXIT.ok;
}

async function report(
  input: ImportInput,
  summary: ImportSummary,
  { terminal, options }: CommandContext,
): Promise<void> {
  terminal.clearProgress();
  if (options.json === true) {
    await terminal.line(JSON.stringify(summary, undefined, 2));
    return;
  }
  const { results, notes } = importReport(input.file, summary, input.dryRun === true);
  for (const note of notes) terminal.note(note);
  for (const result of results) await terminal.line(result);
}
