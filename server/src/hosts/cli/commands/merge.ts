import type { Command } from 'commander';
import { EXIT } from '../exitCodes.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { removeMergeDriver, setUpMergeDriver } from '../mergeDriverReport.ts';
import { mergeRecordFiles, type MergeInput } from '../mergeRecordFiles.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { wholeNumber } from '../parseOption.ts';

interface MergeOptions {
  path?: string;
  markerSize?: number;
  oursLabel?: string;
  baseLabel?: string;
  theirsLabel?: string;
  conflictCode?: number;
  install?: boolean;
  uninstall?: boolean;
  update?: boolean;
  dryRun?: boolean;
}

const HELP = `
Merges OURS and THEIRS, which both came from BASE, record by record and field by field, and writes the result to OURS.
Exit code 0: merged; 1: conflicts are left in the file, between markers as git writes them; 2: nothing was written.

With --install, git calls this program whenever it merges a record file, in this repository and all its work trees:
  databits merge --install
docs/merging.md says what is merged how. Nothing depends on it: where it is not set up, git merges by lines.`;

/** `databits merge`. */
export function addMergeCommand(program: Command, register: Register): void {
  const command = program
    .command('merge')
    .description('merge two changes of a record file, or set up git to do so')
    .argument('[base]', 'the file before both changes')
    .argument('[ours]', 'the file as we changed it; the result is written here')
    .argument('[theirs]', 'the file as they changed it')
    .option(
      '--path <path>',
      'where the file lies in the repository, which says what it holds (default: OURS)',
    )
    .option('--marker-size <n>', 'how long the markers of conflicts are', wholeNumber(1))
    .option('--ours-label <name>', 'what our side is called in conflicts')
    .option('--base-label <name>', 'what the base is called')
    .option('--theirs-label <name>', 'what their side is called')
    .option('--conflict-code <n>', 'exit code where conflicts are left (default: 1)', wholeNumber(1))
    .option(
      '--install',
      'let git call this program: writes the settings of the repository and .gitattributes',
    )
    .option('--uninstall', 'take out what --install wrote')
    .option('--update', 'where it is set up, write where this program lies now')
    .option('--dry-run', 'with --install: say what would be written')
    .addHelpText('after', HELP);
  register(command, () => ({ files: command.args, options: command.opts<MergeOptions>() }), merge);
}

async function merge(
  { files, options }: { files: readonly string[]; options: MergeOptions },
  context: CommandContext,
): Promise<number> {
  const { install, uninstall, update, dryRun } = options;
  const modes = [install, uninstall, update].filter((mode) => mode === true).length;
  const [base, ours, theirs] = files;
  if (modes + (files.length > 0 ? 1 : 0) !== 1 || (files.length > 0 && theirs === undefined))
    throw new OperationalError('Give BASE OURS THEIRS, or one of --install, --uninstall and --update.');
  if (uninstall === true) return removeMergeDriver(context);
  if (base === undefined || ours === undefined || theirs === undefined)
    return setUpMergeDriver({ isDry: dryRun === true, onlyWhereSetUp: update === true }, context);
  const input: MergeInput = { base, ours, theirs, path: options.path ?? ours, style: styleOf(options) };
  const { conflicts } = await mergeRecordFiles(input, context);
  return conflicts > 0 ? (options.conflictCode ?? EXIT.problems) : EXIT.ok;
}

/** Git before 2.44 hands over its placeholders (`%X`) instead of labels. */
function styleOf({ markerSize, oursLabel, baseLabel, theirsLabel }: MergeOptions): MergeInput['style'] {
  const label = (given: string | undefined, usual: string): string =>
    given === undefined || /^%[SXY]$/.test(given) ? usual : given.replaceAll(/[\r\n]/g, ' ');
  return {
    size: markerSize ?? 7,
    ours: label(oursLabel, 'ours'),
    base: label(baseLabel, 'base'),
    theirs: label(theirsLabel, mergedBranch() ?? 'theirs'),
  };
}

/** The branch that `git merge` was given: it tells its children so by a variable that has the commit in its name. */
function mergedBranch(): string | undefined {
  const heads = Object.entries(process.env).filter(([name]) => /^GITHEAD_[0-9a-f]{40,64}$/.test(name));
  return heads.length === 1 ? heads[0]?.[1]?.replaceAll(/[\r\n]/g, ' ') : undefined;
}
