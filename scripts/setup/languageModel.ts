import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { step } from '../process/command.ts';
import { repositoryRoot, toolsFolder } from '../process/paths.ts';
import { runOrFail } from '../process/run.ts';
import { ensureDspy } from './dspy.ts';

const parts = path.join(repositoryRoot, 'scripts', 'setup', 'languageModel');
const folder = path.join(toolsFolder, 'language-model');

/** The program that serves the small model; it runs with the Python that {@link ensureLanguageModel} answers. */
export const serveLanguageModel = path.join(parts, 'serve.py');

/** Installs a small language model with llama.cpp (127 MB, wheels only, by their hashes), and answers the Python that has both. */
export async function ensureLanguageModel(): Promise<string> {
  const lock = path.join(parts, 'requirements.lock');
  const wanted = await readFile(lock, 'utf8');
  const python = path.join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const mark = path.join(folder, 'installed.lock');
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === wanted) return python;
  const base = await ensureDspy();
  await step('fetching a small language model (127 MB)', async () => {
    await rm(folder, { recursive: true, force: true });
    await runOrFail(base, ['-I', '-m', 'venv', folder]);
    const options = ['--quiet', '--require-hashes', '--only-binary=:all:', '--disable-pip-version-check'];
    await runOrFail(python, ['-I', '-m', 'pip', 'install', ...options, '--no-deps', '-r', lock]);
    await writeFile(mark, wanted);
  });
  return python;
}
