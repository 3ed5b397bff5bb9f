import type { Command } from 'commander';
import { counted } from '../../../../../shared/src/counted.ts';
import { feedbackLines } from '../../../../../shared/src/feedbackText.ts';
import type { RunFeedback } from '../../../../../shared/src/protocol/feedback.ts';
import { applyEdits } from '../../../adapters/writing/applyEdits.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';

interface FeedbackInput {
  run: string;
  write?: boolean;
}

const HELP = `
usage_count counts distinct events of the usage logs and final programs of runs. effectiveness_score is written with its
evidence, and only where the run's randomised prompts (attribution in its specification) tell the effect from 0. It compares an
example with those that would stand in its place, so that the effects of a run add up to 0: one below 0 is no proof that it harms.
quality_scores.difficulty is one less the mean score of a row of train or val over at least three programs. Examples that changed since
the run are left as they are, and nothing comes from rows of test.

Examples:
  databits feedback 019a5b2e
  databits feedback 019a5b2e --write`;

/** `databits feedback`. */
export function addFeedbackCommand(program: Command, register: Register): void {
  const command = program
    .command('feedback <run>')
    .description('show what the records would take over from a run: uses, effects, difficulties')
    .option('--write', 'write it into the records')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): FeedbackInput => ({
      ...parsed.opts<Omit<FeedbackInput, 'run'>>(),
      run: parsed.args[0] ?? '',
    }),
    run,
  );
}

async function run({ run: runId, write = false }: FeedbackInput, context: CommandContext): Promise<number> {
  return withEngine({ embedding: false }, context, async (engine) => {
    const feedback = await engine.call('runs/feedback', { runId }, context.token);
    if (write) applyEdits(feedback.plan.files);
    if (context.options.json === true) await context.terminal.line(jsonOf(feedback, write));
    else for (const line of linesOf(feedback, write)) await context.terminal.line(line);
    return EXIT.ok;
  });
}

function linesOf(feedback: RunFeedback, isWritten: boolean): string[] {
  const examples = counted(feedback.changes.length, 'example');
  const next = isWritten ? `${examples} changed.` : `${examples} would be changed; --write does it.`;
  return [...feedbackLines(feedback), feedback.changes.length === 0 ? 'Nothing is to be changed.' : next];
}

function jsonOf({ plan: _plan, ...feedback }: RunFeedback, written: boolean): string {
  return JSON.stringify({ written, ...feedback }, undefined, 2);
}
