import { createReadStream } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelList } from '../../../shared/src/protocol/embedding.ts';
import type { SearchAnswer } from '../../../shared/src/protocol/search.ts';
import { openModelFolder } from '../../../server/src/adapters/embedding/modelFolder.ts';
import { STATIC_MODEL_ID } from '../../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../../server/src/adapters/index/locations.ts';
import { exampleFile } from '../support/engine.ts';
import { bodyOf, startLoopback, type Loopback } from '../support/loopback.ts';
import { CommandWorkspace } from './commandLine.ts';

const shipped = openModelFolder(findModelFolder() ?? '').folder;
const KEY_VARIABLE = 'DATABITS_TEST_SERVICE_KEY';

let workspace: CommandWorkspace;
let loopback: Loopback | undefined;
beforeEach(() => {
  workspace = new CommandWorkspace();
  workspace.write(
    'a.example.yaml',
    exampleFile({ parcel: 'Where is my parcel?', refund: 'I want my money back' }),
  );
});
afterEach(async () => {
  workspace.dispose();
  await loopback?.close();
  loopback = undefined;
  Reflect.deleteProperty(process.env, KEY_VARIABLE);
});

async function searchWith(...options: string[]): Promise<SearchAnswer> {
  const { out } = await workspace.run(['search', 'shipment', '--json', ...options]);
  return JSON.parse(out) as SearchAnswer;
}

test('the quick model alone, and a model in a folder', async () => {
  const quick = await searchWith('--model', 'quick');
  expect([quick.model, quick.notice, quick.results[0]?.name]).toEqual([STATIC_MODEL_ID, undefined, 'parcel']);
  const local = await searchWith('--model', shipped, '--pooling', 'mean');
  expect([local.model, local.results[0]?.name]).toEqual([path.basename(shipped), 'parcel']);
});

/** Texts about parcels lie in one direction, all others in another. */
async function startService(keys: (string | undefined)[]): Promise<string> {
  loopback = await startLoopback(async (request, response) => {
    keys.push(request.headers.authorization);
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    const data = input.map((text, index) => ({
      index,
      embedding: /parcel|shipment/.test(text) ? [1, 0.1, 0] : [0, 0.1, 1],
    }));
    response.end(JSON.stringify({ data }));
  });
  return `${loopback.url}/v1`;
}

test('a service gets texts only after consent, with the key of the named variable, which is shown nowhere', async () => {
  const keys: (string | undefined)[] = [];
  const url = await startService(keys);
  process.env[KEY_VARIABLE] = 'top-secret';
  const options = ['--model', url, '--model-name', 'tiny', '--key-variable', KEY_VARIABLE];
  const refused = await searchWith(...options);
  expect([refused.model, keys]).toEqual([STATIC_MODEL_ID, []]);
  expect(refused.notice).toMatch(/^Answered by the quick model\. Texts would be sent to http.*: agree with/);
  const { out, error } = await workspace.run(['search', 'shipment', '--json', '--send-texts', ...options]);
  const answer = JSON.parse(out) as SearchAnswer;
  expect([answer.model, answer.notice, answer.results[0]?.name]).toEqual(['tiny', undefined, 'parcel']);
  expect(new Set(keys)).toEqual(new Set(['Bearer top-secret']));
  expect(`${out}${error}`).not.toContain('top-secret');
  // The vectors of the records are kept: only the query is sent again, and the word that tells the size.
  keys.length = 0;
  await searchWith('--send-texts', ...options);
  expect(keys.length).toBe(2);
});

test('a model is downloaded from a mirror after consent, and listed with its hashes', async () => {
  loopback = await startLoopback((request, response) => {
    const file = (request.url ?? '').split('/resolve/main/')[1] ?? '';
    createReadStream(path.join(shipped, file.replace('onnx/model_quantized.onnx', 'tokenizer.json'))).pipe(
      response,
    );
  });
  const command = ['models', 'download', 'bge-small-en-v1.5', '--hub', loopback.url];
  const refused = await workspace.run(command);
  expect([refused.code, refused.error]).toEqual([
    2,
    `databits: This downloads about 35 MB from ${loopback.url}/Xenova/bge-small-en-v1.5 (licence MIT): agree with --yes.\n`,
  ]);
  expect((await workspace.run([...command, '--yes'])).code).toBe(0);
  const { models } = JSON.parse((await workspace.run(['models', '--json'])).out) as ModelList;
  const [small, ...others] = models;
  expect([small?.downloaded?.host, Object.keys(small?.downloaded?.sha256 ?? {}).length]).toEqual([
    loopback.url,
    4,
  ]);
  expect(others.every(({ downloaded }) => downloaded === undefined)).toBe(true);
});

test.each([
  [['--model', 'nope'], /^databits: There is no model nope: give shipped, quick, /],
  [
    ['--model', 'https://example.invalid/v1'],
    /^databits: Give the model’s name at the service with --model-name\./,
  ],
  [['--pooling', 'sum'], /^databits: --pooling is mean or cls\./],
])('search x %j is a sentence', async (options, sentence) => {
  const { code, error } = await workspace.run(['search', 'x', ...options]);
  expect(code).toBe(2);
  expect(error).toMatch(sentence);
});

test('a model that was not downloaded says how to get it, and the quick one answers', async () => {
  const answer = await searchWith('--model', 'bge-base-en-v1.5');
  expect(answer.notice).toMatch(
    /The model bge-base-en-v1\.5 was not downloaded: run .* or databits models download/,
  );
  expect(answer.results[0]?.name).toBe('parcel');
});
