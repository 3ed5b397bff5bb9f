import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  ResponseError,
  RevealOutputChannelOn,
  TransportKind,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import type { ApiError, ApiMethod, ApiParams, ApiResult } from '../../shared/src/protocol/api.ts';
import {
  API_REQUEST,
  EDITOR_COMMANDS,
  EMBEDDING_KEY_VARIABLE,
  EVENT_NOTIFICATION,
  SERVER_NODE_ARGUMENTS,
  TRUST_NOTIFICATION,
  type ApiRequest,
  type ApiResponse,
  type EventMessage,
  type InitializationOptions,
} from '../../shared/src/protocol/lsp.ts';
import { cancelled, noFolder, unavailable } from './failedAnswers.ts';
import { hasFolder } from './folder.ts';
import { readCacheFolder, readExcludePatterns, readServerSettings } from './settings.ts';

/** A coded error of the server. */
export class ApiCallError extends Error {
  readonly code: ApiError['code'];

  constructor(error: ApiError) {
    super(error.message);
    this.code = error.code;
  }
}

/** What the server process is doing, for the status bar. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The extension's view of the server. */
export interface Server {
  readonly state: ServerState;
  readonly onState: vscode.Event<ServerState>;
  readonly onEvent: vscode.Event<EventMessage>;
  /** Asks the server; rejects with an {@link ApiCallError}. */
  call<M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
    token?: vscode.CancellationToken,
  ): Promise<ApiResult<M>>;
  /** Asks the server for a page: parameters and result pass as they are. Never rejects. */
  relay(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse>;
  restart(): Promise<void>;
}

/** Deaths of the server within the window that are still answered by a restart. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_IN_MILLISECONDS = 180_000;

/** Starts the language server in a process of its own (Node's channel between processes) and speaks with it. */
export class DataBitsServer implements Server, vscode.Disposable {
  readonly #serverFile: string;
  readonly #embeddingKey: () => Promise<string | undefined>;
  readonly #log: vscode.LogOutputChannel;
  readonly #stateEmitter = new vscode.EventEmitter<ServerState>();
  readonly #eventEmitter = new vscode.EventEmitter<EventMessage>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onState = this.#stateEmitter.event;
  readonly onEvent = this.#eventEmitter.event;
  #client: LanguageClient | undefined;
  #started: Promise<void> | undefined;
  #state: ServerState = 'stopped';
  #deaths: number[] = [];

