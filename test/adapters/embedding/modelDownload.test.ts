import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { KnownModel } from '../../../shared/src/protocol/embedding.ts';
import { EmbeddingClient } from '../../../server/src/adapters/embedding/embeddingClient.ts';
import {
  downloadModel,
  type ModelDownloadOptions,
} from '../../../server/src/adapters/embedding/modelDownload.ts';
import { openModelFolder } from '../../../server/src/adapters/embedding/modelFolder.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startLoopback, type Loopback } from '../support/loopback.ts';

const MODEL: KnownModel = {
  ...{ name: 'all-MiniLM-test', description: 'Test.', licence: 'Apache-2.0', repository: 'maker/model' },
  ...{ dimensions: 384, bytes: 1, memory: 1, textsPerSecond: 1 },
};
const shipped = openModelFolder(findModelFolder() ?? '').folder;
/** The shipped model's weights are in two files; one that is whole serves as any weights for the download alone. */
const SERVED: Record<string, string> = {
  'onnx/model_quantized.onnx': path.join(shipped, 'tokenizer.json'),
  'tokenizer.json': path.join(shipped, 'tokenizer.json'),
  'tokenizer_config.json': path.join(shipped, 'tokenizer_config.json'),
  'config.json': path.join(shipped, 'config.json'),
};

interface Hub extends Loopback {
  /** Path and range of each request. */
  requests: string[];
}

interface HubOptions {
  /** Bytes after which the connection is cut, for the first answers. */
  cuts?: number[];
  /** Answers for a path instead of the file. */
  instead?: (file: string, response: ServerResponse) => boolean;
}

let hub: Hub | undefined;
const folder = temporaryFolder();
afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

async function startHub({ cuts = [], instead = () => false }: HubOptions = {}): Promise<Hub> {
  const requests: string[] = [];
  const rest = [...cuts];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const file = (request.url ?? '').replace('/maker/model/resolve/main/', '');
    const { range = '' } = request.headers;
    requests.push(`${file} ${range}`.trim());
    const source = SERVED[file];
    if (source === undefined || instead(file, response)) {
      if (!response.headersSent) response.writeHead(404).end();
      return;
    }
    const { size } = statSync(source);
    const start = Number(/bytes=(\d+)-/.exec(range)?.[1] ?? 0);
    const headers = { etag: '"one"', 'x-repo-commit': 'abc123', 'content-length': String(size - start) };
    response.writeHead(start === 0 ? 200 : 206, headers);
    const cut = rest.shift();
    if (cut === undefined) createReadStream(source, { start }).pipe(response);
    else {
      response.write(readFileSync(source).subarray(start, start + cut), () => {
        setTimeout(() => response.destroy(), 50);
      });
    }
  };
  hub = { ...(await startLoopback(answer)), requests };
  return hub;
}

function options(host: string, name: string, rest: Partial<ModelDownloadOptions> = {}): ModelDownloadOptions {
  const model = { ...MODEL, name };
  const signal = new AbortController().signal;
  return { model, host, folder: folder.path, signal, onProgress: () => undefined, ...rest };
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a download records host, revision and the hash of each file, and shows its progress', async () => {
  const { url, requests } = await startHub();
  const seen: number[] = [];
  const receipt = await downloadModel(
    options(`${url}/`, 'whole', { onProgress: ({ bytes }) => seen.push(bytes) }),
  );
  expect(receipt).toEqual({
    host: `${url}/`,
    revision: 'abc123',
    sha256: Object.fromEntries(Object.entries(SERVED).map(([file, source]) => [file, sha256(source)])),
  });
  expect(requests).toEqual(Object.keys(SERVED));
  expect(seen).toEqual([...seen].sort((left, right) => left - right));
  expect(readdirSync(folder.path)).toContain('whole');
});

test('a download that was cut is continued, and its folder appears only when it is whole', async () => {
  const { url, requests } = await startHub({ cuts: [1000, 2000] });
  for (const bytes of [1000, 3000]) {
    await expect(downloadModel(options(url, 'cut'))).rejects.toThrow(
      /^The model cut cannot be downloaded from/,
    );
    expect(existsSync(path.join(folder.path, 'cut'))).toBe(false);
    expect(statSync(path.join(folder.path, 'cut.part/onnx/model_quantized.onnx')).size).toBe(bytes);
  }
  const receipt = await downloadModel(options(url, 'cut'));
  expect(requests.slice(0, 3)).toEqual([
    'onnx/model_quantized.onnx',
    'onnx/model_quantized.onnx bytes=1000-',
    'onnx/model_quantized.onnx bytes=3000-',
  ]);
  expect(receipt.sha256['onnx/model_quantized.onnx']).toBe(sha256(SERVED['onnx/model_quantized.onnx'] ?? ''));
  expect(existsSync(path.join(folder.path, 'cut.part'))).toBe(false);
});

test('a download is stopped, and what is there is kept', async () => {
  const { url } = await startHub({ cuts: [5000, 5000] });
  const stop = new AbortController();
  const onProgress = (): void => {
    stop.abort();
  };
  await expect(downloadModel(options(url, 'stopped', { signal: stop.signal, onProgress }))).rejects.toThrow(
    /^The download of stopped was stopped; what is there is kept/,
  );
  expect(statSync(path.join(folder.path, 'stopped.part/onnx/model_quantized.onnx')).size).toBeGreaterThan(0);
});

test('weights of another hash than the person gave, or than the hub says, are thrown away', async () => {
  const { url } = await startHub();
  await expect(downloadModel(options(url, 'other', { sha256: '0'.repeat(64) }))).rejects.toThrow(
    /do not have the hash of the settings/,
  );
  expect(readdirSync(folder.path).filter((name) => name.startsWith('other'))).toEqual([]);
  await hub?.close();
  const lying = await startHub({
    instead: (_file, response) => {
      response.writeHead(200, { 'x-linked-etag': `"${'0'.repeat(64)}"` }).end('damaged');
      return true;
    },
  });
  await expect(downloadModel(options(lying.url, 'lying'))).rejects.toThrow(
    /came damaged and was thrown away/,
  );
});

test('a hub that is not there or has no such model is a sentence', async () => {
  const { url } = await startHub({ instead: () => true });
  await expect(downloadModel(options(url, 'none'))).rejects.toThrow(/it answered 404 for/);
  await expect(downloadModel(options('http://127.0.0.1:9', 'gone'))).rejects.toThrow(/it cannot be reached/);
});

test('a file that changed after the download is refused at the next start', async () => {
  const { url } = await startHub();
  await downloadModel(options(url, 'changed'));
  const changed = path.join(folder.path, 'changed');
  writeFileSync(path.join(changed, 'tokenizer.json'), '{}');
  const client = new EmbeddingClient({ modelFolder: changed, overrides: { pooling: 'mean' }, threads: 1 });
  await expect(client.load()).rejects.toThrow(/is no longer what was downloaded: delete the folder/);
  await client.dispose();
});
