import path from 'node:path';
import {
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ReferencesRequest,
  TextDocumentSyncKind,
  WatchKind,
  type Connection,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ClientCapabilities } from './clientCapabilities.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds in which named files are collected: a start finds them one after the other. */
const collectFor = 100;

const PYTHON = [{ scheme: 'file', language: 'python' }];

/**
 * Asks the client for Python buffers, for questions about them and for changes of the files, once a template names one, and
 * for nothing else of Python: who has no such template pays nothing, and no other feature of the server meets Python.
 */
export class PythonSync {
  readonly #connection: Connection;
  readonly #client: ClientCapabilities;
  readonly #onFailure: (error: unknown) => void;
  readonly #watched = new Set<string>();
  readonly #wanted = new Set<string>();
  readonly #collected: Throttle;
  #isRegistered = false;

  constructor(connection: Connection, client: ClientCapabilities, onFailure: (error: unknown) => void) {
    this.#connection = connection;
    this.#client = client;
    this.#onFailure = onFailure;
    this.#collected = new Throttle(collectFor, () => {
      this.#register().catch(this.#onFailure);
    });
  }

  /** A template names a Python file. */
  named(uri: string): void {
    this.#wanted.add(path.basename(URI.parse(uri).fsPath));
    this.#collected.ask();
  }

  dispose(): void {
    this.#collected.dispose();
  }

  async #register(): Promise<void> {
    const names = [...this.#wanted].filter((name) => !this.#watched.has(name));
    for (const name of names) this.#watched.add(name);
    const { client } = this.#connection;
    if (names.length > 0 && this.#client.watchesFiles) {
      // Creation and deletion of all files are watched already.
      const watchers = names.map((name) => ({ globPattern: `**/${literal(name)}`, kind: WatchKind.Change }));
      await client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (this.#isRegistered || !this.#client.registersDocuments) return;
    this.#isRegistered = true;
    const documentSelector = PYTHON;
    const syncKind = TextDocumentSyncKind.Incremental;
    await client.register(DidOpenTextDocumentNotification.type, { documentSelector });
    await client.register(DidChangeTextDocumentNotification.type, { documentSelector, syncKind });
    await client.register(DidCloseTextDocumentNotification.type, { documentSelector });
    await client.register(DefinitionRequest.type, { documentSelector });
    await client.register(ReferencesRequest.type, { documentSelector });
  }
}

/** A name as a glob that has no special characters: those match any one character. */
function literal(name: string): string {
  return name.replace(/[[\]{}*?,!]/g, '?');
}