  /** `embeddingKey` is asked at each start; the key goes by the process's environment, never by a message. */
  constructor(
    serverFile: string,
    log: vscode.LogOutputChannel,
    embeddingKey: () => Promise<string | undefined>,
  ) {
    this.#serverFile = serverFile;
    this.#embeddingKey = embeddingKey;
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        void this.#notify(TRUST_NOTIFICATION, { trusted: true });
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('databits')) return;
        void this.#notify('workspace/didChangeConfiguration', {
          settings: { databits: readServerSettings() },
        });
      }),
    ];
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server; resolves when it has answered, or when the failure has been shown. */
  async start(): Promise<void> {
    if (!existsSync(this.#serverFile)) {
      this.#fail('The DataBits server is missing from the extension: install the extension again.');
      return;
    }
    this.#setState('starting');
    const start = performance.now();
    const client = this.#createClient(await this.#embeddingKey());
    this.#client = client;
    this.#started = client.start();
    try {
      await this.#started;
      this.#log.info(`The server started in ${(performance.now() - start).toFixed(0)} ms.`);
      this.#setState('running');
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      this.#fail('The DataBits server did not start.');
    }
  }

  async restart(): Promise<void> {
    this.#deaths = [];
    this.#log.info('Restarting the server.');
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#started = undefined;
    this.#setState('stopped');
    try {
      if (client?.needsStop() === true) await client.stop(5000);
    } catch (error) {
      // A server that died or hangs cannot be stopped in order; its process is killed by the library.
      this.#log.warn(error instanceof Error ? error.message : String(error));
    }
  }

  async call<M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
    token?: vscode.CancellationToken,
  ): Promise<ApiResult<M>> {
    const response = await this.#request(method, params, token);
    if ('error' in response) throw new ApiCallError(response.error);
    // The same table types the server's handlers; a result crosses no trust boundary.
    return response.result as ApiResult<M>;
  }

  async relay(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    const source = new vscode.CancellationTokenSource();
    const cancel = (): void => {
      source.cancel();
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#request(method, params, source.token);
    } finally {
      signal.removeEventListener('abort', cancel);
      source.dispose();
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#stateEmitter.dispose();
    this.#eventEmitter.dispose();
  }

  async #request(method: ApiMethod, params: unknown, token?: vscode.CancellationToken): Promise<ApiResponse> {
    try {
      await this.#started;
      const client = this.#client;
      if (client === undefined || !client.isRunning()) return unavailable();
      const request: ApiRequest = { method, params };
      // An absent token would be sent as another parameter.
      const response =
        token === undefined
          ? await client.sendRequest<ApiResponse>(API_REQUEST, request)
          : await client.sendRequest<ApiResponse>(API_REQUEST, request, token);
      return this.#explained(method, response);
    } catch (error) {
      if (token?.isCancellationRequested === true) return cancelled();
      const message = error instanceof Error ? error.message : String(error);
      this.#log.error(`${method}: ${message}`);
      // Without a code the connection broke, for instance because the server died.
      return error instanceof ResponseError ? { error: { code: 'failed', message } } : unavailable();
    }
  }

  /** Without a folder the server has no index, which is no failure; what did fail goes to the log. */
  #explained(method: ApiMethod, response: ApiResponse): ApiResponse {
    if (!('error' in response) || response.error.code === 'cancelled') return response;
    if (response.error.code === 'unavailable' && !hasFolder()) return noFolder();
    // Asked a moment too early, as the status bar does at every start.
    const isEarly = response.error.code === 'unavailable' && method === 'index/status';
    if (!isEarly) this.#log.warn(`${method}: ${response.error.message}`);
    return response;
  }

  async #notify(method: string, params: object): Promise<void> {
    try {
      await this.#client?.sendNotification(method, params);
    } catch (error) {
      this.#log.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #createClient(key: string | undefined): LanguageClient {
    const env = key === undefined ? {} : { [EMBEDDING_KEY_VARIABLE]: key };
    const run = {
      module: this.#serverFile,
      transport: TransportKind.ipc,
      options: { env, execArgv: [...SERVER_NODE_ARGUMENTS] },
    };
    const debug = {
      ...run,
      options: { env, execArgv: [...SERVER_NODE_ARGUMENTS, '--nolazy', '--inspect=6019'] },
    };
    const client = new LanguageClient('databits', 'DataBits', { run, debug }, this.#clientOptions());
    client.onNotification(EVENT_NOTIFICATION, (message: EventMessage) => {
      this.#eventEmitter.fire(message);
    });
    return client;
  }

  #clientOptions(): LanguageClientOptions {
    const cacheFolder = readCacheFolder();
    const options: InitializationOptions = {
      trusted: vscode.workspace.isTrusted,
      ...(cacheFolder === undefined ? {} : { cacheFolder }),
      exclude: readExcludePatterns(),
      settings: readServerSettings(),
      // The server ranks the problems of the whole workspace, and tells only what changed.
      pushDiagnostics: true,
      events: true,
      commands: [...EDITOR_COMMANDS],
    };
    return {
      documentSelector: [
        { scheme: 'file', language: 'databits' },
        { scheme: 'untitled', language: 'databits' },
      ],
      diagnosticCollectionName: 'databits',
      outputChannel: this.#log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: options,
      initializationFailedHandler: () => false,
      errorHandler: this.#errorHandler(),
      // Records are untrusted text: hovers render no HTML and run no commands.
      markdown: { isTrusted: false, supportHtml: false },
    };
  }

  #errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const now = Date.now();
        this.#deaths = [...this.#deaths.filter((time) => now - time < RESTART_WINDOW_IN_MILLISECONDS), now];
        if (this.#deaths.length <= MOST_RESTARTS) {
          this.#log.warn('The server ended unexpectedly and is started again.');
          return { action: CloseAction.Restart, handled: true };
        }
        this.#fail(
          'The DataBits server ended unexpectedly several times and is not started again by itself.',
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  #fail(message: string): void {
    this.#log.error(message);
    this.#setState('failed');
    void showFailure(message);
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#stateEmitter.fire(state);
  }
}

async function showFailure(message: string): Promise<void> {
  const choice = await vscode.window.showErrorMessage(message, 'Restart Server', 'Show Output');
  if (choice === 'Restart Server') await vscode.commands.executeCommand('databits.restartServer');
  if (choice === 'Show Output') await vscode.commands.executeCommand('databits.showOutput');
}
