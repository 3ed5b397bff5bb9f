import type { Command } from 'commander';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { counted } from '../../../../../shared/src/counted.ts';
import { fieldText, type KnownThread } from '../../../../../shared/src/protocol/comments.ts';
import { commentFilesIn, listCommentFiles } from '../../../adapters/comments/commentFiles.ts';
import { ignoredComments } from '../../../adapters/comments/ignoredComments.ts';
import { knownThreads } from '../../../core/comments/knownThreads.ts';
import { threadsOf } from '../../../core/comments/commentThreads.ts';
import { normaliseId } from '../../../core/records/identity.ts';
import { shortened } from '../../../core/review/rendering/words.ts';
import { createRecordIndex } from '../../../core/workspace/createRecordIndex.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { ignoredNote } from '../ignoredNote.ts';
import { loadFiles, readProject, recordFiles } from '../workspace.ts';

/** Characters of a comment in a line; `--json` has all of it. */
const LONGEST_LINE = 2000;

interface CommentsInput {
  ids: readonly string[];
  open: boolean;
  exitCode: boolean;
}

const HELP = `
Comments lie in .databits/reviews, one file for each record. They are written in the editor.

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
  const threads = (await readThreads(folder, input, context)).filter(
    ({ isResolved }) => !input.open || !isResolved,
  );
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
  return input.exitCode && threads.length > 0 ? EXIT.problems : EXIT.ok;
}

async function readThreads(
  folder: string,
  { ids }: CommentsInput,
  { terminal, token }: CommandContext,
): Promise<KnownThread[]> {
  const files = listCommentFiles(folder).filter(({ recordId }) => ids.length === 0 || ids.includes(recordId));
  if (files.length === 0) return [];
  const index = createRecordIndex();
  const { configuration } = readProject(folder);
  const paths = recordFiles(folder, configuration, (sentence) => {
    terminal.note(sentence);
  });
  for await (const { file } of loadFiles(paths, token, () => undefined)) index.setFile(file);
  for (const { path: file, read } of files)
    if (!read.isWhole)
      terminal.note(
        `${path.relative(folder, file)} could not be read as a whole; databits check says where.`,
      );
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
