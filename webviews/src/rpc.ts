import type { ApiError, ApiMethod, ApiParams, ApiResult } from '../../shared/src/protocol/api.ts';
import type { EventName, Events } from '../../shared/src/protocol/events.ts';
import type { ExamplePageState, FromPage, HostRequests, ToPage } from '../../shared/src/protocol/webview.ts';

/** The way to the editor: in the editor its webview API, in tests a fake. */
export interface Port<S = ExamplePageState, H extends object = HostRequests> {
  post(message: FromPage<H>): void;
  /** Calls the listener with every message of the host. */
  listen(listener: (message: ToPage<S>) => void): void;
}

/** A coded error of the host or the server. */
export class CallError extends Error {
  readonly code: ApiError['code'];

  constructor(error: ApiError) {
    super(error.message);
    this.code = error.code;
  }
}

interface OpenCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Typed calls and events over a port. Create it, register the listeners, then call {@link Rpc.ready} once. */
export class Rpc<S = ExamplePageState, H extends object = HostRequests> {
  readonly #port: Port<S, H>;
  readonly #calls = new Map<number, OpenCall>();
  readonly #eventListeners = new Map<EventName, ((payload: unknown) => void)[]>();
  #stateListener: ((state: S) => void) | undefined;
  #lastId = 0;

  constructor(port: Port<S, H>) {
    this.#port = port;
    port.listen((message) => {
      this.#receive(message);
    });
  }

  /** Asks the server. Rejects with a {@link CallError}; an aborted signal cancels the call there too. */
  call<M extends ApiMethod>(method: M, params: ApiParams<M>, signal?: AbortSignal): Promise<ApiResult<M>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(cancelled());
        return;
      }
      this.#calls.set(id, { resolve, reject });
      this.#port.post({ type: 'call', id, method, params });
      signal?.addEventListener('abort', () => {
        this.#cancel(id);
      });
    }) as Promise<ApiResult<M>>;
  }

  /** Asks the editor for something that has no answer. */
  host<R extends keyof H>(request: R, params: H[R]): void {
    // The table pairs each request with its parameters; TypeScript cannot follow the pair through the generic.
    this.#port.post({ type: 'host', request, params } as FromPage<H>);
  }

  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): void {
    const listeners = this.#eventListeners.get(event) ?? [];
    listeners.push(listener as (payload: unknown) => void);
    this.#eventListeners.set(event, listeners);
  }

  /** The host says what the page shall look at. */
  onState(listener: (state: S) => void): void {
    this.#stateListener = listener;
  }

  /** Tells the host that the page listens; what the host had to say before arrives now. */
  ready(): void {
    this.#port.post({ type: 'ready' });
  }

  #receive(message: ToPage<S>): void {
    switch (message.type) {
      case 'answer': {
        const call = this.#calls.get(message.id);
        this.#calls.delete(message.id);
        if ('error' in message) call?.reject(new CallError(message.error));
        else call?.resolve(message.result);
        return;
      }
      case 'event':
        for (const listener of this.#eventListeners.get(message.message.event) ?? [])
          listener(message.message.payload);
        return;
      case 'state':
        this.#stateListener?.(message.state);
    }
  }

  #cancel(id: number): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    this.#calls.delete(id);
    this.#port.post({ type: 'cancel', id });
    call.reject(cancelled());
  }
}

function cancelled(): CallError {
  return new CallError({ code: 'cancelled', message: 'The request was cancelled.' });
}

/** True for the end of a call that nobody waits for any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof CallError && error.code === 'cancelled';
}

/** Any failure of a call as a coded error. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof CallError) return { code: error.code, message: error.message };
  return { code: 'failed', message: error instanceof Error ? error.message : String(error) };
}
