import { afterEach, expect, inject } from 'vitest';
import { EditorClient, type ClientOptions } from './editorClient.ts';
import './protocol/globalSetup.ts';
import { MessageChecker } from './protocol/messageChecker.ts';
import { TemporaryWorkspace } from './temporaryWorkspace.ts';

/**
 * Makes workspaces and editors that end with the test, however it ends. A test fails where its server sent what the
 * protocol does not know or what its editor did not say it understands.
 */
export interface TestBench {
  workspace(fixture?: string): TemporaryWorkspace;
  edit(workspace: TemporaryWorkspace, options?: Partial<ClientOptions>): Promise<EditorClient>;
}

/** Call once per test file. */
export function createTestBench(): TestBench {
  const workspaces: TemporaryWorkspace[] = [];
  const editors: EditorClient[] = [];
  const checkers: MessageChecker[] = [];
  afterEach(async () => {
    await Promise.all(editors.splice(0).map((editor) => editor.kill()));
    for (const workspace of workspaces.splice(0)) workspace.dispose();
    const faults = checkers.splice(0).flatMap((checker) => checker.faults);
    expect([...new Set(faults)], 'what the protocol or this client does not know').toEqual([]);
  });
  return {
    workspace: (fixture) => {
      const workspace = new TemporaryWorkspace(fixture);
      workspaces.push(workspace);
      return workspace;
    },
    edit: async ({ root, cacheFolder }, options) => {
      const checker = new MessageChecker(inject('protocolModel'));
      checkers.push(checker);
      const editor = await EditorClient.start({ roots: [root], cacheFolder, checker, ...options });
      editors.push(editor);
      return editor;
    },
  };
}
