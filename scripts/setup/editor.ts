import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say, step } from '../process/command.ts';
import { npm } from '../process/npm.ts';
import { toolsFolder } from '../process/paths.ts';

/** The browser-hosted VS Code with its packages; see docs/decisions for why it is assembled this way. */
export const editorFolder = path.join(toolsFolder, 'editor');

const vscodeInPackage = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** The program that serves the workbench; the wrapper around it in the same package refuses the options tests need. */
export const editorServerScript = path.join(editorFolder, vscodeInPackage, 'out', 'server-main.js');

const recipeFolder = path.join(import.meta.dirname, 'editor');

/** Extensions and parts that no test needs and that only cost disk, start-up time and network look-ups. */
const pruned = [
  'extensions/copilot',
  'extensions/github',
  'extensions/github-authentication',
  'extensions/microsoft-authentication',
  'extensions/mermaid-markdown-features',
  'extensions/ms-vscode.js-debug',
  'extensions/ms-vscode.js-debug-companion',
  'extensions/ms-vscode.vscode-js-profile-table',
  'extensions/tunnel-forwarding',
  'extensions/simple-browser',
  'extensions/emmet',
  'extensions/terminal-suggest',
  'node_modules/@microsoft/mxc-sdk',
];

/** Installs the browser-hosted editor unless this recipe is installed already; it appears whole or not at all. */
export async function ensureEditor(): Promise<void> {
  const recipe = await recipeHash();
  const stampFile = path.join(editorFolder, '.recipe');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === recipe) return;
  await step('installing VS Code for the browser (180 MB, the first time about half a minute)', async () => {
    await mkdir(toolsFolder, { recursive: true });
    const temporary = await mkdtemp(path.join(toolsFolder, 'editor-'));
    try {
      await installInto(temporary);
      await writeFile(path.join(temporary, '.recipe'), recipe);
      await rm(editorFolder, { recursive: true, force: true });
      await rename(temporary, editorFolder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}

async function recipeHash(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(import.meta.filename));
  for (const file of (await readdir(recipeFolder)).sort()) {
    hash.update(await readFile(path.join(recipeFolder, file)));
  }
  return hash.digest('hex');
}

async function installInto(folder: string): Promise<void> {
  const what = 'VS Code for the browser';
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(recipeFolder, file), path.join(folder, file));
  }
  await npm(what, ['ci', '--omit=dev'], folder);
  const vscode = path.join(folder, vscodeInPackage);
  // These two folders carry lock files of their own, which `npm install` follows; `npm ci` finds them incomplete.
  await npm(what, ['install', '--omit=dev', '--omit=optional'], vscode);
  await npm(what, ['install', '--omit=dev', '--omit=optional'], path.join(vscode, 'extensions'));
  await Promise.all(pruned.map((part) => rm(path.join(vscode, part), { recursive: true, force: true })));
  await removeForeignSearchTools(path.join(vscode, 'node_modules', '@vscode', 'ripgrep-universal', 'bin'));
  await replaceNativeParts(vscode);
}

/** The text search program comes for every platform; one is used. */
async function removeForeignSearchTools(folder: string): Promise<void> {
  const foreign = (await readdir(folder)).filter((name) => name !== `${process.platform}-${process.arch}`);
  await Promise.all(foreign.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

/** The two packages that would need a compiler get small JavaScript stand-ins. */
async function replaceNativeParts(vscode: string): Promise<void> {
  const replacements = [
    ['spdlogShim.cjs', 'node_modules/@vscode/spdlog/index.js'],
    ['watchdogShim.cjs', 'node_modules/@vscode/native-watchdog/index.js'],
  ] as const;
  for (const [shim, target] of replacements) {
    await copyFile(path.join(recipeFolder, shim), path.join(vscode, target));
  }
}

/** One line for logs: which VS Code is installed. */
export async function reportEditorVersion(): Promise<void> {
  const manifest = await readFile(path.join(editorFolder, vscodeInPackage, 'package.json'), 'utf8');
  say(`VS Code ${(JSON.parse(manifest) as { version: string }).version} for the browser`);
}
