import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { failedRows } from '../../../../../shared/src/failedRows.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { applyPlan } from '../applyPlan.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { collect } from '../parseOption.ts';

interface DraftInput {
  receipt: string;
  demos?: boolean;
  failures?: boolean;
  row?: string[];
  dryRun?: boolean;
}

const HELP = `
A demo that the optimizer made carries the model's own answer; its draft has source: dspy_optimized. The draft of a failure
is a copy of the row, source: extracted, to be changed into an example that would have helped. Both name the run and the
example that they come from, stand behind it in its file, and fall into its split. Rows of test are refused, and rows that
changed since the run.

Examples:
  databits draft runs/better-intents.019a….result.json --demos --dry-run
  databits draft runs/better-intents.019a….result.json --row 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40`;

/** `databits draft`. */
export function addDraftCommand(program: Command, register: Register): void {
  const command = program
    .command('draft <receipt>')
    .description('draft examples from what a run found')
    .option('--demos', 'from the demos of its final prompt that have the model’s own answers')
    .option('--failures', 'from all rows of val that its result failed')
    .option('--row <id>', 'from one row that it failed; may be given many times', collect)
    .option('--dry-run', 'say what would be done, and write nothing')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): DraftInput => ({
      ...parsed.opts<Omit<DraftInput, 'receipt'>>(),
      receipt: parsed.args[0] ?? '',
    }),
    run,
  );
}

async function run(input: DraftInput, context: CommandContext): Promise<number> {
  const file = path.resolve(input.receipt);
  const receipt = readReceipt(file);
  if (receipt === undefined)
    throw new OperationalError(`${input.receipt} is no receipt of a run that can be read.`);
  if (input.demos !== true && input.failures !== true && input.row === undefined)
    throw new OperationalError('Say what to draft: --demos, --failures or --row.');
  const failures = [...(input.row ?? []), ...(input.failures === true ? failedRows(receipt) : [])];
  const demos = input.demos === true ? ownAnswers(receipt) : [];
  if (failures.length + demos.length === 0) {
    await context.terminal.line('The run has nothing of that kind.');
    return EXIT.ok;
  }
  return withEngine({ embedding: false }, context, async (engine) => {
    const params = { receiptUri: pathToFileURL(file).href, failures, demos };
    const plan = await engine.call('runs/draft', params, context.token);
    const isDry = input.dryRun === true;
    return applyPlan(plan, { kind: 'example', verb: 'created', isDry }, context);
  });
}

function ownAnswers({ program = [] }: RunReceipt): { predictor: number; demo: number }[] {
  return program.flatMap(({ demos }, predictor) =>
    demos.flatMap(({ augmented }, demo) => (augmented ? [{ predictor, demo }] : [])),
  );
}
