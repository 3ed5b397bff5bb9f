import {
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { API_REQUEST, TRUST_NOTIFICATION } from '../../../../shared/src/protocol/lsp.ts';
import { answerApiRequest } from './apiRequests.ts';
import { readCapabilities, type ClientCapabilities } from './clientCapabilities.ts';
import { featureCapabilities, registerFeatures } from './features.ts';
import { asObject, readInitializationOptions, readSettingsSection } from './options.ts';
import { PULLED_DIAGNOSTICS_CAPABILITIES, registerPulledDiagnostics } from './pulledDiagnostics.ts';
import { registerSemanticTokens, SEMANTIC_TOKENS_CAPABILITIES } from './semanticTokens.ts';
import { Session, type SessionEnvironment } from './session.ts';

/** Serves one editor: answers the handshake, then hands every message to the session. */
export function serve(environment: SessionEnvironment): void {
  const { connection } = environment;
  connection.onInitialize((params) => {
    const options = readInitializationOptions(params.initializationOptions);
    const capabilities = readCapabilities(params, options);
    const session = new Session(environment, capabilities, options);
    registerFeatures(connection, session, environment.guard, capabilities);
    registerSemanticTokens(connection, session, environment.guard);
    registerDocuments(connection, session);
    registerOwnMessages(environment, session);
    registerLife(environment, session, capabilities, rootsOf(params));
    if (session.pullsDiagnostics)
      registerPulledDiagnostics(connection, session.pulledDiagnostics, environment.guard);
    return initializeResult(capabilities, session);
  });
  connection.listen();
}

function initializeResult(client: ClientCapabilities, { pullsDiagnostics }: Session): InitializeResult {
  return {
    serverInfo: { name: 'DataBits' },
    capabilities: {
      ...featureCapabilities(client),
      ...SEMANTIC_TOKENS_CAPABILITIES,
      ...(pullsDiagnostics && PULLED_DIAGNOSTICS_CAPABILITIES),
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

function registerDocuments(connection: Connection, session: Session): void {
  const { documents } = session;
  connection.onDidOpenTextDocument((params) => {
    session.opened(documents.open(params));
  });
  connection.onDidChangeTextDocument((params) => {
    const document = documents.change(params);
    if (document !== undefined) session.changed(document);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (document !== undefined) session.saved(document);
  });
  connection.onDidCloseTextDocument((params) => {
    const document = documents.close(params);
    if (document !== undefined) session.closed(document);
  });
}

function registerOwnMessages({ connection, log }: SessionEnvironment, session: Session): void {
  connection.onRequest(API_REQUEST, (request: unknown, token: CancellationToken) =>
    answerApiRequest(request, session, token, log),
  );
  connection.onNotification(TRUST_NOTIFICATION, (params: unknown) => {
    session.setTrusted(asObject(params)['trusted'] === true);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    // Other clients send no settings, or ask to be asked for them: they keep what they began with.
    if (asObject(settings)['databits'] !== undefined) session.setSettings(readSettingsSection(settings));
  });
}

function registerLife(
  { connection, guard }: SessionEnvironment,
  session: Session,
  capabilities: ClientCapabilities,
  roots: string[],
): void {
  connection.onInitialized(() => {
    guard.task('Starting', async () => {
      await session.outside.start(connection, capabilities.watchesFiles);
      await session.setRoots(roots);
    });
    if (!capabilities.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      const kept = roots.filter((root) => !gone.has(URI.file(root).toString()));
      roots = [...new Set([...kept, ...filePaths(added.map(({ uri }) => uri))])];
      guard.task('Changing folders', () => session.setRoots(roots));
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    guard.task('Changes outside', () => session.outside.take(changes.map(({ uri }) => uri)));
  });
  connection.onShutdown(() => session.stop());
}

function rootsOf(params: InitializeParams): string[] {
  const { workspaceFolders } = params;
  if (workspaceFolders !== undefined && workspaceFolders !== null) {
    return filePaths(workspaceFolders.map(({ uri }) => uri));
  }
  // Older clients name one folder.
  const rootUri = asObject(params)['rootUri'];
  return typeof rootUri === 'string' ? filePaths([rootUri]) : [];
}

/** Folders of other schemes have no files for the index. */
function filePaths(uris: readonly string[]): string[] {
  return uris
    .map((uri) => URI.parse(uri))
    .filter(({ scheme }) => scheme === 'file')
    .map(({ fsPath }) => fsPath);
}
