import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RECORD_KINDS } from '../../core/records/kinds.ts';
import { isSameStamp, stampOf, type FileStamp } from '../files/recordFile.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';
import { runGit } from './run.ts';

/** The settings that make git call the program, and the lines that say for which files. */
export interface DriverSetup {
  /** Absolute path of the work tree. */
  root: string;
  settings: { name: string; value: string; before: string | undefined }[];
  attributes: { file: string; before: string | undefined; after: string; stamp: FileStamp | undefined };
}

const SECTION = 'merge.databits';
const FIRST_LINE =
  '# DataBits: git merges records field by field (databits merge --uninstall removes these lines)';
const LAST_LINE = '# DataBits: end';

/** The program's exit code for conflicts; 1 would be that of a Node that does not find or understand the program. */
const CONFLICT_CODE = '3';

/** The lines of .gitattributes: the driver for record files; usage logs, which only grow, by union. */
export const ATTRIBUTE_LINES: readonly string[] = [
  FIRST_LINE,
  ...RECORD_KINDS.flatMap(({ suffix }) => ['yaml', 'yml'].map((end) => `*.${suffix}.${end} merge=databits`)),
  '**/.databits/usage/*.jsonl merge=union',
  LAST_LINE,
];

/**
 * The shell line that git runs. Where the program is gone or fails, git's own merge of lines takes its place, so that a
 * missing program never leaves one side out. Git puts quotes around the path (%P) and the labels (%S, %X, %Y) itself;
 * git before 2.44 leaves the labels as they stand.
 */
export function driverCommand(program: readonly string[]): string {
  const start = program.map(shellQuoted).join(' ');
  const names = '--path=%P --marker-size=%L --base-label=%S --ours-label=%X --theirs-label=%Y';
  return [
    `${start} merge --conflict-code=${CONFLICT_CODE} ${names} %O %A %B; code=$?`,
    'test $code -eq 0 && exit 0',
    `test $code -eq ${CONFLICT_CODE} && exit 1`,
    "echo 'databits did not run, so that git merges by lines:' %P >&2",
    // Not into our side at once: on a full disk half of it would be left.
    'git merge-file -p --diff3 --marker-size=%L -L ours -L base -L theirs %A %O %B > %A.merged; code=$?',
    'test $code -le 127 && mv -f %A.merged %A && exit $code',
    // Git failed, for example at binary content or on a full disk: our side stays, as a conflict.
    'rm -f %A.merged; exit 1',
  ].join('; ');
}

/** What setting up the driver writes into the repository around a folder; the same where it is set up already. */
export function planSetup(folder: string, program: readonly string[]): DriverSetup {
  const root = rootOf(folder);
  const setting = (name: string, value: string): DriverSetup['settings'][number] => ({
    ...{ name: `${SECTION}.${name}`, value, before: settingOf(root, name) },
  });
  return {
    root,
    settings: [
      setting('name', 'DataBits: records, field by field'),
      setting('driver', driverCommand(program)),
    ],
    attributes: planAttributes(root, ATTRIBUTE_LINES),
  };
}

/** True where the repository around a folder has the driver. */
export function hasDriver(folder: string): boolean {
  return settingOf(rootOf(folder), 'driver') !== undefined;
}

/** Writes the settings and the lines. Failures are OperationalErrors. */
export function writeSetup({ root, settings, attributes }: DriverSetup): void {
  for (const { name, value, before } of settings) {
    if (before === value) continue;
    if (runGit(root, ['config', '--local', '--replace-all', name, value]) === undefined)
      throw new OperationalError(
        `git could not write ${name} into the settings of ${root}; check its rights, and the room on its disk.`,
      );
  }
  writeAttributes(attributes);
}

/** Takes settings and lines out again. Answers whether there was anything. */
export function removeSetup(folder: string): boolean {
  const root = rootOf(folder);
  const hadSettings = runGit(root, ['config', '--local', '--remove-section', SECTION]) !== undefined;
  if (!hadSettings && settingOf(root, 'driver') !== undefined)
    throw new OperationalError(
      `git could not take ${SECTION} out of the settings of ${root}; check its rights.`,
    );
  const attributes = planAttributes(root, []);
  writeAttributes(attributes);
  return hadSettings || (attributes.before ?? '') !== attributes.after;
}

function rootOf(folder: string): string {
  const output = runGit(folder, ['rev-parse', '--show-toplevel'])
    ?.toString('utf8')
    .replace(/\r?\n$/, '');
  if (output === undefined || output === '')
    throw new OperationalError(
      `${folder} is in no work tree of git; give a folder of a repository with --folder.`,
    );
  return path.resolve(output);
}

/** The repository's own setting, of all its work trees. */
function settingOf(root: string, name: string): string | undefined {
  return runGit(root, ['config', '--local', '--get', `${SECTION}.${name}`])
    ?.toString('utf8')
    .replace(/\n$/, '');
}

function planAttributes(root: string, lines: readonly string[]): DriverSetup['attributes'] {
  const file = path.join(root, '.gitattributes');
  const stamp = stampOf(file);
  const before = stamp === undefined ? undefined : readFileSync(file, 'utf8');
  return { file, before, after: withLines(before ?? '', lines), stamp };
}

/** The text with our lines at its end, or where they were. */
function withLines(text: string, lines: readonly string[]): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const own = lines.map((line) => line + lineEnd).join('');
  const [first, last] = [text.indexOf(FIRST_LINE), text.indexOf(LAST_LINE)];
  if (first >= 0 && last > first) {
    const newline = text.indexOf('\n', last);
    return text.slice(0, first) + own + (newline < 0 ? '' : text.slice(newline + 1));
  }
  if (own === '') return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : lineEnd}${own}`;
}

function writeAttributes({ file, before, after, stamp }: DriverSetup['attributes']): void {
  if ((before ?? '') === after) return;
  const now = stampOf(file);
  if (stamp !== undefined && now !== undefined && !isSameStamp(stamp, now))
    throw new OperationalError(`${file} was changed meanwhile and is left as it is: try again.`);
  if (after === '') rmSync(file);
  else writeAtomically(file, after, stamp ?? 'absent');
}

/** A word for the shell that git runs; on Windows that one knows slashes. */
function shellQuoted(word: string): string {
  if (/^\w+=?\w*$/.test(word)) return word;
  const plain = process.platform === 'win32' ? word.replaceAll('\\', '/') : word;
  return `'${plain.replaceAll("'", `'\\''`)}'`;
}
