import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { isJsonObject } from '../../../../../shared/src/json.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { programNotebook } from '../../../core/exporting/dspy/notebook.ts';
import type { ExportedProgram } from '../../../core/exporting/dspy/exportedProgram.ts';
import { programModule } from '../../../core/exporting/dspy/programModule.ts';
import { runTemplate } from '../../../core/optimization/runTemplate.ts';
import { normaliseId } from '../../../core/records/identity.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { readRecords, type ReadRecord } from '../readRecords.ts';
import { SPLIT_FORMATS, writeSplits, type SplitFormat } from '../splitFiles.ts';
import { chosenRecord } from '../readRunRecords.ts';

const FORMATS = ['module', 'notebook', 'json'] as const;

interface ExportInput {
  template: string;
  dataset?: string;
  receipt?: string;
  format?: (typeof FORMATS)[number];
  out?: string;
  data?: string;
  dataFormat: SplitFormat;
}

const HELP = `
The module has the template’s signature as a class, make_program(), make_lm() and load_split(). It runs as it is where DSPy is
installed. With --receipt it is the program that a run came to: its instructions and examples. Keys are read from the
environment; none is written.

Examples:
  databits export-dspy templates/classify.template.yaml > classify.py
  databits export-dspy 01a0a078-… --receipt runs/better-intents.019a….result.json --out classify.ipynb
  databits export-dspy templates/classify.template.yaml --data data --out classify.py`;

/** `databits export-dspy`. */
export function addExportDspyCommand(program: Command, register: Register): void {
  const command = program
    .command('export-dspy <template>')
    .description('write a template, by its id or file, as a DSPy program')
    .addOption(
      new Option('--format <format>', 'module (Python), notebook or json (default: told from --out)').choices(
        FORMATS,
      ),
    )
    .option('--receipt <file>', 'the program that this run came to')
    .option(
      '--dataset <id>',
      'the dataset for --data (default: the receipt’s, or the template’s few_shot.dataset)',
    )
    .option('--data <folder>', 'write the rows of each split to this folder')
    .addOption(
      new Option('--data-format <format>', 'the rows as JSON Lines, CSV, Parquet or Python with dspy.Example')
        .choices(SPLIT_FORMATS)
        .default('jsonl'),
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): ExportInput => ({
      ...parsed.opts<Omit<ExportInput, 'template'>>(),
      template: parsed.args[0] ?? '',
    }),
    run,
  );
}

async function run(input: ExportInput, context: CommandContext): Promise<number> {
  const read = await readRecords(['template', 'dataset', 'example'], context);
  const template = chosenRecord(input.template, read.of('template'), 'template');
  const receipt = input.receipt === undefined ? undefined : receiptOf(input.receipt, template);
  const program = exportedProgram(template, receipt);
  const text = writtenAs(input.format ?? formatOf(input.out), program, template);
  if (input.data !== undefined) {
    const wanted = {
      folder: input.data,
      format: input.dataFormat,
      dataset: dataset(input, template, receipt),
    };
    await writeSplits(wanted, program.fields, read, context.terminal);
  }
  if (input.out === undefined) await context.terminal.line(text.trimEnd());
  else {
    const file = path.resolve(input.out);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    context.terminal.note(`Wrote ${input.out}.`);
  }
  return EXIT.ok;
}

function formatOf(out: string | undefined): (typeof FORMATS)[number] {
  if (out?.endsWith('.ipynb') === true) return 'notebook';
  return out?.endsWith('.json') === true ? 'json' : 'module';
}

function writtenAs(
  format: (typeof FORMATS)[number],
  program: ExportedProgram,
  { id, value, contentHash }: ReadRecord,
): string {
  if (format === 'module') return programModule(program);
  if (format === 'notebook') return programNotebook(program);
  const { name, instructions, fields, module, tools, model, demos, prompts } = program;
  const template = { id, version: value['version'], content_hash: contentHash };
  return `${JSON.stringify({ template, name, instructions, fields, module, tools, model, demos, prompts }, undefined, 2)}\n`;
}

function receiptOf(file: string, template: ReadRecord): RunReceipt {
  const receipt = readReceipt(path.resolve(file));
  if (receipt === undefined) throw new OperationalError(`${file} is no receipt of a run that can be read.`);
  if (normaliseId(receipt.template.id) !== template.id)
    throw new OperationalError(
      `${file} is of a run of the template ${receipt.template.id}, not of this one.`,
    );
  return receipt;
}

function exportedProgram(
  { id, value, contentHash }: ReadRecord,
  receipt: RunReceipt | undefined,
): ExportedProgram {
  const { instructions, fields, module, tools, model } = runTemplate(value);
  const name = typeof value['name'] === 'string' ? value['name'] : 'Template';
  const prompts = (receipt?.program ?? []).map(({ predictor, instructions: own, demos }) => ({
    ...{ name: predictor, instructions: own },
    demos: demos.map(({ inputs, outputs }) => ({ ...inputs, ...outputs })),
  }));
  const state = prompts.length === 1 ? prompts[0] : undefined;
  const version = typeof value['version'] === 'number' ? `version ${String(value['version'])}` : 'no version';
  const run =
    receipt === undefined ? '' : ` Optimized by ${receipt.optimizer ?? 'a run'} (run ${receipt.run_id}).`;
  const isOld = receipt !== undefined && receipt.template.content_hash !== contentHash;
  const stale = isOld ? ' The template has changed since that run.' : '';
  return {
    name,
    origin: `Made of the DataBits template ${id}, ${version}, content ${contentHash.slice(0, 12)}.${run}${stale}\nChange the template and export it again, rather than this file.`,
    instructions: state?.instructions ?? instructions,
    fields,
    ...{ module, tools, model },
    demos: state?.demos ?? [],
    ...(prompts.length > 1 && { prompts }),
  };
}

function dataset(
  { dataset: named }: ExportInput,
  { value }: ReadRecord,
  receipt: RunReceipt | undefined,
): string {
  const fewShot = value['few_shot'];
  const own = isJsonObject(fewShot) ? fewShot['dataset'] : undefined;
  const id = named ?? receipt?.dataset.id ?? own;
  if (typeof id !== 'string')
    throw new OperationalError('The template names no dataset; give one with --dataset.');
  return normaliseId(id);
}
