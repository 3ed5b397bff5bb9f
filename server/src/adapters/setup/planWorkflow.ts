import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  PROGRAM_FOLDER,
  WORKFLOW_PATH,
  workflowText,
  type WorkflowProgram,
} from '../../core/setup/workflowText.ts';
import { startGit } from '../git/run.ts';
import { OperationalError } from '../operationalError.ts';
import type { PlannedFile, SetupPlan } from './setupPlan.ts';

/** What a workflow is planned from. */
export interface WorkflowOptions {
  /** Absolute path of a folder in the repository. */
  folder: string;
  /** `name@version` of a package, or the path of a packed program in the repository; absent: the program is copied. */
  package: string | undefined;
  /** The running program: absolute path of `cli.js`, and the version of its package. */
  program: { file: string; version: string };
  /** True: a workflow that somebody changed is written anew. */
  force: boolean;
}

/** A package of npm's with one version: what is not pinned could be another program tomorrow. */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*@\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/;
const PACKED = /^[\w.@+~-]+(?:\/[\w.@+~-]+)*\.tgz$/;

/** Plans the workflow with what it needs. Refuses to write over a workflow that is not as it was written. */
export async function planWorkflow(options: WorkflowOptions): Promise<SetupPlan> {
  const top = await topOf(options.folder);
  const program = programOf(options, top);
  const workflow = planned(top, WORKFLOW_PATH, workflowText(program));
  if (workflow.before !== undefined && workflow.before !== workflow.after && !options.force) {
    throw new OperationalError(
      `${WORKFLOW_PATH} is there already and has another text; give --force to write it anew.`,
    );
  }
  const copies = program.from === 'copy' ? copiesOf(top, options.program) : [];
  return {
    files: [workflow, ...copies].filter(({ before, after }) => before !== after),
    notes: notesOf(program),
    done: `Pull requests are reviewed once ${WORKFLOW_PATH} is in the repository's default branch or in the pull request.`,
  };
}

/** Plans to take away what `planWorkflow` wrote, and nothing that somebody changed since. */
export async function planWorkflowRemoval(options: WorkflowOptions): Promise<SetupPlan> {
  const top = await topOf(options.folder);
  const written = textOf(path.join(top, WORKFLOW_PATH));
  const isOurs = written?.includes('Written by `databits setup workflow`') === true;
  if (written !== undefined && !isOurs && !options.force)
    throw new OperationalError(`${WORKFLOW_PATH} was not written by DataBits; it is left as it is.`);
  const names = [WORKFLOW_PATH, ...COPIES.map((name) => `${PROGRAM_FOLDER}/${name}`)];
  const files = names.flatMap((name): PlannedFile[] => {
    const file = path.join(top, name);
    const before = textOf(file);
    if (before === undefined) return [];
    return [{ path: file, before, isExecutable: false, isProgram: name !== WORKFLOW_PATH }];
  });
  return { files, notes: [], done: 'The review workflow is gone.' };
}

const COPIES = ['cli.js', 'package.json', 'LICENSE', 'THIRD-PARTY-NOTICES.md'] as const;

function programOf({ package: given, program }: WorkflowOptions, top: string): WorkflowProgram {
  if (given === undefined) {
    if (path.basename(program.file) === 'cli.js') return { from: 'copy' };
    throw new OperationalError(
      'Only a built program can be copied, and this one runs from source; give --package, or run dist/cli.js.',
    );
  }
  if (PACKED.test(given) && !given.split('/').includes('..')) {
    if (existsSync(path.join(top, given))) return { from: 'file', path: given };
    throw new OperationalError(
      `${given} is not in the repository; give the path of a packed program from its top.`,
    );
  }
  if (PACKAGE.test(given)) return { from: 'package', name: given };
  throw new OperationalError(
    `${given} is neither a package with its version, such as databits@1.2.3, nor the path of a .tgz file in the repository.`,
  );
}

function notesOf(program: WorkflowProgram): string[] {
  switch (program.from) {
    case 'copy':
      return [
        `The program is copied to ${PROGRAM_FOLDER}; run this again after an update to bring it up to date.`,
      ];
    case 'file':
      return [`The workflow installs ${program.path}; that file has to be committed.`];
    case 'package':
      return [
        `The workflow installs ${program.name} by npm; that package has to be published where the runner finds it.`,
      ];
  }
}

/** The program by itself is enough to check and review; licences go with it. */
function copiesOf(top: string, { file, version }: WorkflowOptions['program']): PlannedFile[] {
  const dist = path.dirname(file);
  const manifest = `${JSON.stringify({ name: 'databits', version, type: 'module', private: true }, undefined, 2)}\n`;
  const texts: Record<(typeof COPIES)[number], string | undefined> = {
    // The map of the source is not copied.
    'cli.js': readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'),
    'package.json': manifest,
    LICENSE: textOf(path.join(dist, 'LICENSE')),
    'THIRD-PARTY-NOTICES.md': textOf(path.join(dist, 'THIRD-PARTY-NOTICES.md')),
  };
  return COPIES.flatMap((name): PlannedFile[] => {
    const text = texts[name];
    if (text === undefined) return [];
    return [{ ...planned(top, `${PROGRAM_FOLDER}/${name}`, text), isProgram: true }];
  });
}

function planned(top: string, name: string, after: string): PlannedFile {
  const file = path.join(top, name);
  const before = textOf(file);
  return {
    path: file,
    ...(before !== undefined && { before }),
    after,
    isExecutable: false,
    isProgram: false,
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is no such file, or it cannot be read, and then it cannot be written over either.
    return undefined;
  }
}

async function topOf(folder: string): Promise<string> {
  const output = await startGit(folder, ['rev-parse', '--show-toplevel']);
  const top = output?.toString('utf8').replace(/\n$/, '');
  if (top !== undefined && top !== '') return top;
  throw new OperationalError(`${folder} is in no git repository; make one first (git init).`);
}
