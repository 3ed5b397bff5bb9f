import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KnownModel, ModelDownload } from '../../../../shared/src/protocol/embedding.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';
import { RECEIPT_FILE, type DownloadReceipt } from './downloadReceipt.ts';
import { DOWNLOADED_FILES } from './knownModels.ts';

export interface ModelDownloadOptions {
  model: KnownModel;
  /** The hub's address, for example that of a mirror. */
  host: string;
  /** The folder for downloaded models. */
  folder: string;
  /** SHA-256 that the weights must have, where the person knows it. */
  sha256?: string;
  signal: AbortSignal;
  onProgress(progress: ModelDownload): void;
}

/** Branch that is asked for; the hub says which revision that is. */
const BRANCH = 'main';

/** Where a known model lies after its download. */
export function downloadedFolder(folder: string, name: string): string {
  return path.join(folder, name);
}

/**
 * Downloads a known model. What is there of an interrupted download is kept and continued; the model's folder appears
 * whole or not at all, with a receipt of the hashes. Throws an OperationalError, also where the person stopped it.
 */
export async function downloadModel(options: ModelDownloadOptions): Promise<DownloadReceipt> {
  const { model, folder, host } = options;
  const finished = downloadedFolder(folder, model.name);
  const part = `${finished}.part`;
  try {
    await mkdir(part, { recursive: true });
    const sha256: Record<string, string> = {};
    let revision = BRANCH;
    let bytes = 0;
    for (const file of DOWNLOADED_FILES.required) {
      const progress = (done: number, total?: number): void => {
        options.onProgress({
          name: model.name,
          bytes: bytes + done,
          ...(total === undefined ? {} : { total: bytes + total }),
        });
      };
      const got = await downloadFile(file, path.join(part, file), options, progress);
      sha256[file] = got.sha256;
      revision = got.revision ?? revision;
      bytes += got.bytes;
    }
    await checkWeights(part, sha256[DOWNLOADED_FILES.required[0]], options.sha256);
    const receipt: DownloadReceipt = { host, revision, sha256 };
    await writeFile(path.join(part, RECEIPT_FILE), `${JSON.stringify(receipt, undefined, 2)}\n`);
    await rm(finished, { recursive: true, force: true });
    await rename(part, finished);
    return receipt;
  } catch (error) {
    if (options.signal.aborted)
      throw new OperationalError(
        `The download of ${model.name} was stopped; what is there is kept and continued next time.`,
      );
    if (error instanceof OperationalError) throw error;
    throw new OperationalError(
      `The model ${model.name} cannot be downloaded from ${host}: ${sentenceOf(error)}.`,
    );
  }
}

async function checkWeights(
  part: string,
  found: string | undefined,
  wanted: string | undefined,
): Promise<void> {
  if (wanted === undefined || found === wanted.toLowerCase()) return;
  await rm(part, { recursive: true, force: true });
  throw new OperationalError(
    'The downloaded weights do not have the hash of the settings: they were thrown away. Check the hash, or the hub.',
  );
}

interface Downloaded {
  bytes: number;
  sha256: string;
  /** The commit, where the hub says it. */
  revision: string | undefined;
}

async function downloadFile(
  file: string,
  target: string,
  { model, host, signal }: ModelDownloadOptions,
  progress: (done: number, total?: number) => void,
): Promise<Downloaded> {
  await mkdir(path.dirname(target), { recursive: true });
  const before = await beginning(target);
  const url = `${host.replace(/\/+$/, '')}/${model.repository}/resolve/${BRANCH}/${file}`;
  const response = await request(url, before, signal);
  // 416: everything is there already. 200 in place of 206: the file changed, or the hub does not continue.
  const isWhole = response.status === 416 && before !== undefined;
  const start = response.status === 206 ? (before?.size ?? 0) : 0;
  if (!isWhole) {
    await writeFile(`${target}.tag`, response.headers.get('etag') ?? '');
    const total = start + Number(response.headers.get('content-length') ?? NaN);
    await save(response, target, start, (done) => {
      progress(done, Number.isFinite(total) ? total : undefined);
    });
    const { size } = await stat(target);
    if (Number.isFinite(total) && size !== total) throw new Error('the connection was cut');
  } else await response.body?.cancel();
  const sha256 = await sha256Of(target);
  await checkClaim(response, target, sha256);
  await rm(`${target}.tag`, { force: true });
  return {
    bytes: (await stat(target)).size,
    sha256,
    revision: response.headers.get('x-repo-commit') ?? undefined,
  };
}

interface Beginning {
  size: number;
  tag: string;
}

/** What an interrupted download left; `undefined` where there is nothing that can be continued. */
async function beginning(target: string): Promise<Beginning | undefined> {
  if (!existsSync(target) || !existsSync(`${target}.tag`)) return undefined;
  const tag = await readFile(`${target}.tag`, 'utf8');
  const { size } = await stat(target);
  return size === 0 || tag === '' ? undefined : { size, tag };
}

async function request(url: string, before: Beginning | undefined, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> =
    before === undefined ? {} : { range: `bytes=${String(before.size)}-`, 'if-range': before.tag };
  const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' }, signal }).catch(
    (error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new Error(`it cannot be reached (${sentenceOf(cause)})`);
    },
  );
  if (response.ok || (response.status === 416 && before !== undefined)) return response;
  await response.body?.cancel();
  throw new Error(`it answered ${String(response.status)} for ${url}`);
}

async function save(
  response: Response,
  target: string,
  start: number,
  progress: (done: number) => void,
): Promise<void> {
  const file = await open(target, start === 0 ? 'w' : 'a');
  try {
    let done = start;
    for await (const chunk of response.body ?? []) {
      if (!(chunk instanceof Uint8Array)) continue;
      await file.write(chunk);
      done += chunk.length;
      progress(done);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Hubs say the SHA-256 of large files. Throws, and throws the file away, where it is another. */
async function checkClaim(response: Response, target: string, sha256: string): Promise<void> {
  const claim = /[0-9a-f]{64}/.exec(response.headers.get('x-linked-etag') ?? '')?.[0];
  if (claim === undefined || claim === sha256) return;
  await rm(target, { force: true });
  throw new Error(`${path.basename(target)} came damaged and was thrown away: try again`);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
