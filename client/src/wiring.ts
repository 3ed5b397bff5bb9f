// Above 300 lines: the one place where the parts of the extension are made and connected.
import path from 'node:path';
import * as vscode from 'vscode';
import { deriveRecord } from './authoring/deriveRecord.ts';
import { explainProblem } from './authoring/explainProblem.ts';
import { moveRecords } from './authoring/moveRecords.ts';
import { RecordActions } from './authoring/recordActions.ts';
import { renameScore } from './authoring/renameScore.ts';
import { setStatus } from './authoring/setStatus.ts';
import { splitDataset } from './authoring/splitDataset.ts';
import { registerCommands, type CommandTable } from './commands.ts';
import { addPreCommitHook } from './commands/addPreCommitHook.ts';
import { addReviewWorkflow } from './commands/addReviewWorkflow.ts';
import { buildIndex } from './commands/buildIndex.ts';
import { checkWorkspace } from './commands/checkWorkspace.ts';
import { chooseEmbeddingModel } from './commands/chooseEmbeddingModel.ts';
import { verifyIndex } from './commands/verifyIndex.ts';
import { createSample } from './commands/createSample.ts';
import { runBulkAction } from './commands/bulkAction.ts';
import { deleteRecord, editRecords } from './commands/editRecords.ts';
import { exportRecords } from './commands/exportRecords.ts';
import { extractExamples } from './commands/extractExamples.ts';
import { importFile } from './commands/importFile.ts';
import { newQuery } from './commands/newQuery.ts';
import { newRecord } from './commands/newRecord.ts';
import { showQueryHistory } from './commands/queryHistory.ts';
import { openForm } from './commands/openForm.ts';
import { runQuery } from './commands/runQuery.ts';
import { embeddingKey, setEmbeddingKey } from './commands/setEmbeddingKey.ts';
import { chosenRecord, findSimilar, openRecordOf, search, searchFor } from './commands/search.ts';
import { showLineage } from './commands/showLineage.ts';
import { showReferences } from './commands/showReferences.ts';
import { showRuns } from './commands/showRuns.ts';
import { showStatusMenu } from './commands/statusMenu.ts';
import { undoLastChange } from './commands/undoLastChange.ts';
import { changeAll } from './editing/changeAll.ts';
import { LastChange } from './editing/lastChange.ts';
import { requireAnyFolder } from './folder.ts';
import { RecordHistoryTree } from './history/recordHistoryTree.ts';
import { versionCommands } from './history/versionCommands.ts';
import { IndexLog } from './indexLog.ts';
import { DataBitsServer } from './languageClient.ts';
import { LifecycleTree } from './lifecycle/lifecycleTree.ts';
import { MergeDriver } from './merging/mergeDriver.ts';
import { commentCommands } from './review/commentCommands.ts';
import { CommentThreads } from './review/commentThreads.ts';
import { createCommentView } from './review/commentView.ts';
import { chooseComparison } from './review/chooseComparison.ts';
import { decideAtCursor } from './review/decide.ts';
import { carryOutReviewRequest } from './review/reviewRequests.ts';
import { ViewedMarks } from './review/viewedMarks.ts';
import { ReadOnlyDocuments } from './readOnlyDocuments.ts';
import { applyRunFeedback } from './runs/applyRunFeedback.ts';
import { draftFromRun } from './runs/draftFromRun.ts';
import { readSavedProgram } from './runs/readSavedProgram.ts';
import { exportToMlflow } from './runs/exportToMlflow.ts';
import { exportDspy } from './runs/exportDspy.ts';
import { executionCommands } from './runs/executionCommands.ts';
import { findEditorModels } from './runs/editorModels/findEditorModels.ts';
import { LanguageModelBridge } from './runs/editorModels/languageModelBridge.ts';
import { RunQueue } from './runs/runQueue.ts';
import { runsCommands } from './runs/runsCommands.ts';
import { createRunsView } from './runs/runsView.ts';
import { showEffectiveness } from './runs/showEffectiveness.ts';
import { showInfluence } from './runs/showInfluence.ts';
import { setUpDspy } from './runs/setUpDspy.ts';
import { QueryHistory } from './sql/history.ts';
import { SqlDiagnostics } from './sql/sqlDiagnostics.ts';
import { SqlLanguage } from './sql/sqlLanguage.ts';
import { StatusBar } from './statusBar.ts';
import { CliRunner } from './tasks/cliRunner.ts';
import { CliTasks, TASK_TYPE } from './tasks/cliTasks.ts';
import { EffectivenessPanel, EFFECTIVENESS_VIEW_TYPE } from './webviews/effectivenessPanel.ts';
import { ExamplesPanel, EXAMPLES_VIEW_TYPE } from './webviews/examplesPanel.ts';
import { FORM_VIEW_TYPE, FormEditor } from './webviews/formEditor.ts';
import { LineagePanel, LINEAGE_VIEW_TYPE } from './webviews/lineagePanel.ts';
import { REVIEW_VIEW_TYPE, ReviewPanel } from './webviews/reviewPanel.ts';
import { RunsPanel, RUNS_VIEW_TYPE } from './webviews/runsPanel.ts';
import { requireTrust } from './trust.ts';
import { SqlPanel, SQL_VIEW_TYPE } from './webviews/sqlPanel.ts';
import { VersionsPanel, VERSIONS_VIEW_TYPE } from './webviews/versionsPanel.ts';

