import path from 'node:path';
import type { Command } from 'commander';
import { installedPython } from '../../../adapters/dspy/environment.ts';
import { exportReceipt } from '../../../adapters/dspy/mlflowExport.ts';
import { readReceipt } from '../../../adapters/dspy/receipts.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf } from '../globalOptions.ts';

interface ExportInput {
  receipt: string;
  trackingUri?: string;
  experiment: string;
  python?: string;
}

const HELP = `
The run becomes a run of MLflow, with a child for each trial: parameters, scores with their intervals, what was consumed, and tags with the
commit, the run id, the dataset and the template. Instructions, demos and the receipt are its files. A run that is there already is left as it is.
MLflow is made ready once by databits dspy setup --with mlflow, or is that of a Python of yours, with --python.

Examples:
  databits export-mlflow runs/better-intents.019a….result.json --tracking-uri sqlite:///mlflow.db
  databits export-mlflow runs/better-intents.019a….result.json --tracking-uri http://127.0.0.1:5000 --experiment Intents`;

/** `databits export-mlflow`. */
export function addExportMlflowCommand(program: Command, register: Register): void {
  const command = program
    .command('export-mlflow <receipt>')
    .description('write what a run came to into MLflow')
    .option('--tracking-uri <uri>', 'the store: sqlite:///FILE or a server (also MLFLOW_TRACKING_URI)')
    .option('--experiment <name>', 'the experiment, which is made where it lacks', 'DataBits')
    .option('--python <path>', 'a Python that has MLflow')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): ExportInput => ({
      ...parsed.opts<Omit<ExportInput, 'receipt'>>(),
      receipt: parsed.args[0] ?? '',
    }),
    run,
  );
}

async function run(input: ExportInput, { terminal, options, token }: CommandContext): Promise<number> {
  const uri = input.trackingUri ?? process.env['MLFLOW_TRACKING_URI'];
  if (uri === undefined || uri === '')
    throw new OperationalError('Say where to: --tracking-uri sqlite:///FILE, or the address of a server.');
  const receipt = path.resolve(input.receipt);
  if (readReceipt(receipt) === undefined)
    throw new OperationalError(`${input.receipt} is no receipt of a run that can be read.`);
  const python = input.python ?? installedPython(cacheFolderOf(options), 'mlflow');
  if (python === undefined)
    throw new OperationalError(
      'MLflow is not set up on this machine; run databits dspy setup --with mlflow first, or name a Python that has it with --python.',
    );
  const runId = await exportReceipt({ python, receipt, uri, experiment: input.experiment }, token);
  await terminal.line(
    options.json === true
      ? JSON.stringify({ run_id: runId })
      : `Run ${runId} of the experiment ${input.experiment}.`,
  );
  return EXIT.ok;
}
