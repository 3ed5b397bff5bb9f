import path from 'node:path';
import type { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import { ignoredComments } from '../../../adapters/comments/ignoredComments.ts';
import { applySetup } from '../../../adapters/setup/applySetup.ts';
import { planHook, planHookRemoval } from '../../../adapters/setup/planHook.ts';
import { planWorkflow, planWorkflowRemoval } from '../../../adapters/setup/planWorkflow.ts';
import type { SetupPlan } from '../../../adapters/setup/setupPlan.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { workspaceFolder } from '../globalOptions.ts';
import { ignoredNote } from '../ignoredNote.ts';
import { productVersion } from '../productVersion.ts';

const WORKFLOW_HELP = `
Writes .github/workflows/databits.yml: each pull request that touches records gets a comment with its review, kept up to
date, and alerts for the problems that it introduces. The program that the workflow runs is one of
  a copy of this one in .github/databits (without --package)
  a packed one in the repository: --package tools/databits-1.2.3.tgz (npm pack makes it)
  a package that npm installs: --package databits@1.2.3

Examples:
  databits setup workflow
  databits setup workflow --plan
  databits setup workflow --remove`;

const HOOK_HELP = `
Adds a pre-commit hook: a commit that introduces errors into records is stopped. core.hooksPath is respected. A hook that is
there stays, and is extended only with --extend. Where .pre-commit-config.yaml is there, an entry is added to it instead.

Examples:
  databits setup hook
  databits setup hook --extend
  databits setup hook --remove`;

interface SetupInput {
  plan: boolean;
  remove: boolean;
  force: boolean;
  extend: boolean;
  package: string | undefined;
}

type Planner = (input: SetupInput, folder: string) => Promise<SetupPlan>;

/** `databits setup workflow` and `databits setup hook`. */
export function addSetupCommand(program: Command, register: Register): void {
  const group = program.command('setup').description('add the review of changes to a repository');
  const workflow = withCommonOptions(group.command('workflow'))
    .description('add a GitHub Actions workflow that reviews pull requests')
    .option(
      '--package <package>',
      'the program to run: a package with its version, or a .tgz file of the repository',
    )
    .option('--force', 'write over a workflow that was changed')
    .addHelpText('after', WORKFLOW_HELP);
  register(workflow, inputOf, (input, context) => setUp(input, context, workflowPlan));
  const hook = withCommonOptions(group.command('hook'))
    .description('add a pre-commit hook that reviews what is staged')
    .option('--extend', 'put the review before a hook that is there')
    .addHelpText('after', HOOK_HELP);
  register(hook, inputOf, (input, context) => setUp(input, context, hookPlan));
}

function withCommonOptions(command: Command): Command {
  return command
    .option('--plan', 'say what would be done, and do nothing')
    .option('--remove', 'take out what this command put in');
}

function inputOf(command: Command): SetupInput {
  const options = command.opts<Partial<SetupInput>>();
  return {
    plan: options.plan === true,
    remove: options.remove === true,
    force: options.force === true,
    extend: options.extend === true,
    package: options.package,
  };
}

const workflowPlan: Planner = (input, folder) => {
  const program = { file: programFile(), version: productVersion() };
  const options = { folder, package: input.package, force: input.force, program };
  return input.remove ? planWorkflowRemoval(options) : planWorkflow(options);
};

const hookPlan: Planner = (input, folder) => {
  const program = { file: programFile(), runtime: process.execPath };
  const options = { folder, program, extend: input.extend };
  return input.remove ? planHookRemoval(options) : planHook(options);
};

async function setUp(input: SetupInput, context: CommandContext, planOf: Planner): Promise<number> {
  const { terminal, options } = context;
  const folder = workspaceFolder(options);
  const planned = await planOf(input, folder);
  const plan = input.remove ? planned : await withIgnoredNote(planned, folder);
  if (!input.plan) applySetup(plan);
  if (options.json === true) {
    await terminal.line(JSON.stringify({ written: !input.plan, ...forPrograms(plan) }, undefined, 2));
    return EXIT.ok;
  }
  for (const { path: file, before, after, isProgram } of plan.files) {
    const verb = after === undefined ? 'removed' : before === undefined ? 'written' : 'changed';
    await terminal.line(`${input.plan ? 'would be ' : ''}${verb} ${path.relative('', file)}`);
    if (input.plan && !isProgram && after !== undefined) await terminal.line(after);
  }
  if (plan.files.length === 0) await terminal.line('Nothing to do: everything is as it should be.');
  for (const note of plan.notes) await terminal.line(note);
  if (!input.plan) await terminal.line(plan.done);
  return EXIT.ok;
}

/** Who sets up reviews wants their comments to reach the others. */
async function withIgnoredNote(plan: SetupPlan, folder: string): Promise<SetupPlan> {
  const ignored = await ignoredComments(folder);
  return ignored === undefined ? plan : { ...plan, notes: [...plan.notes, ignoredNote(ignored, folder)] };
}

/** Texts of programs are left out: they have millions of characters. */
function forPrograms({ files, notes, done }: SetupPlan): SetupPlan {
  const shown = files.map(({ before, after, ...file }) => ({
    ...file,
    ...(before !== undefined && { before: file.isProgram ? '' : before }),
    ...(after !== undefined && { after: file.isProgram ? '' : after }),
  }));
  return { files: shown, notes, done };
}

/** The program that runs: the bundle, or the module of the source. */
function programFile(): string {
  const own = fileURLToPath(import.meta.url);
  return own.endsWith('.ts') ? path.resolve(path.dirname(own), '..', 'main.ts') : own;
}
