import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { repositoryRoot } from '../process/paths.ts';
import { createRepository } from './history.ts';
import { createSampleWorkspace } from './sampleWorkspace.ts';

/** One way of opening the editor; its tests are the files of `test/editor/suite/<name>/`. */
export interface Scenario {
  readonly name: string;
  /** Fills an empty temporary folder and returns what to open: a folder or a `.code-workspace` file. */
  readonly prepare: (folder: string) => Promise<string>;
  /** False opens the workspace in Restricted Mode. */
  readonly trusted: boolean;
  /** Unpacked extensions that are loaded beside DataBits, as paths. */
  readonly extensions: readonly string[];
}

const editorTests = path.join(repositoryRoot, 'test', 'editor');
const fixtures = path.join(editorTests, 'fixtures');
const smallWorkspace = path.join(fixtures, 'small');

/** A small workspace in a git repository with one commit. */
async function smallRepository(folder: string): Promise<string> {
  await cp(smallWorkspace, folder, { recursive: true });
  await createRepository(folder);
  return folder;
}

/** The same records in a folder that is no repository. */
async function smallFolder(folder: string): Promise<string> {
  await cp(smallWorkspace, folder, { recursive: true });
  return folder;
}

/** Two folders with different records in one window: a repository and a plain folder. */
async function twoRoots(folder: string): Promise<string> {
  await smallRepository(path.join(folder, 'first'));
  await cp(path.join(fixtures, 'second'), path.join(folder, 'second'), { recursive: true });
  const file = path.join(folder, 'two.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: 'first' }, { path: 'second' }], settings: {} }));
  return file;
}

/** The sample workspace with its history, as `npm start` prepares it. */
async function sample(folder: string): Promise<string> {
  await createSampleWorkspace(folder);
  return folder;
}

/** Every scenario; one without tests fails. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'workspace',
    prepare: smallRepository,
    trusted: true,
    extensions: [path.join(editorTests, 'languageModelsExtension')],
  },
  { name: 'withoutGit', prepare: smallFolder, trusted: true, extensions: [] },
  { name: 'multiRoot', prepare: twoRoots, trusted: true, extensions: [] },
  { name: 'sample', prepare: sample, trusted: true, extensions: [] },
  { name: 'untrusted', prepare: smallRepository, trusted: false, extensions: [] },
  {
    name: 'yamlServer',
    prepare: smallRepository,
    trusted: true,
    extensions: [path.join(editorTests, 'yamlServerExtension')],
  },
];

/** The scenario with this name. */
export function scenarioNamed(name: string): Scenario {
  const scenario = scenarios.find((known) => known.name === name);
  if (scenario === undefined) {
    const known = scenarios.map((one) => one.name).join(', ');
    throw new ExpectedFailure(`There is no scenario ${name}; the scenarios are ${known}.`);
  }
  return scenario;
}
