import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  PublishDiagnosticsNotification,
  SemanticTokensRefreshRequest,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Problem } from '../../../../shared/src/problem.ts';
import { EVENT_NOTIFICATION, type EventMessage } from '../../../../shared/src/protocol/lsp.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Guard } from './guard.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds between two requests to the editor to ask again for what depends on other files. */
const REFRESH_INTERVAL = 1000;

/** What the server tells and asks the editor of its own accord. Nobody waits; failures are logged. */
export class EditorMessages {
  readonly #connection: Connection;
  readonly #guard: Guard;
  readonly #capabilities: ClientCapabilities;
  readonly #refreshes: Throttle;
  readonly #hintRefreshes: Throttle;

  constructor(connection: Connection, guard: Guard, capabilities: ClientCapabilities) {
    this.#connection = connection;
    this.#guard = guard;
    this.#capabilities = capabilities;
    const { refreshesCodeLenses, refreshesInlayHints, refreshesSemanticTokens } = capabilities;
    this.#refreshes = new Throttle(REFRESH_INTERVAL, () => {
      if (refreshesCodeLenses) this.#ask('lenses', CodeLensRefreshRequest.method);
      if (refreshesSemanticTokens) this.#ask('tokens', SemanticTokensRefreshRequest.method);
    });
    this.#hintRefreshes = new Throttle(REFRESH_INTERVAL, () => {
      if (refreshesInlayHints) this.#ask('hints', InlayHintRefreshRequest.method);
    });
  }

  diagnosticOf(problem: Problem): Diagnostic {
    return diagnosticOf(problem, this.#capabilities);
  }

  /** `uri` is the client's. */
  publish(uri: string, problems: readonly Problem[], version: number | undefined): void {
    this.#guard.task('Publishing diagnostics', () =>
      this.#connection.sendNotification(PublishDiagnosticsNotification.type, {
        uri,
        diagnostics: problems.map((problem) => this.diagnosticOf(problem)),
        ...(this.#capabilities.diagnosticVersions && version !== undefined && { version }),
      }),
    );
  }

  /** Versions of records, or what no commit has yet, may be others now. */
  historyChanged(): void {
    this.send({ event: 'history/changed', payload: {} });
  }

  /** Tells a client that listens; others would complain of a message that they don't know. */
  send(message: EventMessage): void {
    if (!this.#capabilities.receivesEvents) return;
    this.#guard.task('Sending an event', () =>
      this.#connection.sendNotification(EVENT_NOTIFICATION, message),
    );
  }

  refreshDiagnostics(): void {
    this.#ask('diagnostics', DiagnosticRefreshRequest.method);
  }

  /** Lenses and tokens say what references lead to. Asked for at most once in a while. */
  refresh(): void {
    this.#refreshes.ask();
  }

  /** Hints say how many records there are of a kind: every change counts. Asked for at most once in a while. */
  refreshHints(): void {
    this.#hintRefreshes.ask();
  }

  dispose(): void {
    this.#refreshes.dispose();
    this.#hintRefreshes.dispose();
  }

  #ask(name: string, method: string): void {
    this.#guard.task(`Refreshing ${name}`, () => this.#connection.sendRequest(method));
  }
}
