import type { Command } from 'commander';
import type { CommandContext, Register } from '../commandContext.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';

const HELP = `
A path can be given to search --columns and --sort, to the predicates of --where, and to exports.

Example:
  databits fields --json`;

/** `databits fields`. */
export function addFieldsCommand(program: Command, register: Register): void {
  const command = program
    .command('fields')
    .description('say which fields examples and DataBits use, and how many records have each')
    .addHelpText('after', HELP);
  register(command, () => undefined, showFields);
}

async function showFields(_input: undefined, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const list = await withEngine({ embedding: false }, context, (engine) =>
    engine.call('records/fields', {}, token),
  );
  if (options.json === true) {
    await terminal.line(JSON.stringify(list, undefined, 2));
    return EXIT.ok;
  }
  if (list.fields.length === 0) await terminal.line('No examples or DataBits.');
  const width = Math.max(0, ...list.fields.map(({ count }) => numeral(count).length));
  for (const { path, count, type } of list.fields)
    await terminal.line(`${numeral(count).padStart(width)}  ${path}  ${terminal.paint(type, 'grey')}`);
  return EXIT.ok;
}
