import type { Command } from 'commander';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { counted } from '../../../../../shared/src/counted.ts';
import { fieldText, type KnownThread } from '../../../../../shared/src/protocol/comments.ts';
import {
  commentFilesIn,
  listCommentFiles,
  type CommentFile,
} from '../../../adapters/comments/commentFiles.ts';
import { ignoredComments } from '../../../adapters/comments/ignoredComments.ts';
import type { Configuration } from '../../../core/configuration/configuration.ts';
import { knownThreads } from '../../../core/comments/knownThreads.ts';
import { threadsOf } from '../../../core/comments/commentThreads.ts';
import { normaliseId } from '../../../core/records/identity.ts';
import { shortened } from '../../../core/review/rendering/words.ts';
import { applySeverities } from '../../../core/rules/problemsOfFile.ts';
import { createRecordIndex } from '../../../core/workspace/createRecordIndex.ts';
import { problemLine } from '../checkReport.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { ignoredNote } from '../ignoredNote.ts';
import type { Terminal } from '../terminal.ts';
import { loadFiles, readProject, recordFiles } from '../workspace.ts';

/** Characters of a comment in a line; `--json` has all of it. */
const LONGEST_LINE = 2000;

interface CommentsInput {
  ids: readonly string[];
  open: boolean;
  exitCode: boolean;
}

const HELP = `
Comments lie in .databits/reviews, one file for each record. They are written in the editor. What is wrong with such a file is
written to standard error, as databits check does; all comments that can be read are listed.

Exit code 1: there are threads and --exit-code was given, or files of comments have errors, so that comments may be missing.

Examples:
  databits comments
  databits comments --open --exit-code
  databits comments 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40 --json`;

/** `databits comments [ids…]`. */
export function addCommentsCommand(program: Command, register: Register): void {
  const command = program
    .command('comments [ids...]')
    .description('list what people said of records')
    .option('--open', 'only threads that are not resolved')
    .option('--exit-code', 'exit code 1 where there are threads')
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): CommentsInput => {
      const { open = false, exitCode = false } = parsed.opts<{ open?: boolean; exitCode?: boolean }>();
      return { ids: parsed.args.map(normaliseId), open, exitCode };
    },
    listComments,
  );
}

async function listComments(input: CommentsInput, context: CommandContext): Promise<number> {
  const { terminal, options } = context;
  const folder = workspaceFolder(options);
  const { configuration } = readProject(folder);
  const files = listCommentFiles(folder).filter(
    ({ recordId }) => input.ids.length === 0 || input.ids.includes(recordId),
  );
  const threads = (await readThreads(files, folder, configuration, context)).filter(
    ({ isResolved }) => !input.open || !isResolved,
  );
  const isWhole = tellProblems(files, configuration, terminal);
  if (options.json === true) await terminal.line(JSON.stringify(threads, undefined, 2));
  else {
    for (const thread of threads) for (const line of linesOf(thread, folder)) await terminal.line(line);
    const open = threads.filter(({ isResolved }) => !isResolved).length;
    await terminal.line(
      threads.length === 0 ? 'No comments.' : `${counted(threads.length, 'thread')}, ${String(open)} open.`,
    );
  }
  const ignored = await ignoredComments(folder, commentFilesIn(folder));
  if (ignored !== undefined) terminal.note(ignoredNote(ignored, folder));
  return !isWhole || (input.exitCode && threads.length > 0) ? EXIT.problems : EXIT.ok;
}

/** Says what is wrong with files of comments; false where there are errors, so that comments may be missing. */
function tellProblems(
  files: readonly CommentFile[],
  configuration: Configuration,
  terminal: Terminal,
): boolean {
  let isWhole = true;
  for (const { path: file, read } of files) {
    for (const problem of applySeverities(read.problems, configuration)) {
      terminal.note(problemLine(file, problem));
      isWhole &&= problem.severity !== 'error';
    }
  }
  return isWhole;
}

async function readThreads(
  files: readonly CommentFile[],
  folder: string,
  configuration: Configuration,
  { terminal, token }: CommandContext,
): Promise<KnownThread[]> {
  if (files.length === 0) return [];
  const index = createRecordIndex();
  const paths = recordFiles(folder, configuration, (sentence) => {
    terminal.note(sentence);
  });
  for await (const { file } of loadFiles(paths, token, () => undefined)) index.setFile(file);
  return files.flatMap(({ recordId, read, uri }) =>
    knownThreads(threadsOf(recordId, read.events), uri, index),
  );
}

function linesOf(
  { record, recordId, field, isResolved, isOutdated, comments }: KnownThread,
  folder: string,
): string[] {
  const place =
    record === undefined
      ? `record ${recordId}, which is gone`
      : `${path.relative(folder, fileURLToPath(record.uri))}:${String(record.position.line + 1)}`;
  const about = [
    field.length === 0 ? 'the record' : fieldText(field),
    isResolved ? 'resolved' : 'open',
    ...(isOutdated ? ['made on an earlier version'] : []),
  ].join(', ');
  return [
    `${place} (${about})`,
    ...comments.map(
      ({ author, time, text }) => `  ${shortened(`${author}, ${time.slice(0, 10)}: ${text}`, LONGEST_LINE)}`,
    ),
  ];
}