/** The parts of the running extension. */
interface Parts {
  extensionUri: vscode.Uri;
  context: vscode.ExtensionContext;
  log: vscode.LogOutputChannel;
  server: DataBitsServer;
  tree: LifecycleTree;
  statusBar: StatusBar;
  panel: ExamplesPanel;
  sqlPanel: SqlPanel;
  lineagePanel: LineagePanel;
  versionsPanel: VersionsPanel;
  runsPanel: RunsPanel;
  effectivenessPanel: EffectivenessPanel;
  sqlDiagnostics: SqlDiagnostics;
  history: QueryHistory;
  documents: ReadOnlyDocuments;
  lastChange: LastChange;
  tasks: CliTasks;
  queue: RunQueue;
  cli: CliRunner;
  mergeDriver: MergeDriver;
  /** Over all windows. */
  memory: vscode.Memento;
  comments: CommentThreads;
  reviewPanel: ReviewPanel;
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
      parts.sqlPanel,
      parts.lineagePanel,
      parts.versionsPanel,
      parts.runsPanel,
      parts.effectivenessPanel,
      parts.sqlDiagnostics,
      ...new SqlLanguage(parts.server).register(),
      parts.documents,
      vscode.languages.registerCodeActionsProvider('databits', new RecordActions(), RecordActions.metadata),
      ...registerCommands(commandTable(parts), parts.log),
      vscode.window.registerWebviewPanelSerializer(EXAMPLES_VIEW_TYPE, parts.panel),
      vscode.window.registerWebviewPanelSerializer(SQL_VIEW_TYPE, parts.sqlPanel),
      vscode.window.registerWebviewPanelSerializer(LINEAGE_VIEW_TYPE, parts.lineagePanel),
      vscode.window.registerWebviewPanelSerializer(VERSIONS_VIEW_TYPE, parts.versionsPanel),
      vscode.window.registerWebviewPanelSerializer(RUNS_VIEW_TYPE, parts.runsPanel),
      vscode.window.registerWebviewPanelSerializer(EFFECTIVENESS_VIEW_TYPE, parts.effectivenessPanel),
      vscode.window.registerCustomEditorProvider(FORM_VIEW_TYPE, new FormEditor(parts)),
      vscode.tasks.registerTaskProvider(TASK_TYPE, parts.tasks),
      parts.comments,
      parts.reviewPanel,
      vscode.window.registerWebviewPanelSerializer(REVIEW_VIEW_TYPE, parts.reviewPanel),
      ...createTreeView(parts.tree),
      ...createCommentView(parts.server),
      parts.queue,
      ...createRunsView(parts.server, parts.queue),
      new RecordHistoryTree(parts.server),
      ...logIndex(parts),
    );
    parts.log.info(`DataBits ${versionOf(context.extension)} in ${vscode.env.appName} ${vscode.version}.`);
    parts.sqlDiagnostics.checkOpen();
    void parts.server.start();
    void parts.mergeDriver.refresh();
    void parts.queue.offer();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

