import type { Command } from 'commander';
import type { Cancellation } from '../../core/cancellation.ts';
import type { GlobalOptions } from './globalOptions.ts';
import { Terminal } from './terminal.ts';

/** What a command works with. */
export interface CommandContext {
  terminal: Terminal;
  options: GlobalOptions;
  token: Cancellation;
}

/** A command's work. Answers the exit code. */
export type CommandAction<A> = (input: A, context: CommandContext) => Promise<number>;

/** Hands a command's work to the program. */
export type Register = <A>(command: Command, read: (command: Command) => A, action: CommandAction<A>) => void;

/** Makes the context of a command from the options that stand before and after its name. */
export function contextOf(command: Command, token: Cancellation): CommandContext {
  const options = command.optsWithGlobals<GlobalOptions>();
  const noColor = process.env['NO_COLOR'];
  const color = options.color && (noColor === undefined || noColor === '');
  return { options, token, terminal: new Terminal({ color, progress: options.progress === true }) };
}
