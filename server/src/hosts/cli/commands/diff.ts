import path from 'node:path';
import { Option, type Command } from 'commander';
import { numeral } from '../../../../../shared/src/counted.ts';
import type { Review } from '../../../../../shared/src/protocol/review.ts';
import { readReview } from '../../../adapters/review/readReview.ts';
import { reviewMarkdown } from '../../../core/review/rendering/reviewMarkdown.ts';
import { reviewLines, shortReviewLines, type ReviewLine } from '../../../core/review/rendering/reviewText.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { reviewSarif } from '../reviewSarif.ts';
import { parseStates, type StatesInput } from '../reviewStates.ts';

const FORMATS = ['text', 'markdown', 'json', 'sarif'] as const;
const FAIL_ON = ['error', 'warning'] as const;

interface DiffInput extends StatesInput {
  format: (typeof FORMATS)[number] | undefined;
  summary: boolean;
  exitCode: boolean;
  failOn: (typeof FAIL_ON)[number] | undefined;
}

const HELP = `
STATES is one of
  BASE..HEAD     two commits, branches or tags
  BASE...HEAD    HEAD and the commit that it has in common with BASE: what a pull request changes
  BASE           a commit and the work tree
  (none)         HEAD and the work tree
An end of .. or ... that is left out is HEAD, as in git; .. alone and an empty text are refused. With --staged the newer state is what is staged. index and worktree may stand
for commits; a branch of such a name is refs/heads/index.

Records are compared by id, wherever they are: what was added, removed, changed, moved, renamed, split and merged, which fields
differ, how datasets and their splits change, and which problems the change introduces or mends. SARIF has the problems that
it introduces only. Markdown fits into a comment of a pull request (65,536 characters).

A record that may be in a text that cannot be read on a side is taken as unchanged, and listed: the review is partial.

Exit code 1: records differ and --exit-code was given, the change introduces problems of --fail-on (a text that can no longer be
read is one), or, without --fail-on, the review is partial.

Examples:
  databits diff
  databits diff --staged --fail-on error
  databits diff origin/main...HEAD --format markdown > review.md
  databits diff v1.0..v1.1 --json`;

/** `databits diff [states]`. */
export function addDiffCommand(program: Command, register: Register): void {
  const command = program
    .command('diff [states]')
    .description('review what a change does to records and datasets')
    .option('--staged', 'compare with what is staged')
    .addOption(new Option('--format <format>', 'how the review is written').choices(FORMATS))
    .option('--summary', 'as text: only what nobody may overlook')
    .option('--exit-code', 'exit code 1 where records differ')
    .addOption(
      new Option('--fail-on <severity>', 'exit code 1 where the change introduces such problems').choices(
        FAIL_ON,
      ),
    )
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): DiffInput => {
      const options = parsed.opts<{
        staged?: boolean;
        format?: DiffInput['format'];
        summary?: boolean;
        exitCode?: boolean;
        failOn?: DiffInput['failOn'];
      }>();
      const { staged, format, summary, exitCode, failOn } = options;
      return {
        ...{ states: parsed.args[0], staged: staged === true },
        ...{ format, summary: summary === true, exitCode: exitCode === true, failOn },
      };
    },
    diff,
  );
}

async function diff(input: DiffInput, context: CommandContext): Promise<number> {
  const { terminal, options, token } = context;
  const root = workspaceFolder(options);
  const states = parseStates(input);
  const review = await readReview(
    { root, ...states, buffers: new Map(), ...indexFile(input) },
    token,
    (done, total) => {
      terminal.progress(`Reading ${numeral(done)} of ${numeral(total)} files`);
    },
  );
  const format = input.format ?? (options.json === true ? 'json' : 'text');
  for (const line of rendered(format, review, root, input.summary))
    await terminal.line(painted(line, context));
  return exitCodeOf(review, input);
}

function rendered(
  format: (typeof FORMATS)[number],
  review: Review,
  root: string,
  isShort: boolean,
): (string | ReviewLine)[] {
  switch (format) {
    case 'json':
      return [JSON.stringify(review, undefined, 2)];
    case 'sarif':
      return [JSON.stringify(reviewSarif(review, root), undefined, 2)];
    case 'markdown':
      return [reviewMarkdown(review)];
    case 'text':
      return isShort ? shortReviewLines(review) : reviewLines(review);
  }
}

const COLORS = {
  plain: undefined,
  added: 'green',
  removed: 'red',
  changed: 'yellow',
  loud: 'red',
  quiet: 'grey',
} as const;

function painted(line: string | ReviewLine, { terminal }: CommandContext): string {
  if (typeof line === 'string') return line;
  const color = COLORS[line.tone];
  return color === undefined ? line.text : terminal.paint(line.text, color);
}

function exitCodeOf({ records, unread, problems }: Review, { exitCode, failOn }: DiffInput): number {
  const { error, warning } = problems.introduced;
  const failures = failOn === undefined ? 0 : failOn === 'error' ? error : error + warning;
  // A gate asks what the change introduces only: a text that it mends cannot be read before, and has to pass.
  const isPartial = failOn === undefined && unread.length > 0;
  const differs = records.length + unread.length > 0;
  return failures > 0 || isPartial || (exitCode && differs) ? EXIT.problems : EXIT.ok;
}

/** While git makes a commit of some files only, its hooks are told of another index than the repository's. */
function indexFile({ staged }: StatesInput): { indexFile?: string } {
  const file = process.env['GIT_INDEX_FILE'];
  return staged && file !== undefined && file !== '' ? { indexFile: path.resolve(file) } : {};
}