function buildParts(context: vscode.ExtensionContext): Parts {
  const { extensionUri } = context;
  const log = vscode.window.createOutputChannel('DataBits', { log: true });
  const cliFile = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  const serverFile = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const server = new DataBitsServer(serverFile, log, () => embeddingKey(context.secrets));
  const sqlDiagnostics = new SqlDiagnostics(server);
  const memory = context.workspaceState;
  const documents = new ReadOnlyDocuments();
  const cli = new CliRunner(cliFile);
  const tasks = new CliTasks(cliFile, async () => {
    // Before the server runs nothing is known of them.
    const found = await server.call('records/list', { kind: 'run' }).catch(() => undefined);
    return found?.records ?? [];
  });
  const storage = context.storageUri ?? context.globalStorageUri;
  const lastChange = new LastChange(path.join(storage.fsPath, 'last-change'));
  const bulk = { server, documents, lastChange, cli, memory: context.globalState };
  return {
    extensionUri,
    context,
    log,
    server,
    tree: new LifecycleTree(server),
    statusBar: new StatusBar(server),
    panel: new ExamplesPanel({
      ...{ extensionUri, server, log, memory },
      bulkAction: (params) => runBulkAction(bulk, params),
    }),
    effectivenessPanel: new EffectivenessPanel({
      ...{ extensionUri, server, log, memory },
      applyFeedback: (runId) => applyRunFeedback(bulk, runId),
      setStatus: ({ ids, status: value }) =>
        value === undefined
          ? runBulkAction(bulk, { action: 'status', ids })
          : changeAll(bulk, ids, { set: 'status', value }),
    }),
    versionsPanel: new VersionsPanel({ extensionUri, server, log, memory, documents, lastChange }),
    runsPanel: new RunsPanel({ extensionUri, server, log, memory, documents, lastChange }),
    sqlPanel: new SqlPanel({ extensionUri, server, log, memory, diagnostics: sqlDiagnostics }),
    lineagePanel: new LineagePanel({ extensionUri, server, log, memory, documents }),
    sqlDiagnostics,
    history: new QueryHistory(memory),
    documents,
    lastChange,
    tasks,
    queue: new RunQueue({ server, tasks, cli, memory, bridge: new LanguageModelBridge(findEditorModels) }),
    cli,
    mergeDriver: new MergeDriver(cli, log, memory, `${process.execPath} ${cliFile}`),
    memory: context.globalState,
    comments: new CommentThreads({ server, memory: context.globalState }),
    reviewPanel: new ReviewPanel({
      ...{ extensionUri, server, log, memory, viewed: new ViewedMarks(memory) },
      carryOut: (request) => carryOutReviewRequest({ ...bulk, log }, request),
    }),
  };
}

function versionOf({ packageJSON }: { packageJSON: unknown }): string {
  if (typeof packageJSON !== 'object' || packageJSON === null || !('version' in packageJSON)) return '';
  return String(packageJSON.version);
}

