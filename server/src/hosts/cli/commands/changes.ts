import type { Command } from 'commander';
import { readChanges } from '../../../adapters/git/history/changeFeed.ts';
import { changeText } from '../changeReport.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf, workspaceFolder } from '../globalOptions.ts';

interface ChangesInput {
  since: string | undefined;
  until: string;
}

const HELP = `
With --json each line is an object: "op" is insert, update or delete, with the record "before" and "after"; then a
line with "op": "commit" closes the transaction. Its "cursor" is what --since takes to go on from there. Whoever
applies the transactions to the records of --since has the records of --until. What is not committed is not told.

Examples:
  databits changes --since v1.0
  databits changes --json > all.jsonl                      (without --since: all records first)
  databits changes --since "$(cat cursor)" --json | my-consumer`;

/** `databits changes`. */
export function addChangesCommand(program: Command, register: Register): void {
  const command = program
    .command('changes')
    .description('tell what commits did to records, for programs that follow a dataset')
    .option('--since <commit>', 'the commit whose records are known already; its cursor, a branch or a tag')
    .option('--until <commit>', 'the last commit', 'HEAD')
    .addHelpText('after', HELP);
  register(command, (parsed) => parsed.opts<ChangesInput>(), tellChanges);
}

async function tellChanges({ since, until }: ChangesInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const onNotKept = (sentence: string): void => {
    terminal.note(sentence);
  };
  const task = {
    root: workspaceFolder(options),
    since,
    until,
    cacheFolder: cacheFolderOf(options),
    onNotKept,
  };
  for await (const line of readChanges(task, token)) {
    await terminal.line(options.json === true ? JSON.stringify(line) : changeText(line));
  }
  return EXIT.ok;
}
