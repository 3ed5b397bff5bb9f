import { describeFailure } from './expectedFailure.ts';

/**
 * Runs the body of a command and sets the exit code: what it returns, or 1 after an error was shown.
 * The body gets the arguments that follow the command's name.
 */
export async function runCommand(body: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body(process.argv.slice(2));
  } catch (error) {
    console.error(`databits: ${describeFailure(error)}`);
    process.exitCode = 1;
  }
}

/** One short line that says what is being done. */
export function say(text: string): void {
  console.log(`databits: ${text}`);
}

/** Says what is done, does it, and returns its result; says the time when it took more than a second. */
export async function step<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
  say(text);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  if (seconds > 1) say(`  done in ${seconds.toFixed(1)} s`);
  return result;
}

/**
 * Makes Ctrl+C and its like an ordinary exit, at which what was started is ended too: a process group of its own, as
 * the editor's server has, is not reached by the terminal's signal.
 */
export function exitOnSignals(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => process.exit(128 + number));
  }
}
