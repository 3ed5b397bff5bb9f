import { afterEach } from 'vitest';
import { EditorClient, type ClientOptions } from './editorClient.ts';
import { TemporaryWorkspace } from './temporaryWorkspace.ts';

/** Makes workspaces and editors that end with the test, however it ends. */
export interface TestBench {
  workspace(fixture?: string): TemporaryWorkspace;
  edit(workspace: TemporaryWorkspace, options?: Partial<ClientOptions>): Promise<EditorClient>;
}

/** Call once per test file. */
export function createTestBench(): TestBench {
  const workspaces: TemporaryWorkspace[] = [];
  const editors: EditorClient[] = [];
  afterEach(async () => {
    await Promise.all(editors.splice(0).map((editor) => editor.kill()));
    for (const workspace of workspaces.splice(0)) workspace.dispose();
  });
  return {
    workspace: (fixture) => {
      const workspace = new TemporaryWorkspace(fixture);
      workspaces.push(workspace);
      return workspace;
    },
    edit: async ({ root, cacheFolder }, options) => {
      const editor = await EditorClient.start({ roots: [root], cacheFolder, ...options });
      editors.push(editor);
      return editor;
    },
  };
}
