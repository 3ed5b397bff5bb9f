import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatModelError, type ChatModel } from '../../client/src/runs/editorModels/chatModels.ts';
import { LanguageModelBridge } from '../../client/src/runs/editorModels/languageModelBridge.ts';
import type { RunReceipt } from '../../shared/src/generated/records.ts';
import { RunWorkspace } from './runWorkspace.ts';

let workspace: RunWorkspace;
beforeEach(async () => {
  workspace = await new RunWorkspace().start();
  workspace.specify('LabeledFewShot', '{ k: 2 }', 'model: { name: vscode/painter }\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  return workspace.stop();
});

test('a run asks a model of the editor over the bridge, and writes its key nowhere', async () => {
  const asked: string[] = [];
  const painter: ChatModel = {
    family: 'painter',
    ask: (messages) => {
      asked.push(messages.map(({ text }) => text).join('\n'));
      return Promise.resolve('[[ ## colour ## ]]\ngreen\n\n[[ ## completed ## ]]');
    },
    countTokens: (text) => Promise.resolve(text.length),
  };
  const bridge = new LanguageModelBridge((family) => Promise.resolve(family === 'painter' ? [painter] : []));
  const lease = await bridge.lease();
  const { environment } = lease;
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  lease.release();
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  const receipt = JSON.parse(workspace.read(workspace.receiptFile())) as { usage: { calls: number } };
  expect(receipt).toMatchObject({ outcome: 'succeeded', model: { name: 'vscode/painter' } });
  expect([receipt.usage.calls, workspace.server.calls]).toEqual([asked.length, 0]);
  const key = environment['DATABITS_EDITOR_MODELS_KEY'] ?? '';
  const kept = [path.join(workspace.cache, 'runs'), workspace.folder].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1')),
  );
  expect([key.length > 20, kept.length > 3, kept.some((text) => text.includes(key))]).toEqual([
    true,
    true,
    false,
  ]);
});

test('a question that a model of the editor refuses leaves its row without a score, and no 0', async () => {
  workspace.specify('Evaluate', '{}', 'model: { name: vscode/painter }\n');
  const painter: ChatModel = {
    family: 'painter',
    ask: (messages) =>
      /\bwhale\b/.test(messages.at(-1)?.text ?? '')
        ? Promise.reject(
            new ChatModelError(400, 'content_filter', 'The model painter refuses to speak of this topic.'),
          )
        : Promise.resolve('[[ ## colour ## ]]\nblue\n\n[[ ## completed ## ]]'),
    countTokens: (text) => Promise.resolve(text.length),
  };
  const lease = await new LanguageModelBridge(() => Promise.resolve([painter])).lease();
  for (const [name, value] of Object.entries(lease.environment)) vi.stubEnv(name, value);
  await workspace.run(['run', 's.run.yaml', '--yes']);
  lease.release();
  const { trials = [] } = JSON.parse(workspace.read(workspace.receiptFile())) as RunReceipt;
  const rows = trials.flatMap(({ scores, errors = {} }) =>
    Object.entries(scores).map(([id, score]) => [score, errors[id] ?? '']),
  );
  const failed = rows.filter(([score]) => score === null);
  expect([rows.length > 4, failed]).toMatchObject([
    true,
    [[null, expect.stringContaining('refuses to speak')]],
  ]);
});

test('such a run is refused outside of the editor, before anything is asked', async () => {
  const { code, error } = await workspace.run(['run', 's.run.yaml', '--yes']);
  expect([code, error]).toMatchObject([
    2,
    expect.stringContaining(
      'vscode/painter is a model of the editor: start the run in VS Code, or choose another model.',
    ),
  ]);
});
