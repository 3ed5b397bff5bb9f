import * as vscode from 'vscode';
import { registerCommands, type CommandTable } from './commands.ts';
import { buildIndex } from './commands/buildIndex.ts';
import { createSample } from './commands/createSample.ts';
import { deleteRecord, editRecords } from './commands/editRecords.ts';
import { exportRecords } from './commands/exportRecords.ts';
import { extractExamples } from './commands/extractExamples.ts';
import { importFile } from './commands/importFile.ts';
import { newRecord } from './commands/newRecord.ts';
import { runQuery } from './commands/runQuery.ts';
import { chosenRecord, findSimilar, openRecordOf, search, searchFor } from './commands/search.ts';
import { showReferences } from './commands/showReferences.ts';
import { showStatusMenu } from './commands/statusMenu.ts';
import { DataBitsServer } from './languageClient.ts';
import { LifecycleTree } from './lifecycle/lifecycleTree.ts';
import { ReadOnlyDocuments } from './readOnlyDocuments.ts';
import { StatusBar } from './statusBar.ts';
import { CliTasks, TASK_TYPE } from './tasks/cliTasks.ts';
import { requireTrust } from './trust.ts';
import { ExamplesPanel, EXAMPLES_VIEW_TYPE } from './webviews/examplesPanel.ts';

/** The parts of the running extension. */
interface Parts {
  context: vscode.ExtensionContext;
  log: vscode.LogOutputChannel;
  server: DataBitsServer;
  tree: LifecycleTree;
  statusBar: StatusBar;
  panel: ExamplesPanel;
  documents: ReadOnlyDocuments;
  tasks: CliTasks;
}

/** Builds everything and connects it: the only place where objects of the editor are made. */
export class Wiring {
  #server: DataBitsServer | undefined;

  /** Registers all that the manifest promises, then starts the server without waiting for it. */
  start(context: vscode.ExtensionContext): void {
    const parts = buildParts(context);
    this.#server = parts.server;
    context.subscriptions.push(
      parts.log,
      parts.server,
      parts.tree,
      parts.statusBar,
      parts.panel,
      parts.documents,
      ...registerCommands(commandTable(parts), parts.log),
      vscode.window.registerWebviewPanelSerializer(EXAMPLES_VIEW_TYPE, parts.panel),
      vscode.tasks.registerTaskProvider(TASK_TYPE, parts.tasks),
      ...createTreeView(parts.tree),
    );
    void parts.server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

function buildParts(context: vscode.ExtensionContext): Parts {
  const { extensionUri } = context;
  const log = vscode.window.createOutputChannel('DataBits', { log: true });
  const server = new DataBitsServer(vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath, log);
  return {
    context,
    log,
    server,
    tree: new LifecycleTree(server),
    statusBar: new StatusBar(server),
    panel: new ExamplesPanel({ extensionUri, server, log, memory: context.workspaceState }),
    documents: new ReadOnlyDocuments(),
    tasks: new CliTasks(vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath),
  };
}

function createTreeView(tree: LifecycleTree): vscode.Disposable[] {
  const view = vscode.window.createTreeView('databits.lifecycle', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const showTrust = (): void => {
    const restricted = 'Restricted Mode: git, SQL and tasks are off. Editing and search work.';
    view.message = vscode.workspace.isTrusted ? '' : restricted;
  };
  showTrust();
  return [view, vscode.workspace.onDidGrantWorkspaceTrust(showTrust)];
}

function commandTable(parts: Parts): CommandTable {
  const { context, log, server, tree, statusBar, panel, documents, tasks } = parts;
  return {
    'databits.search': () => {
      search(panel);
    },
    'databits.searchFor': (argument) => {
      searchFor(panel, argument);
    },
    'databits.findSimilar': (argument) => findSimilar(server, panel, argument),
    'databits.newDataBit': () => newRecord(server, 'databit'),
    'databits.newExample': () => newRecord(server, 'example'),
    'databits.newDataSet': () => newRecord(server, 'dataset'),
    'databits.newTemplate': () => newRecord(server, 'template'),
    'databits.newRun': () => newRecord(server, 'run'),
    'databits.runQuery': (argument) => runQuery(server, documents, context.workspaceState, argument),
    'databits.deleteRecord': async (argument) => {
      const record = await chosenRecord(server, argument);
      if (record !== undefined) await deleteRecord(server, documents, record.id);
    },
    'databits.editRecords': (argument) => editRecords(server, documents, argument),
    'databits.extractExamples': () => extractExamples(server, tasks, documents),
    'databits.importFile': (argument) => importFile(tasks, documents, argument),
    'databits.exportRecords': () => exportRecords(tasks),
    'databits.checkWorkspace': () => checkWorkspace(tasks),
    'databits.buildIndex': () => buildIndex(server),
    'databits.cancelIndexing': async () => {
      await server.call('index/cancel', {});
    },
    'databits.showStatus': () => showStatusMenu(server, statusBar.status),
    'databits.showOutput': () => {
      log.show(true);
    },
    'databits.showProblems': async () => {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    },
    'databits.restartServer': () => server.restart(),
    'databits.openWalkthrough': async () => {
      const walkthrough = `${context.extension.id}#databits.start`;
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
    },
    'databits.createSample': () => createSample(context.extensionUri),
    'databits.openRecord': (argument) => openRecordOf(argument, false),
    'databits.openRecordToSide': (argument) => openRecordOf(argument, true),
    'databits.showReferences': showReferences,
    'databits.refresh': () => {
      tree.refresh();
    },
    'databits.showMore': (argument) => {
      if (typeof argument !== 'object' || argument === null || !('list' in argument)) return;
      if (typeof argument.list === 'string') tree.showMore(argument.list);
    },
  };
}

async function checkWorkspace(tasks: CliTasks): Promise<void> {
  if (!requireTrust('The check of the workspace runs as a task,')) return;
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    await tasks.run('check', ['check'], folder);
  }
}
