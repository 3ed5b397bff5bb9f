import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../process/command.ts';
import { npm } from '../process/npm.ts';
import { toolsFolder } from '../process/paths.ts';

const recipeFolder = path.join(import.meta.dirname, 'oldestNode');
const folder = path.join(toolsFolder, 'oldest-node');

/**
 * The program of the oldest Node that `engines` of package.json promises, fetched where it is missing. It has a folder
 * of its own: beside the pinned Node it would take the place of `node` for scripts. For platforms without such a
 * package it is the Node that runs.
 */
export async function ensureOldestNode(): Promise<string> {
  const program = path.join(
    folder,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  );
  if (process.platform !== 'linux') return process.execPath;
  if (existsSync(program) && (await isRecipe())) return program;
  await step('installing the oldest Node that is supported (40 MB)', async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const file of ['package-lock.json', 'package.json']) {
      await copyFile(path.join(recipeFolder, file), path.join(folder, file));
    }
    await npm('The oldest Node', ['ci'], folder);
  });
  return program;
}

async function isRecipe(): Promise<boolean> {
  const [wanted, found] = await Promise.all(
    [recipeFolder, folder].map((where) => readFile(path.join(where, 'package-lock.json'), 'utf8')),
  );
  return wanted === found;
}
