import { numeral } from '../../../shared/src/counted.ts';
import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';

/** Reads all record files again and embeds what has no vector, with progress; cancelling keeps what is done. */
export async function buildIndex(server: Server): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Building the index',
    cancellable: true,
  };
  const status = await vscode.window.withProgress(options, async (progress, token) => {
    const subscriptions = [
      server.onEvent((message) => {
        if (message.event !== 'index/status') return;
        const { embedded, searchable } = message.payload;
        progress.report({
          message: `${numeral(embedded)} of ${numeral(searchable)}`,
        });
      }),
      token.onCancellationRequested(() => void server.call('index/cancel', {})),
    ];
    try {
      // Not the token: the answer says how far the index came.
      return await server.call('index/build', {});
    } finally {
      for (const subscription of subscriptions) subscription.dispose();
    }
  });
  if (status.phase === 'failed') throw new Error(status.error ?? 'The index could not be built.');
  if (status.phase !== 'ready') return;
  const records = numeral(status.records);
  vscode.window.setStatusBarMessage(`DataBits: the index holds ${records} records.`, 5000);
}
