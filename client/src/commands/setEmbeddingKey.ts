import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

const SECRET = 'databits.embeddingKey';

/** The embedding service's key, from the editor's secret storage. */
export async function embeddingKey(secrets: vscode.SecretStorage): Promise<string | undefined> {
  return secrets.get(SECRET);
}

/** Asks for the key of the embedding service and keeps it in the secret storage; an empty one deletes it. */
export async function setEmbeddingKey(server: Server, secrets: vscode.SecretStorage): Promise<void> {
  const key = await vscode.window.showInputBox({
    title: 'Key of the embedding service',
    prompt: 'Kept in the editor’s secret storage. Leave it empty to delete it.',
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return;
  if (key === '') await secrets.delete(SECRET);
  else await secrets.store(SECRET, key);
  await server.restart();
}
