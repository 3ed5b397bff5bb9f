import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { counted } from '../../../../../shared/src/counted.ts';
import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { isJsonObject, type JsonObject } from '../../../../../shared/src/json.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { createDatasetResolver } from '../../../core/datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES } from '../../../core/datasets/splits.ts';
import { programNotebook } from '../../../core/exporting/dspy/notebook.ts';
import type { ExportedProgram } from '../../../core/exporting/dspy/exportedProgram.ts';
import { programModule } from '../../../core/exporting/dspy/programModule.ts';
import { runRows } from '../../../core/optimization/runRows.ts';
import { runTemplate } from '../../../core/optimization/runTemplate.ts';
import { normaliseId } from '../../../core/records/identity.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { readRecords, type ReadRecord, type ReadRecords } from '../readRecords.ts';
import { chosenRecord } from '../readRunRecords.ts';

const FORMATS = ['module', 'notebook', 'json'] as const;

interface ExportInput {
  template: string;
  dataset?: string;
  receipt?: string;
  format?: (typeof FORMATS)[number];
  out?: string;
  data?: string;
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
    .option('--data <folder>', 'write the rows of each split to this folder, as JSON Lines')
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
  if (input.data !== undefined)
    writeData(input.data, dataset(input, template, receipt), program, read, context);
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

function writeData(
  folder: string,
  datasetId: string,
  { fields }: ExportedProgram,
  read: ReadRecords,
  { terminal }: CommandContext,
): void {
  const resolver = createDatasetResolver(read.of('dataset'));
  const found = resolver.dataset(datasetId);
  if (found === undefined) throw new OperationalError(`No dataset has the id ${datasetId}.`);
  const examples = read.of('example').map((example) => ({ ...example, kind: 'example' as const }));
  const members = resolver.membersOf(datasetId, examples);
  const { splits, leftOut, overlaps } = runRows(fields, members, createSplitter(found.value['splits']));
  mkdirSync(folder, { recursive: true });
  for (const name of SPLIT_NAMES) {
    const rows = splits[name].map(({ inputs, outputs }): JsonObject => ({ ...inputs, ...outputs }));
    writeFileSync(path.join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    terminal.note(`${path.join(folder, `${name}.jsonl`)}: ${counted(rows.length, 'row')}.`);
  }
  if (leftOut.length > 0)
    terminal.note(
      `Left out: ${counted(leftOut.length, 'member')}, such as ${leftOut[0]?.id ?? ''}: ${leftOut[0]?.reason ?? ''}.`,
    );
  if (overlaps.length > 0)
    terminal.note(
      `${counted(overlaps.length, 'input')} are in two splits: scores on them say nothing. Pin them together.`,
    );
}