/** Writes to the log what the index does: when it is ready, and what fails. */
function logIndex({ log, server }: Parts): vscode.Disposable[] {
  const lines = new IndexLog(() => performance.now());
  return [
    server.onState((state) => {
      if (state === 'starting') lines.restart();
    }),
    server.onEvent((message) => {
      if (message.event !== 'index/status') return;
      for (const { level, text } of lines.lines(message.payload)) log[level](text);
    }),
  ];
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
  const { context, log, server, tree, statusBar, panel, sqlPanel, history, documents, cli } = parts;
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
    ...runsCommands(server, parts.runsPanel),
    'databits.openForm': openForm,
    'databits.deriveRecord': () => deriveRecord(parts),
    'databits.draftFromRun': (argument) => draftFromRun(parts, argument),
    'databits.showEffectiveness': (argument) => {
      showEffectiveness(parts.effectivenessPanel, argument);
    },
    'databits.showInfluence': (argument) => showInfluence(server, argument),
    'databits.applyRunFeedback': (argument) => applyRunFeedback(parts, argument),
    'databits.moveRecords': () => moveRecords(parts),
    'databits.setStatus': () => setStatus(parts),
    'databits.renameScore': () => renameScore(parts),
    'databits.splitDataset': () => splitDataset(parts),
    'databits.explainProblem': (argument) =>
      explainProblem({ documents, extensionUri: context.extensionUri }, argument),
    'databits.runQuery': (argument) =>
      withFolder('SQL queries read the records of a folder', () => runQuery(sqlPanel, history, argument)),
    'databits.newQuery': () => newQuery(),
    'databits.queryHistory': () => showQueryHistory(sqlPanel, history),
    'databits.deleteRecord': async (argument) => {
      const record = await chosenRecord(server, argument);
      if (record !== undefined) await deleteRecord(parts, record.id);
    },
    'databits.editRecords': (argument) => editRecords(parts, argument),
    'databits.undoLastChange': () => undoLastChange(parts.lastChange),
    'databits.extractExamples': () => extractExamples(server, { cli, documents, log }),
    'databits.importFile': (argument) => importFile({ cli, documents, log }, argument),
    'databits.exportRecords': () => exportRecords(cli),
    'databits.checkWorkspace': () => checkWorkspace(cli, log),
    'databits.setUpMergeDriver': () => parts.mergeDriver.setUp(),
    'databits.addReviewWorkflow': () => addReviewWorkflow(parts),
    'databits.addPreCommitHook': () => addPreCommitHook(parts),
    'databits.buildIndex': () =>
      withFolder('The index holds the records of a folder', () => buildIndex(server)),
    'databits.cancelIndexing': async () => {
      await server.call('index/cancel', {});
    },
    'databits.pauseEmbedding': async () => {
      await server.call('index/pause', {});
    },
    'databits.resumeEmbedding': async () => {
      await server.call('index/resume', {});
    },
    'databits.chooseEmbeddingModel': () => chooseEmbeddingModel(server),
    'databits.setEmbeddingKey': () => setEmbeddingKey(server, context.secrets),
    'databits.verifyIndex': () => verifyIndex(server, log),
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
    ...versionCommands(parts),
    'databits.showRuns': (argument) => showRuns(server, argument),
    'databits.setUpDspy': async () => {
      await setUpDspy(cli);
    },
    'databits.readSavedProgram': (argument) => readSavedProgram(cli, documents, argument),
    'databits.exportToMlflow': (argument) => exportToMlflow(server, cli, argument),
    'databits.exportDspy': (argument) => exportDspy(server, cli, argument),
    ...executionCommands(parts),
    'databits.showLineage': (argument, place) =>
      withFolder('Lineage is told from the records of a folder', () =>
        showLineage(server, parts.lineagePanel, argument, place),
      ),
    ...commentCommands({ server, memory: parts.memory, threads: parts.comments }),
    'databits.approve': () => decideAtCursor(parts, 'approved'),
    'databits.requestChanges': () => decideAtCursor(parts, 'changes_requested'),
    'databits.reject': () => decideAtCursor(parts, 'rejected'),
    'databits.reviewChanges': async () => {
      if (!requireTrust('Changes are read from git')) return;
      const comparison = await chooseComparison(server);
      if (comparison !== undefined) parts.reviewPanel.show(comparison);
    },
    'databits.refresh': () => {
      tree.refresh();
    },
    'databits.showMore': (argument) => {
      if (typeof argument !== 'object' || argument === null || !('list' in argument)) return;
      if (typeof argument.list === 'string') tree.showMore(argument.list);
    },
  };
}

function withFolder(what: string, run: () => Promise<void>): Promise<void> {
  return requireAnyFolder(what) ? run() : Promise.resolve();
}
