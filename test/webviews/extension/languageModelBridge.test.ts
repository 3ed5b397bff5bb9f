import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChatModelError, type ChatModel } from '../../../client/src/runs/editorModels/chatModels.ts';
import {
  LanguageModelBridge,
  type BridgeLease,
} from '../../../client/src/runs/editorModels/languageModelBridge.ts';

/** A model that says what it was asked, or does what a test wants. */
class Echo implements ChatModel {
  readonly family = 'echo';
  asked: unknown[] = [];
  answer: (signal: AbortSignal) => Promise<string> = () => Promise.resolve('one two');

  ask(...[messages, options, signal]: Parameters<ChatModel['ask']>): Promise<string> {
    this.asked.push({ messages, options });
    return this.answer(signal);
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(text.split(' ').length);
  }
}

let model: Echo;
let bridge: LanguageModelBridge;
let lease: BridgeLease;
beforeEach(async () => {
  model = new Echo();
  bridge = new LanguageModelBridge((family) =>
    Promise.resolve(family === undefined || family === 'echo' ? [model] : []),
  );
  lease = await bridge.lease();
});
afterEach(() => {
  bridge.dispose();
});

const QUESTION = { model: 'echo', messages: [{ role: 'system', content: 'Be short.' }] };

async function post(
  body: unknown,
  { key, signal }: { key?: string; signal?: AbortSignal } = {},
): Promise<{ status: number; value: unknown }> {
  const { DATABITS_EDITOR_MODELS: url = '', DATABITS_EDITOR_MODELS_KEY: own = '' } = lease.environment;
  const response = await fetch(`${url}/chat/completions`, {
    ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    headers: { Authorization: `Bearer ${key ?? own}` },
    ...(signal && { signal }),
  });
  return { status: response.status, value: await response.json() };
}

function errorCode({ status, value }: Awaited<ReturnType<typeof post>>): unknown[] {
  return [status, (value as { error: { code: string } }).error.code];
}

test('a question of OpenAI’s protocol is asked of a model of the editor, and its tokens are counted', async () => {
  const messages = [
    ...QUESTION.messages,
    { role: 'user', content: [{ type: 'text', text: 'a b' }] },
    { role: 'assistant', content: 'c' },
  ];
  const { status, value } = await post({ model: 'vscode/echo', messages, temperature: 0.5, n: 2, top_k: 3 });
  expect([status, value]).toMatchObject([
    200,
    {
      ...{ object: 'chat.completion', model: 'echo' },
      choices: [
        { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'one two' } },
        { index: 1 },
      ],
      usage: { prompt_tokens: 2 * 5, completion_tokens: 4, total_tokens: 14 },
    },
  ]);
  const told = [
    { role: 'user', text: 'Be short.' },
    { role: 'user', text: 'a b' },
    { role: 'assistant', text: 'c' },
  ];
  expect(model.asked).toEqual(Array(2).fill({ messages: told, options: { temperature: 0.5 } }));
});

test('only a run that has the key is answered, and only while it goes on', async () => {
  expect(errorCode(await post(QUESTION, { key: 'guess' }))).toEqual([401, 'invalid_api_key']);
  expect(errorCode(await post(QUESTION, { key: '' }))).toEqual([401, 'invalid_api_key']);
  const other = await bridge.lease();
  const own = other.environment['DATABITS_EDITOR_MODELS_KEY'] ?? '';
  expect((await post(QUESTION, { key: own })).status).toBe(200);
  other.release();
  expect(errorCode(await post(QUESTION, { key: own }))).toEqual([401, 'invalid_api_key']);
  lease.release();
  await expect(post(QUESTION)).rejects.toThrow('fetch failed');
  expect(model.asked).toHaveLength(1);
});

test.each([
  ['no JSON', '{', 400, 'invalid_request'],
  ['a stream', { ...QUESTION, stream: true }, 400, 'invalid_request'],
  ['a picture', { model: 'echo', messages: [{ content: [{ type: 'image_url' }] }] }, 400, 'invalid_request'],
  ['a model that is not there', { ...QUESTION, model: 'other' }, 404, 'model_not_found'],
])('%s is refused with a reason', async (_what, body, status, code) => {
  expect(errorCode(await post(body))).toEqual([status, code]);
  expect(model.asked).toEqual([]);
});

test('what a model refuses is told as it says it; other failures are the server’s', async () => {
  model.answer = () => Promise.reject(new ChatModelError(429, 'rate_limit_exceeded', 'Used up.'));
  expect(errorCode(await post(QUESTION))).toEqual([429, 'rate_limit_exceeded']);
  model.answer = () => Promise.reject(new Error('broken'));
  expect(errorCode(await post(QUESTION))).toEqual([500, 'server_error']);
});

test('who stops waiting cancels the question', async () => {
  const cancelled = new Promise<void>((resolve) => {
    model.answer = (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          resolve();
          reject(new Error('cancelled'));
        });
        controller.abort();
      });
  });
  const controller = new AbortController();
  await expect(post(QUESTION, { signal: controller.signal })).rejects.toThrow();
  await cancelled;
});

test('the models are listed by their families', async () => {
  const { DATABITS_EDITOR_MODELS: url = '', DATABITS_EDITOR_MODELS_KEY: key = '' } = lease.environment;
  const response = await fetch(`${url}/models`, { headers: { Authorization: `Bearer ${key}` } });
  expect(await response.json()).toMatchObject({ data: [{ id: 'echo', object: 'model' }] });
});
