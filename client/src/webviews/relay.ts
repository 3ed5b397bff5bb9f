import type { ApiError, ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse, EventMessage } from '../../../shared/src/protocol/lsp.ts';
import type {
  ExamplePageState,
  FromPage,
  HostRequests,
  ToPage,
} from '../../../shared/src/protocol/webview.ts';
import { isParamsOf, readFromPage, type PageProtocol } from './messages.ts';

/** A request to the editor itself. */
export type HostRequest<H extends object = HostRequests> = Extract<FromPage<H>, { type: 'host' }>;

/** What a relay needs: the server, the page's mailbox and the editor. Free of `vscode`, so that tests run it as it is. */
export interface RelayPorts<S = ExamplePageState, H extends object = HostRequests> {
  /** What this page may say. */
  page: PageProtocol<H>;
  /** Asks the server; never rejects. */
  call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse>;
  post(message: ToPage<S>): void;
  /** Carries out a checked request of the page. */
  host(request: HostRequest<H>): void;
  /** The page can be spoken to, for the first time or again after a reload: what it should show. */
  initialState(): S;
  /** Something that no page of ours sends. */
  reject(message: unknown): void;
}

/**
 * Stands between a page, which may be taken over by hostile text, and everything else. Only messages that pass the
 * guards get through; each call is answered once; what is sent before the page listens waits in a queue.
 */
export class PageRelay<S = ExamplePageState, H extends object = HostRequests> {
  readonly #ports: RelayPorts<S, H>;
  readonly #calls = new Map<number, AbortController>();
  #queue: ToPage<S>[] | undefined = [];
  #disposed = false;

  constructor(ports: RelayPorts<S, H>) {
    this.#ports = ports;
  }

  /** Takes whatever the page posted. */
  receive(message: unknown): void {
    const wrongCall = unansweredCall(message, this.#ports.page.methods);
    if (wrongCall !== undefined) {
      this.#answer(wrongCall, { error: unknownMethod() });
      return;
    }
    const read = readFromPage(message, this.#ports.page);
    if (read === undefined) {
      this.#ports.reject(message);
      return;
    }
    this.#dispatch(read);
  }

  /** Passes an event of the server on. */
  sendEvent(message: EventMessage): void {
    this.#send({ type: 'event', message });
  }

  /** Tells the page what to look at. */
  sendState(state: S): void {
    this.#send({ type: 'state', state });
  }

  /** Cancels every open call; nothing is sent any more. */
  dispose(): void {
    this.#disposed = true;
    for (const call of this.#calls.values()) call.abort();
    this.#calls.clear();
  }

  #dispatch(message: FromPage<H>): void {
    switch (message.type) {
      case 'ready':
        this.#becomeReady();
        return;
      case 'cancel':
        this.#calls.get(message.id)?.abort();
        return;
      case 'call':
        void this.#relay(message.id, message.method, message.params);
        return;
      case 'host':
        this.#ports.host(message);
    }
  }

  #becomeReady(): void {
    // A page that loads again knows nothing of the calls of the one before.
    for (const call of this.#calls.values()) call.abort();
    this.#calls.clear();
    const state = this.#ports.initialState();
    const queue = this.#queue ?? [];
    this.#queue = undefined;
    // A queued state is newer than the initial one.
    if (!queue.some((message) => message.type === 'state')) this.sendState(state);
    for (const message of queue) this.#send(message);
  }

  async #relay(id: number, method: ApiMethod, params: unknown): Promise<void> {
    if (!isParamsOf(method, params)) {
      this.#answer(id, {
        error: { code: 'invalid-params', message: `The parameters of ${method} are not valid.` },
      });
      return;
    }
    if (this.#calls.has(id)) {
      this.#ports.reject({ id, method });
      return;
    }
    const controller = new AbortController();
    this.#calls.set(id, controller);
    const response = await this.#ports.call(method, params, controller.signal);
    // After a reload the number belongs to another call.
    if (this.#calls.get(id) !== controller) return;
    this.#calls.delete(id);
    this.#answer(id, response);
  }

  #answer(id: number, response: ApiResponse): void {
    if (!this.#disposed) this.#ports.post({ type: 'answer', id, ...response });
  }

  #send(message: ToPage<S>): void {
    if (this.#disposed) return;
    if (this.#queue === undefined) this.#ports.post(message);
    else this.#queue.push(message);
  }
}

/** The number of a call whose method pages may not use; it gets an answer, so that no promise hangs. */
function unansweredCall(message: unknown, methods: readonly ApiMethod[]): number | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  if (!('type' in message) || message.type !== 'call' || !('id' in message) || !('method' in message))
    return undefined;
  return Number.isSafeInteger(message.id) && !methods.some((allowed) => allowed === message.method)
    ? Number(message.id)
    : undefined;
}

function unknownMethod(): ApiError {
  return { code: 'unknown-method', message: 'Pages may not use this method.' };
}
