import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findEditorModels } from '../../../../client/src/runs/editorModels/findEditorModels.ts';
import {
  LanguageModelBridge,
  type BridgeLease,
} from '../../../../client/src/runs/editorModels/languageModelBridge.ts';

/** What test/editor/languageModelsExtension offers. */
interface ModelsForTests {
  onCancelled: vscode.Event<void>;
}

let models: ModelsForTests;
let bridge: LanguageModelBridge;
let lease: BridgeLease;

async function ask(
  family: string,
  { key, signal }: { key?: string; signal?: AbortSignal } = {},
): Promise<[number, unknown]> {
  const { DATABITS_EDITOR_MODELS: url = '', DATABITS_EDITOR_MODELS_KEY: own = '' } = lease.environment;
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key ?? own}` },
    body: JSON.stringify({
      model: `vscode/${family}`,
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'How many?' },
      ],
    }),
    ...(signal && { signal }),
  });
  return [response.status, await response.json()];
}

function errorOf([status, value]: [number, unknown]): unknown[] {
  const { error } = value as { error: { code: string; message: string } };
  return [status, error.code, error.message];
}

describe('language models served to a run', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension<ModelsForTests>(
      'databits-tests.language-models-for-tests',
    );
    assert.ok(extension);
    models = await extension.activate();
  });
  beforeEach(async () => {
    bridge = new LanguageModelBridge(findEditorModels);
    lease = await bridge.lease();
  });
  afterEach(() => {
    bridge.dispose();
  });

  it('an answer comes whole, with the tokens that the model counts', async () => {
    const [status, value] = await ask('painter');
    const { choices, usage } = value as { choices: { message: { content: string } }[]; usage: unknown };
    assert.deepEqual(
      [status, choices.map(({ message }) => message.content), usage],
      [200, ['2 messages'], { prompt_tokens: 4, completion_tokens: 2, total_tokens: 6 }],
    );
  });

  it('a model that fails in the middle of its answer gives an error, and no half answer', async () => {
    const [status, code, message] = errorOf(await ask('broken'));
    assert.deepEqual([status, code], [500, 'server_error']);
    assert.match(String(message), /out of order/);
  });

  it('a model that the editor does not have is said to be none', async () => {
    const [status, code, message] = errorOf(await ask('nobody'));
    assert.deepEqual([status, code], [404, 'model_not_found']);
    assert.match(String(message), /^The editor has no language model nobody:/);
  });

  it('who stops waiting cancels the model', async () => {
    const cancelled = new Promise<void>((resolve) => {
      const subscription = models.onCancelled(() => {
        subscription.dispose();
        resolve();
      });
    });
    const controller = new AbortController();
    const answer = ask('slow', { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 300);
    await assert.rejects(answer);
    await cancelled;
  });

  it('only the run that has the key is answered, on loopback, and only while it goes on', async () => {
    const { DATABITS_EDITOR_MODELS: url = '' } = lease.environment;
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    assert.deepEqual(errorOf(await ask('painter', { key: 'guess' })).slice(0, 2), [401, 'invalid_api_key']);
    lease.release();
    await assert.rejects(ask('painter'), /fetch failed/);
  });
});
