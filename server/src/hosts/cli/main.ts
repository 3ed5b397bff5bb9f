import { CommanderError } from 'commander';
import { OperationalError, sentenceOf } from '../../adapters/operationalError.ts';
import { EXIT } from './exitCodes.ts';
import { LocatedError } from './locatedError.ts';
import { createProgram } from './program.ts';

/** Tells commands that the user pressed Ctrl+C; the second time the process ends at once. */
function watchInterrupt(): { isCancellationRequested: boolean } {
  const token = { isCancellationRequested: false };
  process.on('SIGINT', () => {
    if (token.isCancellationRequested) process.exit(EXIT.interrupted);
    token.isCancellationRequested = true;
    process.stderr.write('\nStopping; press Ctrl+C again to stop at once.\n');
  });
  return token;
}

/** A reader that has seen enough (`| head`) closes the pipe: no reason to complain. */
function allowClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.ok);
      if (stream === process.stdout)
        process.stderr.write(`databits: The output could not be written (${error.code ?? error.message}).\n`);
      process.exit(EXIT.failure);
    });
  }
}

/** What `engines` of package.json promises; older ones fail at places that say nothing. */
const OLDEST_NODE = [20, 19] as const;

function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

async function main(): Promise<void> {
  allowClosedPipe();
  if (!isSupported(process.versions.node)) {
    const needed = `Node ${OLDEST_NODE.join('.')} or newer is needed`;
    process.stderr.write(`databits: ${needed}; this is Node ${process.versions.node}.\n`);
    process.exitCode = EXIT.failure;
    return;
  }
  const token = watchInterrupt();
  try {
    const code = await createProgram(token).run(process.argv);
    process.exitCode = token.isCancellationRequested ? EXIT.interrupted : code;
  } catch (error) {
    process.exitCode = report(error, token.isCancellationRequested);
  }
}

/** Says what failed, in one sentence where it is the outside world. Answers the exit code. */
function report(error: unknown, isInterrupted: boolean): number {
  if (isInterrupted) return EXIT.interrupted;
  // Commander has printed its message; its code 0 means help or version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failure;
  if (error instanceof LocatedError) {
    process.stderr.write(error.report);
    return EXIT.failure;
  }
  const text = error instanceof OperationalError ? error.message : detailOf(error);
  process.stderr.write(`databits: ${text}\n`);
  return EXIT.failure;
}

/** A fault of the program itself: with its stack, so that it can be reported. */
function detailOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : sentenceOf(error);
  return `a fault in DataBits itself, please report it:\n${stack}`;
}

await main();
