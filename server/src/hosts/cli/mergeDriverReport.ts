import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsFromSource } from '../../adapters/entryPoints.ts';
import {
  hasDriver,
  planSetup,
  removeSetup,
  writeSetup,
  type DriverSetup,
} from '../../adapters/git/mergeDriver.ts';
import type { CommandContext } from './commandContext.ts';
import { EXIT } from './exitCodes.ts';
import { workspaceFolder } from './globalOptions.ts';

/** Sets up the merge driver and says what was written, or would be. Answers the exit code. */
export async function setUpMergeDriver(
  { isDry, onlyWhereSetUp }: { isDry: boolean; onlyWhereSetUp: boolean },
  { terminal, options }: CommandContext,
): Promise<number> {
  const folder = workspaceFolder(options);
  if (onlyWhereSetUp && !hasDriver(folder)) return EXIT.ok;
  const plan = planSetup(folder, ownProgram());
  const isSetUp = plan.settings.every(({ value, before }) => value === before);
  const isComplete = isSetUp && plan.attributes.before === plan.attributes.after;
  if (!isDry && !isComplete) writeSetup(plan);
  if (options.json === true) {
    const { root, settings, attributes } = plan;
    const lines = addedLines(plan);
    const written = !isDry && !isComplete;
    const report = { root, settings, attributes: { file: attributes.file, lines }, isComplete, written };
    await terminal.line(JSON.stringify(report, undefined, 2));
    return EXIT.ok;
  }
  if (isComplete) await terminal.line(`The merge driver is set up in ${plan.root}.`);
  else for (const line of linesOf(plan, isDry)) await terminal.line(line);
  return EXIT.ok;
}

/** Takes the merge driver out again. */
export async function removeMergeDriver({ terminal, options }: CommandContext): Promise<number> {
  const folder = workspaceFolder(options);
  const removed = removeSetup(folder);
  if (options.json === true) await terminal.line(JSON.stringify({ removed }));
  else
    await terminal.line(
      removed
        ? 'The merge driver was taken out of the settings of the repository and of .gitattributes.'
        : 'The merge driver was not set up; nothing was changed.',
    );
  return EXIT.ok;
}

function linesOf(plan: DriverSetup, isDry: boolean): string[] {
  const { root, settings, attributes } = plan;
  const added = addedLines(plan);
  return [
    `${isDry ? 'Would write' : 'Wrote'} into the settings of the repository ${root}, which are its own and not shared:`,
    ...settings.map(({ name, value }) => `  ${name} = ${value}`),
    ...(added.length === 0
      ? []
      : [
          `${isDry ? 'Would write' : 'Wrote'} into ${path.basename(attributes.file)}, to be committed:`,
          ...added.map((line) => `  ${line}`),
        ]),
  ];
}

function addedLines({ attributes: { before = '', after } }: DriverSetup): string[] {
  const known = new Set(before.split(/\r?\n/));
  return after.split(/\r?\n/).filter((line) => line !== '' && !known.has(line));
}

/** How to start this program from anywhere: the editor's own program is Electron, which has to be told to be Node. */
function ownProgram(): string[] {
  const file = fileURLToPath(new URL(runsFromSource() ? './main.ts' : './cli.js', import.meta.url));
  const asNode = process.versions['electron'] === undefined ? [] : ['ELECTRON_RUN_AS_NODE=1'];
  return [...asNode, process.execPath, file];
}
