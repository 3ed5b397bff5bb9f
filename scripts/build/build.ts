import type { Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say, step } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { distFolder, repositoryRoot } from '../process/paths.ts';
import { ensureModel, modelFolder } from '../setup/model.ts';
import { bundle } from './bundle.ts';
import { allEntries, missingEntries, type Entry } from './entries.ts';
import { currentTarget, stageNativeLibraries, type Target } from './nativeLibraries.ts';
import { thirdPartyNotices } from './notices.ts';
import { clearStamp, isUpToDate, writeStamp } from './stamp.ts';

/** What to build. */
export interface BuildRequest {
  /** Names of entries; without it all, and each that is missing is an error. */
  readonly only?: readonly string[];
  /** The platform whose native libraries are shipped; without it this one. */
  readonly target?: Target;
}

/**
 * Builds `dist`: bundles, native libraries, model, schemas, notices. Nothing in it needs node_modules.
 * Does nothing when no input has changed since the last build.
 */
export async function buildProduct(request: BuildRequest = {}): Promise<void> {
  const entries = chooseEntries(request.only);
  const names = entries.map((entry) => entry.name);
  const target = request.target ?? currentTarget();
  if (await isUpToDate(target, names)) {
    say('the build is up to date');
    return;
  }
  await ensureModel();
  await step(`building ${names.join(', ')} for ${target}`, async () => {
    await clearStamp();
    await rm(distFolder, { recursive: true, force: true });
    await mkdir(distFolder, { recursive: true });
    const metafiles = await bundleAll(entries);
    await copyParts(target, metafiles);
    await writeStamp(target, names, metafiles, await otherInputs());
  });
}

function chooseEntries(only: readonly string[] | undefined): readonly Entry[] {
  const entries = allEntries();
  const unknown = only?.filter((name) => !entries.some((entry) => entry.name === name)) ?? [];
  if (unknown.length > 0) {
    const known = entries.map((entry) => entry.name).join(', ');
    throw new ExpectedFailure(`There is no bundle named ${unknown.join(', ')}; the bundles are ${known}.`);
  }
  const chosen = only === undefined ? entries : entries.filter((entry) => only.includes(entry.name));
  const missing = missingEntries(chosen);
  if (missing.length > 0) {
    throw new ExpectedFailure(
      `These sources are missing: ${missing.map((entry) => entry.source).join(', ')}.`,
    );
  }
  return chosen;
}

/** Bundles every entry; errors in our code are shown as esbuild shows them, with file and line. */
async function bundleAll(entries: readonly Entry[]): Promise<readonly Metafile[]> {
  const results = await Promise.allSettled(entries.map(bundle));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  if (failures.length > 0) throw new ExpectedFailure(`The build failed.\n${failures.join('\n')}`);
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function copyParts(target: Target, metafiles: readonly Metafile[]): Promise<void> {
  await stageNativeLibraries(target);
  await cp(modelFolder, path.join(distFolder, 'model'), { recursive: true });
  await cp(path.join(repositoryRoot, 'schemas'), path.join(distFolder, 'schemas'), { recursive: true });
  await copyRunner();
  const codicons = path.join(repositoryRoot, 'node_modules', '@vscode', 'codicons', 'dist');
  await mkdir(path.join(distFolder, 'webviews'), { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) {
    await copyFile(path.join(codicons, file), path.join(distFolder, 'webviews', file));
  }
  const licence = path.join(repositoryRoot, 'LICENSE');
  if (existsSync(licence)) await copyFile(licence, path.join(distFolder, 'LICENSE'));
  await writeFile(path.join(distFolder, 'THIRD-PARTY-NOTICES.md'), await thirdPartyNotices(metafiles));
  // Makes the .js files modules wherever dist is moved to.
  await writeFile(path.join(distFolder, 'package.json'), '{ "type": "module" }\n');
}

/** The Python package that runs DSPy, without what Python leaves beside its files. */
async function copyRunner(): Promise<void> {
  const [from, to] = [path.join(repositoryRoot, 'runner'), path.join(distFolder, 'runner')];
  await cp(path.join(from, 'databits_runner'), path.join(to, 'databits_runner'), {
    recursive: true,
    filter: (file) => path.extname(file) !== '.pyc' && path.basename(file) !== '__pycache__',
  });
  for (const lock of ['requirements.lock', 'requirements-mlflow.lock'])
    await copyFile(path.join(from, lock), path.join(to, lock));
}

/** What decides the build besides the bundled modules. */
async function otherInputs(): Promise<string[]> {
  const folders = ['schemas', 'scripts/build', 'runner/databits_runner'];
  const files = await Promise.all(
    folders.map(async (folder) => {
      const found = await readdir(path.join(repositoryRoot, folder), {
        recursive: true,
        withFileTypes: true,
      });
      const onlyFiles = found.filter((file) => file.isFile());
      return onlyFiles.map((file) => path.relative(repositoryRoot, path.join(file.parentPath, file.name)));
    }),
  );
  return [
    ...files.flat().filter((file) => !file.endsWith('.pyc')),
    'runner/requirements.lock',
    'runner/requirements-mlflow.lock',
    'package-lock.json',
    'LICENSE',
    '.tools/model/.integrity',
    '.tools/model/static/.recipe',
  ];
}
