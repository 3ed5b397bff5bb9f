import { Command } from 'commander';
import type { Cancellation } from '../../core/cancellation.ts';
import { addChangesCommand } from './commands/changes.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCommentsCommand } from './commands/comments.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addDspyCommands } from './commands/dspy.ts';
import { addDuplicatesCommand } from './commands/duplicates.ts';
import { addDraftCommand } from './commands/draft.ts';
import { addExportDspyCommand } from './commands/exportDspy.ts';
import { addExportMlflowCommand } from './commands/exportMlflow.ts';
import { addExportCommand } from './commands/export.ts';
import { addFeedbackCommand } from './commands/feedback.ts';
import { addExtractCommand } from './commands/extract.ts';
import { addFieldsCommand } from './commands/fields.ts';
import { addImportCommand } from './commands/import.ts';
import { addIndexCommand } from './commands/index.ts';
import { addLineageCommand } from './commands/lineage.ts';
import { addLspCommand } from './commands/lsp.ts';
import { addMapCommand } from './commands/map.ts';
import { addMergeCommand } from './commands/merge.ts';
import { addModelsCommand } from './commands/models.ts';
import { addOutliersCommand } from './commands/outliers.ts';
import { addQueryCommand } from './commands/query.ts';
import { addRecordCommands } from './commands/records.ts';
import { addRunCommand } from './commands/run.ts';
import { addRunsCommands } from './commands/runs.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSelectCommand } from './commands/select.ts';
import { addSetupCommand } from './commands/setup.ts';
import { addStatusCommand } from './commands/status.ts';
import { addTrackCommand, addUsageCommand } from './commands/usage.ts';
import { contextOf, type Register } from './commandContext.ts';
import { EXIT } from './exitCodes.ts';
import { addGlobalOptions } from './globalOptions.ts';
import { productVersion } from './productVersion.ts';

/** The program, ready to run one command line. */
export interface Program {
  /** Runs the command line and answers the exit code. Throws commander's errors and operational ones. */
  run(argv: readonly string[]): Promise<number>;
}

const EXIT_CODES = `
Exit codes:
  0  all went well
  1  problems were found in records, or rows of an import were bad
  2  wrong usage, or something outside failed (one sentence on standard error says what to do)
  130  stopped with Ctrl+C`;

/** Every command with its options. */
export function createProgram(token: Cancellation): Program {
  let code: number = EXIT.ok;
  const program = new Command('databits')
    .description(
      'Training data and few-shot examples as YAML in git: check, search, query, import and export.',
    )
    .version(productVersion())
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(databits --help, or databits COMMAND --help, says more)')
    .exitOverride()
    .addHelpText('after', EXIT_CODES);
  addGlobalOptions(program);
  const register: Register = (command, read, action) => {
    command.action(async () => {
      code = await action(read(command), contextOf(command, token));
    });
  };
  addCheckCommand(program, register);
  addDiffCommand(program, register);
  addChangesCommand(program, register);
  addCommentsCommand(program, register);
  addSearchCommand(program, register);
  addFieldsCommand(program, register);
  addDuplicatesCommand(program, register);
  addOutliersCommand(program, register);
  addMapCommand(program, register);
  addLineageCommand(program, register);
  addQueryCommand(program, register);
  addImportCommand(program, register);
  addExportCommand(program, register);
  addExportDspyCommand(program, register);
  addExportMlflowCommand(program, register);
  addDraftCommand(program, register);
  addFeedbackCommand(program, register);
  addExtractCommand(program, register);
  const examples = addRecordCommands(program, register, 'example');
  addSelectCommand(examples, register);
  addTrackCommand(examples, register);
  addRecordCommands(program, register, 'databit');
  addUsageCommand(program, register);
  addRunCommand(program, register);
  addRunsCommands(program, register);
  addDspyCommands(program, register);
  addIndexCommand(program, register);
  addModelsCommand(program, register);
  addStatusCommand(program, register);
  addSetupCommand(program, register);
  addMergeCommand(program, register);
  addLspCommand(program, register);
  return {
    run: async (argv) => {
      await program.parseAsync([...argv]);
      return code;
    },
  };
}
