import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource, type MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ConfigurationParams,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  Registration,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { ApiMethod, ApiParams, ApiResult } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import {
  capabilitiesOf,
  clientOptionsOf,
  countRefreshes,
  environmentOf,
  recordRegistrations,
} from './clientSupport.ts';
import type { MessageChecker } from './protocol/messageChecker.ts';
import { connectionTo, startServer } from './serverProcess.ts';

const serverFile = fileURLToPath(new URL('../../../server/src/hosts/lsp/main.ts', import.meta.url));

/** Milliseconds after which a wait fails with what there is instead. */
const patience = 60_000;

export interface ClientOptions {
  roots: readonly string[];
  cacheFolder: string;
  trusted?: boolean;
  transport?: 'stdio' | 'ipc';
  /** The server's file; its source when left out. */
  program?: string;
  /** The client watches files for the server: the test then has to tell of changes. */
  watches?: boolean;
  /** The client takes edits by file only: no versions, no preview, no question before a rename. */
  plainEdits?: boolean;
  /** The client can be asked for buffers of another language. */
  registersDocuments?: boolean;
  /** The client asks for diagnostics. */
  pulls?: boolean;
  /** The client says nothing of itself, as the oldest do. */
  bare?: boolean;
  /** The client could ask, and would rather be told. */
  pushDiagnostics?: boolean;
  settings?: Record<string, unknown>;
  /** Sections of the editor's settings, for servers that ask for them. */
  configuration?: Record<string, unknown>;
  /** Environment of the server process besides this one's. */
  environment?: Record<string, string>;
  /** Reads along. */
  checker?: MessageChecker;
}

interface Waiting {
  isMet(): boolean;
  resolve(): void;
}

/** An editor at the other end of a real server process. */
export class EditorClient {
  readonly process: ChildProcess;
  readonly events: EventMessage[] = [];
  /** Publications by URI, oldest first. */
  readonly published = new Map<string, PublishDiagnosticsParams[]>();
  readonly logged: string[] = [];
  /** What the server asked for after the handshake. */
  readonly registrations: readonly Registration[];
  /** What the server declared. */
  capabilities: ServerCapabilities = {};
  /** How often the server asked to be asked again, by what. */
  readonly refreshes: ReadonlyMap<string, number>;
  readonly #connection: MessageConnection;
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();
  #isAlive = true;

  constructor(child: ChildProcess, connection: MessageConnection) {
    this.process = child;
    this.#connection = connection;
    child.on('exit', () => {
      this.#isAlive = false;
      this.#look();
    });
    child.stderr?.on('data', (data: Buffer) => this.logged.push(data.toString()));
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, [...(this.published.get(params.uri) ?? []), params]);
      this.#look();
    });
    connection.onNotification('databits/event', (event: EventMessage) => {
      this.events.push(event);
      this.#look();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.registrations = recordRegistrations(connection, () => this.#look());
    this.refreshes = countRefreshes(connection, () => this.#look());
    connection.onError(() => undefined);
    connection.listen();
  }

  /** Starts a server and shakes hands. */
  static async start(options: ClientOptions): Promise<EditorClient> {
    const env = environmentOf(options);
    const { program = serverFile, transport, checker } = options;
    const server = startServer(program, transport ?? 'stdio', env);
    const client = new EditorClient(server.child, connectionTo(server, checker));
    const { configuration = {} } = options;
    client.#connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section = '' }) => configuration[section] ?? null),
    );
    const { capabilities } = await client.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: options.roots.map((root) => ({
        uri: URI.file(root).toString(),
        name: path.basename(root),
      })),
      capabilities: capabilitiesOf(options),
      initializationOptions: {
        trusted: options.trusted ?? true,
        cacheFolder: options.cacheFolder,
        exclude: [],
        ...clientOptionsOf(options),
        ...(options.pushDiagnostics === true && { pushDiagnostics: true }),
        settings: { embeddingEnabled: false, diagnosticsDelay: 20, ...options.settings },
      },
    });
    client.capabilities = capabilities;
    await client.notify('initialized', {});
    return client;
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.#connection.sendRequest<R>(method, params);
  }

  /** Asks and takes the question back at once; answers the error of the answer. */
  async cancelled(method: string, params: unknown): Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.#connection.sendRequest(method, params, source.token);
    source.cancel();
    return answer.then(
      (result) => ({ result }),
      (error: unknown) => error,
    );
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  /** A question about a position of an open document. */
  at<R>(method: string, uri: string, position: { line: number; character: number }, more = {}): Promise<R> {
    return this.request<R>(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
  }

  /** An API answer, or the error as it came. */
  apiResponse(method: string, params: unknown): Promise<ApiResponse> {
    return this.request<ApiResponse>('databits/api', { method, params });
  }

  async api<M extends ApiMethod>(method: M, params: ApiParams<M>): Promise<ApiResult<M>> {
    const response = await this.apiResponse(method, params);
    if ('error' in response) throw new Error(`${method}: ${response.error.code}: ${response.error.message}`);
    return response.result as ApiResult<M>;
  }

  open(uri: string, text: string, languageId = 'databits'): Promise<void> {
    this.#versions.set(uri, 1);
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces a range of an open document, as typing does. Answers the new version. */
  async edit(uri: string, range: Range, text: string): Promise<number> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  changedOutside(uris: readonly string[]): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
  }

  /** What the editor shows for a file now. */
  diagnosticsOf(uri: string): readonly Diagnostic[] {
    return this.published.get(uri)?.at(-1)?.diagnostics ?? [];
  }

  codesOf(uri: string): string[] {
    return this.diagnosticsOf(uri)
      .map(({ code }) => String(code))
      .sort();
  }

  /** Waits until the editor shows exactly these codes for a file. */
  untilCodes(uri: string, codes: readonly string[], version?: number): Promise<void> {
    const expected = [...codes].sort().join(' ');
    const describe = (): string =>
      `codes of ${uri}: expected [${expected}], shown [${this.codesOf(uri).join(' ')}]`;
    return this.until(describe, () => {
      const last = this.published.get(uri)?.at(-1);
      if (version !== undefined && last?.version !== version) return false;
      return (last !== undefined || codes.length === 0) && this.codesOf(uri).join(' ') === expected;
    });
  }

  /** Waits until every file of the workspace was analysed once. */
  untilScanned(): Promise<void> {
    return this.until(
      () => 'the first scan',
      () =>
        this.events.some(
          ({ event, payload }) => event === 'index/status' && ['embedding', 'ready'].includes(payload.phase),
        ),
    );
  }

  /** Waits for a condition that messages of the server bring about. */
  async until(describe: () => string, isMet: () => boolean): Promise<void> {
    if (isMet()) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      const waiting = { isMet, resolve };
      this.#waiting.add(waiting);
      timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new Error(`Waited in vain for ${describe()}\n${this.logged.slice(-20).join('\n')}`));
      }, patience);
    });
    clearTimeout(timer);
    if (!isMet())
      throw new Error(`The server ended while waiting for ${describe()}\n${this.logged.join('\n')}`);
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<void> {
    if (!this.#isAlive) return;
    const ended = this.#ended();
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
    await ended;
    this.#connection.dispose();
  }

  /** Ends the server as a crash does. */
  async kill(): Promise<void> {
    const ended = this.#ended();
    this.process.kill('SIGKILL');
    await ended;
    this.#connection.dispose();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  #ended(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isAlive) this.process.once('exit', () => resolve());
      else resolve();
    });
  }

  #look(): void {
    for (const waiting of this.#waiting) {
      if (this.#isAlive && !waiting.isMet()) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }
}
