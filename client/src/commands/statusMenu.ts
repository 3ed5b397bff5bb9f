import * as vscode from 'vscode';
import type { IndexStatus } from '../../../shared/src/protocol/status.ts';
import type { CommandId } from '../commandIds.ts';
import { hasFolder } from '../folder.ts';
import type { Server } from '../languageClient.ts';
import { serverWord } from '../statusBar.ts';
import { describeStatus } from '../statusText.ts';

interface MenuItem extends vscode.QuickPickItem {
  command: CommandId | 'vscode.openFolder';
}

/** The menu behind the status bar item. */
export async function showStatusMenu(server: Server, status: IndexStatus | undefined): Promise<void> {
  const { details } = describeStatus(serverWord(server), status, undefined);
  const choice = await vscode.window.showQuickPick(hasFolder() ? menuItems(status) : NO_FOLDER_ITEMS, {
    title: 'DataBits',
    placeHolder: details[0] ?? '',
  });
  if (choice !== undefined) await vscode.commands.executeCommand(choice.command);
}

const NO_FOLDER_ITEMS: MenuItem[] = [
  { label: '$(folder-opened) Open Folder', command: 'vscode.openFolder' },
  { label: '$(rocket) Create Sample Workspace', command: 'databits.createSample' },
  { label: '$(output) Show Output', command: 'databits.showOutput' },
];

function menuItems(status: IndexStatus | undefined): MenuItem[] {
  return [
    { label: '$(search) Search Examples', command: 'databits.search' },
    ...indexItems(status),
    { label: '$(beaker) Choose Embedding Model', command: 'databits.chooseEmbeddingModel' },
    { label: '$(warning) Show Problems', command: 'databits.showProblems' },
    { label: '$(output) Show Output', command: 'databits.showOutput' },
    { label: '$(debug-restart) Restart Server', command: 'databits.restartServer' },
  ];
}

function indexItems(status: IndexStatus | undefined): MenuItem[] {
  const cancel: MenuItem = {
    label: '$(debug-stop) Cancel Indexing',
    detail: 'What is done stays.',
    command: 'databits.cancelIndexing',
  };
  switch (status?.phase) {
    case 'scanning':
      return [cancel];
    case 'embedding':
      return [
        {
          label: '$(debug-pause) Pause Embedding',
          detail: 'The quick model goes on, so that new records are found.',
          command: 'databits.pauseEmbedding',
        },
        cancel,
      ];
    case 'paused':
      return [{ label: '$(debug-continue) Resume Embedding', command: 'databits.resumeEmbedding' }, cancel];
    default:
      return [
        {
          label: '$(refresh) Build Index',
          detail: 'Reads all files again and embeds what has no vector.',
          command: 'databits.buildIndex',
        },
      ];
  }
}
